"""What is to be paid, what was asked for, and what came in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from applications.states import State
from payments.models import MoneyState, OrderState, PaymentWay
from portals.shell.pieces import Fact
from portals.shell.wording import day_time, yuan

if TYPE_CHECKING:
    from datetime import datetime

    from applications.models import Application
    from payments.models import Order, Payment
    from portals.shell.pieces import Tone

PAID_STATES = (State.PAID, State.TICKET_ISSUED, State.SCORED)
FATE: dict[str, tuple[Tone, str]] = {
    MoneyState.APPLIED: ("ok", "已入账"),
    MoneyState.TO_REFUND: ("wait", "会按原路退回"),
    MoneyState.MISMATCH: ("do", "金额不符，工作人员会与您联系"),
}


@dataclass(frozen=True)
class Receipt:
    """Money that came in, as the candidate sees it."""

    payment: Payment

    @property
    def tone(self) -> Tone:
        return FATE[self.payment.state][0]

    @property
    def word(self) -> str:
        return FATE[self.payment.state][1]

    @property
    def is_online(self) -> bool:
        return self.payment.way == PaymentWay.WECHAT

    @property
    def has_code(self) -> bool:
        """Say whether a receipt can be fetched with the number shown."""
        return self.is_online and self.payment.state == MoneyState.APPLIED

    @property
    def facts(self) -> list[Fact]:
        number = "缴款码" if self.is_online else "收据编号"
        return [
            Fact("金额", yuan(self.payment.amount_fen)),
            Fact(number, self.payment.transaction_id),
            Fact("付款方式", PaymentWay(self.payment.way).label),
            Fact("付款时间", day_time(self.payment.paid_at)),
        ]


@dataclass(frozen=True)
class RunningOrder:
    """The order that can be paid now."""

    order: Order

    @property
    def code_url(self) -> str:
        return self.order.code_url

    @property
    def picture_url(self) -> str:
        return reverse("candidate:pay_code", args=[self.order.public_id])

    @property
    def amount(self) -> str:
        return yuan(self.order.amount_fen)

    @property
    def facts(self) -> list[Fact]:
        return [
            Fact("订单号", self.order.number),
            Fact("金额", self.amount),
            Fact("付款方式", PaymentWay.WECHAT.label),
        ]


def unpaid_order_of(paper: Application) -> Order | None:
    """Return the order that is not settled yet, run out or not; None when there is none."""
    if paper.current_state is not State.APPROVED:
        return None
    orders = [order for order in paper.orders.all() if order.state == OrderState.OPEN]
    return next((order for order in orders if order.code_url), None)


def running_order_of(paper: Application, *, now: datetime) -> RunningOrder | None:
    """Return the order whose code can still be scanned. One query."""
    order = unpaid_order_of(paper)
    return RunningOrder(order) if order is not None and order.expires_at > now else None


def receipts_of(paper: Application) -> list[Receipt]:
    """Return everything that came in, newest first. One query."""
    return [Receipt(payment) for payment in paper.payments.order_by("-pk")]


def is_paid(paper: Application) -> bool:
    return paper.current_state in PAID_STATES
