"""What payments may ask of whoever takes the money, what it hears back, and how that can fail.

Money is whole fen throughout. A gateway reports faithfully and decides nothing: whether amount,
currency, merchant and order are the ones we asked for is for `payments` to compare.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class PaymentState(Enum):
    """Where a payment stands with the provider."""

    SUCCESS = "SUCCESS"
    NOTPAY = "NOTPAY"
    CLOSED = "CLOSED"
    REFUND = "REFUND"  # paid, then refunded in part or whole: see the refund itself
    USERPAYING = "USERPAYING"
    PAYERROR = "PAYERROR"


class RefundState(Enum):
    """Where a refund stands with the provider."""

    PROCESSING = "PROCESSING"
    SUCCESS = "SUCCESS"
    CLOSED = "CLOSED"
    ABNORMAL = "ABNORMAL"  # the payer's bank will not take it: a person must settle it


@dataclass(frozen=True)
class Prepay:
    """An order the payer may now pay by scanning `code_url`, good for two hours at most."""

    code_url: str


@dataclass(frozen=True)
class PaymentNews:
    """What the provider says of one order. An unpaid order has no number, amount or time.

    `raw` is the JSON as it was signed, for the ledger; it names the payer, so no log may have it.
    """

    order_no: str
    transaction_id: str
    amount_fen: int | None
    currency: str
    merchant_id: str
    app_id: str
    state: PaymentState
    paid_at: datetime | None
    raw: str = field(repr=False)


@dataclass(frozen=True)
class RefundNews:
    """What the provider says of one refund; `raw` as in `PaymentNews`."""

    refund_no: str
    refund_id: str
    order_no: str
    amount_fen: int
    currency: str
    state: RefundState
    refunded_at: datetime | None
    raw: str = field(repr=False)


class GatewayFailure(Exception):
    """The provider did not do what was asked, or we cannot know that it did.

    `reason` is for staff and logs; `permanent` says that asking again the same way is useless.
    After a failure that is not permanent the order may stand either way: `query` tells.
    """

    def __init__(self, reason: str, *, permanent: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent


class OrderUnknown(GatewayFailure):
    """The provider never heard of this order or refund number."""


class AlreadyPaid(GatewayFailure):
    """The order is paid, so it can neither be offered again nor closed."""


class ForgedNotification(Exception):
    """A message that claims to be from the provider and cannot be shown to be."""


class PaymentGateway(Protocol):
    """One provider. Every method but `read_notification` may raise `GatewayFailure`."""

    def prepay(
        self,
        *,
        order_no: str,
        amount_fen: int,
        description: str,
        expires_at: datetime,
        notify_url: str,
    ) -> Prepay:
        """Offer an order for payment; the same order again gives the same code.

        Raises:
            AlreadyPaid: somebody has paid it.
            ValueError: `expires_at` has no time zone.
        """
        ...

    def query(self, order_no: str) -> PaymentNews:
        """Ask where a payment stands.

        Raises:
            OrderUnknown: it was never offered.
        """
        ...

    def close(self, order_no: str) -> None:
        """Let nobody pay this order any more; closing it twice is no error.

        Raises:
            AlreadyPaid: too late.
            OrderUnknown: it was never offered.
        """
        ...

    def refund(
        self, *, order_no: str, refund_no: str, amount_fen: int, total_fen: int, reason: str
    ) -> RefundNews:
        """Give back `amount_fen` of the `total_fen` paid; the same `refund_no` gives it once."""
        ...

    def query_refund(self, refund_no: str) -> RefundNews:
        """Ask where a refund stands.

        Raises:
            OrderUnknown: it was never asked for.
        """
        ...

    def read_notification(self, headers: Mapping[str, str], body: bytes) -> PaymentNews:
        """Read a payment notification from its raw bytes.

        Raises:
            ForgedNotification: signature, key, age or content is not the provider's.
        """
        ...
