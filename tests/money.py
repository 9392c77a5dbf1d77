"""What a gateway would say, built by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from payments.account import our_account
from payments.gateways import PaymentNews, PaymentState

if TYPE_CHECKING:
    from datetime import datetime

    from payments.models import Order


def news(
    order: Order,
    *,
    transaction_id: str = "4200000001",
    amount_fen: int | None = None,
    state: PaymentState = PaymentState.SUCCESS,
    paid_at: datetime | None = None,
    **other: str,
) -> PaymentNews:
    """Return news about an order; `other` overrides currency, merchant_id or app_id."""
    facts = {
        "currency": "CNY",
        "merchant_id": our_account().merchant_id,
        "app_id": our_account().app_id,
        **other,
    }
    return PaymentNews(
        order_no=order.number,
        transaction_id=transaction_id,
        amount_fen=order.amount_fen if amount_fen is None else amount_fen,
        state=state,
        paid_at=paid_at or timezone.now(),
        raw="{}",
        **facts,
    )
