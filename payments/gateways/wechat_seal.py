"""The signatures of WeChat Pay v3: ours on what we ask, theirs on all they say.

Source: WeChat Pay merchant documentation, "构造签名" and "验证签名" (public-key mode).
"""

from __future__ import annotations

import base64
import re
import secrets
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from requests.structures import CaseInsensitiveDict

from vault.seals import rsa_sign, rsa_verify

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ALGORITHM = "WECHATPAY2-SHA256-RSA2048"
MOST_SECONDS_OFF = 300
TIMESTAMP = re.compile(r"[0-9]{1,11}")
NONCE = re.compile(r"[!-~]{1,128}")  # no line break: it could move the border to the body


class NotGenuine(Exception):
    """These bytes cannot be shown to come from the provider."""


@dataclass(frozen=True)
class WechatSeal:
    """The keys of one merchant. `platform_keys`: key id → public PEM, the current one first.

    Raises:
        ValueError: a key is missing or no RSA key, so that a wrong setting shows at once.
    """

    merchant_id: str
    merchant_serial: str
    merchant_private_key: str = field(repr=False)
    platform_keys: Mapping[str, str]
    clock: Callable[[], float] = time.time

    def __post_init__(self) -> None:
        if not self.platform_keys:
            raise ValueError("The payment provider's public key is missing.")
        rsa_sign(self.merchant_private_key, b"")
        for key in self.platform_keys.values():
            rsa_verify(key, b"", b"")

    def headers_for(self, method: str, target: str, body: bytes) -> dict[str, str]:
        """Return the headers that prove a request is ours. `target` is path and query as sent."""
        timestamp, nonce = str(int(self.clock())), secrets.token_hex(16)
        message = f"{method}\n{target}\n{timestamp}\n{nonce}\n".encode() + body + b"\n"
        signature = base64.b64encode(rsa_sign(self.merchant_private_key, message)).decode()
        fields = {
            "mchid": self.merchant_id,
            "nonce_str": nonce,
            "signature": signature,
            "timestamp": timestamp,
            "serial_no": self.merchant_serial,
        }
        listed = ",".join(f'{name}="{value}"' for name, value in fields.items())
        return {
            "Authorization": f"{ALGORITHM} {listed}",
            "Wechatpay-Serial": next(iter(self.platform_keys)),
        }

    def check(self, headers: Mapping[str, str], body: bytes) -> None:
        """Verify the provider's signature over the raw bytes; nothing is parsed before.

        Raises:
            NotGenuine: a header is missing or strange, the key is not one we were given, the
                message is more than five minutes old or early, or the signature does not fit.
        """
        found = CaseInsensitiveDict(headers)
        if found.get("Wechatpay-Signature-Type", ALGORITHM) != ALGORITHM:
            raise NotGenuine("signed by another method")
        key = self.platform_keys.get(found.get("Wechatpay-Serial", ""))
        if key is None:
            raise NotGenuine("signed with a key we were not given")
        timestamp, nonce = found.get("Wechatpay-Timestamp", ""), found.get("Wechatpay-Nonce", "")
        if not self._is_recent(timestamp) or not NONCE.fullmatch(nonce):
            raise NotGenuine("too old, too early, or without a time")
        message = f"{timestamp}\n{nonce}\n".encode() + body + b"\n"
        if not rsa_verify(key, message, _signature_in(found)):
            raise NotGenuine("not signed by the provider")

    def _is_recent(self, timestamp: str) -> bool:
        if not TIMESTAMP.fullmatch(timestamp):
            return False
        return abs(self.clock() - int(timestamp)) <= MOST_SECONDS_OFF


def _signature_in(headers: Mapping[str, str]) -> bytes:
    try:
        return base64.b64decode(headers.get("Wechatpay-Signature", ""), validate=True)
    except ValueError:  # not base64, or a letter that is not ASCII
        return b""
