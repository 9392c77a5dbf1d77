"""WeChat Pay's JSON turned into news. Nothing is guessed: what is not documented is unreadable."""

from __future__ import annotations

import json
from datetime import datetime

from payments.gateways.contract import PaymentNews, PaymentState, RefundNews, RefundState


class Unreadable(ValueError):
    """The provider's words are not of the documented shape."""


def object_of(text: str | bytes) -> dict[str, object]:
    """Read a JSON object."""
    try:
        found: object = json.loads(text)
    except ValueError as error:
        raise Unreadable("no JSON") from error
    if not isinstance(found, dict):
        raise Unreadable("no JSON object")
    return found


def text_of(fields: dict[str, object], name: str, default: str | None = None) -> str:
    """Read a text; without a default it must be there."""
    value = fields.get(name, default)
    if not isinstance(value, str):
        raise Unreadable(f"{name} is missing or no text")
    return value


def fields_of(fields: dict[str, object], name: str) -> dict[str, object]:
    """Read a nested object, which must be there."""
    value = fields.get(name)
    if not isinstance(value, dict):
        raise Unreadable(f"{name} is missing or no object")
    return value


def payment_news(raw: str) -> PaymentNews:
    """Read a transaction, from a query or out of a notification."""
    fields = object_of(raw)
    state = _payment_state(text_of(fields, "trade_state"))
    paid = state in (PaymentState.SUCCESS, PaymentState.REFUND)
    amount = fields_of(fields, "amount") if paid else None
    return PaymentNews(
        order_no=text_of(fields, "out_trade_no"),
        transaction_id=text_of(fields, "transaction_id", None if paid else ""),
        amount_fen=None if amount is None else _fen(amount, "total"),
        currency="" if amount is None else text_of(amount, "currency", "CNY"),
        merchant_id=text_of(fields, "mchid"),
        app_id=text_of(fields, "appid", None if paid else ""),
        state=state,
        paid_at=_moment(text_of(fields, "success_time")) if paid else None,
        raw=raw,
    )


def refund_news(raw: str) -> RefundNews:
    """Read a refund."""
    fields = object_of(raw)
    amount = fields_of(fields, "amount")
    done = text_of(fields, "success_time", "")
    try:
        state = RefundState(text_of(fields, "status"))
    except ValueError as error:
        raise Unreadable("an unknown refund state") from error
    return RefundNews(
        refund_no=text_of(fields, "out_refund_no"),
        refund_id=text_of(fields, "refund_id"),
        order_no=text_of(fields, "out_trade_no"),
        amount_fen=_fen(amount, "refund"),
        currency=text_of(amount, "currency", "CNY"),
        state=state,
        refunded_at=_moment(done) if done else None,
        raw=raw,
    )


def _payment_state(word: str) -> PaymentState:
    try:
        return PaymentState(word)
    except ValueError as error:
        raise Unreadable("an unknown payment state") from error


def _fen(amount: dict[str, object], name: str) -> int:
    value = amount.get(name)
    if not isinstance(value, int) or isinstance(value, bool):  # 1.0 and "1" are not money
        raise Unreadable(f"{name} is no whole number of fen")
    return value


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Unreadable("a strange time") from error
    if moment.tzinfo is None:
        raise Unreadable("a time without a zone")
    return moment
