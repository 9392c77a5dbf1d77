"""WeChat Pay v3, "Native": the payer scans a code that we show."""

from __future__ import annotations

import base64
import json
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING
from urllib.parse import quote

import requests

from payments.gateways.contract import (
    AlreadyPaid,
    ForgedNotification,
    GatewayFailure,
    OrderUnknown,
    PaymentNews,
    Prepay,
    RefundNews,
)
from payments.gateways.wechat_news import (
    Unreadable,
    fields_of,
    object_of,
    payment_news,
    refund_news,
    text_of,
)
from payments.gateways.wechat_seal import NotGenuine, WechatSeal
from vault.seals import aes_gcm_decrypt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BEIJING = timezone(timedelta(hours=8))
API_KEY_BYTES = 32
CODE = re.compile(r"[A-Z_]{3,40}")

# Written with and without underscores in the provider's own tables; compared without.
UNKNOWN_ORDER = frozenset({"ORDERNOTEXIST", "RESOURCENOTEXISTS", "REFUNDNOTEXISTS"})
PAID_ORDER = frozenset({"ORDERPAID"})
FINAL_STATUS = frozenset({400, 404})
FINAL_CODES = frozenset({"OUTTRADENOUSED", "TRADEERROR"})


@dataclass(frozen=True)
class WechatPay:
    """One merchant's account. `endpoint` is a URL without a path; `timeout` is in seconds."""

    endpoint: str
    app_id: str
    api_v3_key: str = field(repr=False)
    seal: WechatSeal
    timeout: float = 10.0

    def __post_init__(self) -> None:
        if len(self.api_v3_key.encode()) != API_KEY_BYTES:
            raise ValueError(f"The APIv3 key has {API_KEY_BYTES} bytes.")

    def prepay(
        self,
        *,
        order_no: str,
        amount_fen: int,
        description: str,
        expires_at: datetime,
        notify_url: str,
    ) -> Prepay:
        """Offer an order for payment."""
        if expires_at.tzinfo is None:
            raise ValueError("expires_at needs a time zone.")
        order = {
            "appid": self.app_id,
            "mchid": self.seal.merchant_id,
            "description": description,
            "out_trade_no": order_no,
            "time_expire": expires_at.astimezone(BEIJING).isoformat(timespec="seconds"),
            "notify_url": notify_url,
            "amount": {"total": amount_fen, "currency": "CNY"},
        }
        raw = self._call("POST", "/v3/pay/transactions/native", order)
        with _reading():
            return Prepay(code_url=text_of(object_of(raw), "code_url"))

    def query(self, order_no: str) -> PaymentNews:
        """Ask where a payment stands."""
        raw = self._call("GET", f"{_order_path(order_no)}?mchid={self.seal.merchant_id}")
        with _reading():
            news = payment_news(raw)
        if news.order_no != order_no:
            raise GatewayFailure("The provider answered about another order.")
        return news

    def close(self, order_no: str) -> None:
        """Let nobody pay this order any more."""
        self._call("POST", f"{_order_path(order_no)}/close", {"mchid": self.seal.merchant_id})

    def refund(
        self, *, order_no: str, refund_no: str, amount_fen: int, total_fen: int, reason: str
    ) -> RefundNews:
        """Give money back to the account it came from."""
        wanted = {
            "out_trade_no": order_no,
            "out_refund_no": refund_no,
            "reason": reason,
            "amount": {"refund": amount_fen, "total": total_fen, "currency": "CNY"},
        }
        return self._refund_news("POST", "", wanted, refund_no)

    def query_refund(self, refund_no: str) -> RefundNews:
        """Ask where a refund stands."""
        return self._refund_news("GET", f"/{_in_path(refund_no)}", None, refund_no)

    def read_notification(self, headers: Mapping[str, str], body: bytes) -> PaymentNews:
        """Verify the raw bytes, open the sealed part, and read it."""
        try:
            self.seal.check(headers, body)
            return payment_news(self._opened(body))
        except (NotGenuine, ValueError) as error:  # the latter: sealed or written in a strange way
            raise ForgedNotification(str(error)) from error

    def _opened(self, body: bytes) -> str:
        """Open the sealed part of a notification that is about a payment."""
        resource = fields_of(object_of(body), "resource")
        kind = (text_of(resource, "algorithm"), text_of(resource, "original_type"))
        if kind != ("AEAD_AES_256_GCM", "transaction"):
            raise Unreadable("not about a payment, or sealed in an unknown way")
        ciphertext = base64.b64decode(text_of(resource, "ciphertext"), validate=True)
        nonce = text_of(resource, "nonce").encode()
        aad = text_of(resource, "associated_data", "").encode()
        return aes_gcm_decrypt(self.api_v3_key.encode(), nonce, ciphertext, aad).decode()

    def _refund_news(
        self, method: str, rest: str, wanted: Mapping[str, object] | None, refund_no: str
    ) -> RefundNews:
        raw = self._call(method, f"/v3/refund/domestic/refunds{rest}", wanted)
        with _reading():
            news = refund_news(raw)
        if news.refund_no != refund_no:
            raise GatewayFailure("The provider answered about another refund.")
        return news

    def _call(self, method: str, target: str, asked: Mapping[str, object] | None = None) -> str:
        """Ask, verify the answer's signature whatever it says, and return its body."""
        body = b"" if asked is None else json.dumps(asked, ensure_ascii=False).encode()
        headers = self.seal.headers_for(method, target, body) | {
            "Accept": "application/json",
            "Content-Type": "application/json",
            "User-Agent": "kaowu",
        }
        try:
            response = requests.request(
                method,
                f"{self.endpoint.rstrip('/')}{target}",
                data=body,
                headers=headers,
                timeout=self.timeout,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            raise GatewayFailure(
                f"No answer from the payment provider ({type(error).__name__})."
            ) from error
        return self._believed(response)

    def _believed(self, response: requests.Response) -> str:
        """Return the body of a genuine answer that says yes."""
        code = _code_in(response)
        try:
            self.seal.check(response.headers, response.content)
        except NotGenuine as error:
            raise GatewayFailure(
                f"An answer {response.status_code} {code} that is {error}."
            ) from error
        if response.status_code not in (200, 204):
            raise _failure(response.status_code, code)
        return response.content.decode(errors="replace")


def _order_path(order_no: str) -> str:
    return f"/v3/pay/transactions/out-trade-no/{_in_path(order_no)}"


def _in_path(number: str) -> str:
    return quote(number, safe="*")


@contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except Unreadable as error:
        raise GatewayFailure(f"The provider's answer is unreadable: {error}.") from error


def _code_in(response: requests.Response) -> str:
    """Return the provider's error code, or nothing: in a log, so only a code's letters."""
    try:
        code = object_of(response.content).get("code")
    except Unreadable:
        return ""
    return code if isinstance(code, str) and CODE.fullmatch(code) else ""


def _failure(status: int, code: str) -> GatewayFailure:
    plain = code.replace("_", "")
    reason = f"The payment provider refused: {status} {code}."
    if plain in UNKNOWN_ORDER:
        return OrderUnknown(reason, permanent=True)
    if plain in PAID_ORDER:
        return AlreadyPaid(reason, permanent=True)
    return GatewayFailure(reason, permanent=status in FINAL_STATUS or plain in FINAL_CODES)
