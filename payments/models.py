"""What is owed, and what came in. Amounts are whole fen."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from accounts.models import User
from applications.models import Application
from vault.public_ids import new_public_id


class OrderState(models.TextChoices):
    """Where an order stands."""

    OPEN = "open", "待支付"
    PAID = "paid", "已支付"
    CLOSED = "closed", "已关闭"


class Order(models.Model):
    """One charge for one application. At most one is open at a time."""

    public_id = models.CharField("public id", max_length=22, unique=True, default=new_public_id)
    number = models.CharField("order number at the gateway", max_length=32, unique=True)
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="orders", verbose_name="application"
    )
    amount_fen = models.PositiveIntegerField("amount in fen")
    items = models.JSONField("items", default=list)
    state = models.CharField(
        "state", max_length=6, choices=OrderState.choices, default=OrderState.OPEN
    )
    code_url = models.CharField("payment code", max_length=200, blank=True)
    created_at = models.DateTimeField("created at", auto_now_add=True)
    expires_at = models.DateTimeField("expires at")

    class Meta:
        verbose_name = "order"
        verbose_name_plural = "orders"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state="open"),
                name="one_open_order_per_application",
                violation_error_message="已有一笔正在支付的订单。",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class PaymentWay(models.TextChoices):
    """How money came in."""

    WECHAT = "wechat", "微信支付"
    COUNTER = "counter", "现场缴费"


class MoneyState(models.TextChoices):
    """What became of money that came in."""

    APPLIED = "applied", "已入账"
    TO_REFUND = "to_refund", "待退款"
    MISMATCH = "mismatch", "金额或商户不符"


class Payment(models.Model):
    """Money that came in, applied or not. The gateway's own words are kept."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="payments", verbose_name="application"
    )
    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, null=True, related_name="payments", verbose_name="order"
    )
    way = models.CharField("way", max_length=8, choices=PaymentWay.choices)
    transaction_id = models.CharField("transaction id", max_length=40)
    amount_fen = models.PositiveIntegerField("amount in fen")
    state = models.CharField("state", max_length=9, choices=MoneyState.choices)
    paid_at = models.DateTimeField("paid at")
    recorded_at = models.DateTimeField("recorded at", auto_now_add=True)
    recorded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="recorded by"
    )
    evidence = models.JSONField("the gateway's words", default=dict)

    class Meta:
        verbose_name = "payment"
        verbose_name_plural = "payments"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["way", "transaction_id"], name="one_payment_per_transaction"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.way} {self.transaction_id}"
