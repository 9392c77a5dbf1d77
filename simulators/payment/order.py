"""One order, and how the lines of the truth file make and change it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from simulators.truth import number_in, text_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulators.truth import Line

BEIJING = timezone(timedelta(hours=8))


def now() -> datetime:
    """Beijing time, whole seconds, as the provider writes it."""
    return datetime.now(BEIJING).replace(microsecond=0)


@dataclass(frozen=True)
class Order:
    """One order. Amounts in fen; `charged` is what the payer really paid; times are ISO 8601."""

    order_no: str
    token: str
    amount: int
    description: str
    notify_url: str
    expires_at: str
    closed: bool = False
    charged: int = 0
    transaction_id: str = ""
    paid_at: str = ""
    told: bool = False
    silent: bool = False
    refunds: Mapping[str, int] = field(default_factory=dict)

    @property
    def terms(self) -> Line:
        """What the merchant asked for: the same number must come with the same terms."""
        return {
            "order_no": self.order_no,
            "amount": self.amount,
            "description": self.description,
            "notify_url": self.notify_url,
            "expires_at": self.expires_at,
        }

    @property
    def state(self) -> str:
        if self.paid_at:
            return "REFUND" if self.refunds else "SUCCESS"
        over = self.closed or datetime.fromisoformat(self.expires_at) <= now()
        return "CLOSED" if over else "NOTPAY"


def offered(line: Line) -> Order:
    """Read an order as it was first written down."""
    return Order(
        order_no=text_in(line, "order_no"),
        token=text_in(line, "token"),
        amount=number_in(line, "amount") or 0,
        description=text_in(line, "description"),
        notify_url=text_in(line, "notify_url"),
        expires_at=text_in(line, "expires_at"),
    )


def changed(order: Order, line: Line) -> Order:
    """Return the order as a later line leaves it."""
    match line["kind"]:
        case "paid":
            return replace(
                order,
                charged=number_in(line, "charged") or 0,
                transaction_id=text_in(line, "transaction_id"),
                paid_at=text_in(line, "paid_at"),
                silent=line.get("silent") is True,
            )
        case "refunded":
            given = {text_in(line, "refund_no"): number_in(line, "amount") or 0}
            return replace(order, refunds={**order.refunds, **given})
        case "told":
            return replace(order, told=True)
        case _:
            return replace(order, closed=True)
