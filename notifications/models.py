"""The outbox: a row written with the deed, delivered by Celery, kept as proof."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from accounts.models import User
from vault.fields import EncryptedText
from vault.public_ids import new_public_id


class Delivery(models.TextChoices):
    """Where a message is on its way."""

    WAITING = "waiting", "待发送"
    SENT = "sent", "已发送"
    DEAD = "dead", "发送失败"
    EXPIRED = "expired", "过时未发"


class OutboxMessage(models.Model):
    """One message to one phone. `public_id` is the provider's idempotency key."""

    public_id = models.CharField("public id", max_length=22, unique=True, default=new_public_id)
    kind = models.CharField("kind", max_length=40)
    about = models.CharField("about", max_length=40, blank=True, db_index=True)
    recipient = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="recipient"
    )
    phone = EncryptedText("phone", editable=True)
    phone_masked = models.CharField("masked phone", max_length=11)
    text = EncryptedText("text", editable=True)
    facts = EncryptedText("the message's fields, as JSON", editable=True)
    cause = models.CharField("cause", max_length=100, null=True, unique=True)
    delivery = models.CharField(
        "delivery", max_length=8, choices=Delivery.choices, default=Delivery.WAITING
    )
    tries = models.PositiveSmallIntegerField("tries", default=0)
    due = models.DateTimeField("due")
    expires_at = models.DateTimeField("expires at", null=True)
    created_at = models.DateTimeField("created at", auto_now_add=True)
    sent_at = models.DateTimeField("sent at", null=True)
    provider_id = models.CharField("provider's id", max_length=64, blank=True)
    fault = models.CharField("fault", max_length=120, blank=True)

    class Meta:
        verbose_name = "outbox message"
        verbose_name_plural = "outbox messages"
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["due", "id"],
                condition=models.Q(delivery="waiting"),
                name="notifications_outbox_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"
