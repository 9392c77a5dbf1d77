"""The provider's side of WeChat Pay's signatures: checks the merchant's, makes its own."""

from __future__ import annotations

import base64
import re
import secrets
import time
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from vault.seals import aes_gcm_encrypt, new_rsa_pair, rsa_sign, rsa_verify

if TYPE_CHECKING:
    from simulators.keys import DemoKeys
    from simulators.serving import Answer, Request

METHOD = "WECHATPAY2-SHA256-RSA2048"
FIELD = re.compile(r'(\w+)="([^"]*)"')
MOST_SECONDS_OFF = 300


@lru_cache(maxsize=1)
def _forger() -> str:
    return new_rsa_pair()[0]


def is_from_merchant(request: Request, keys: DemoKeys) -> bool:
    """Tell whether our one merchant signed this request within five minutes."""
    method, _, listed = request.headers.get("authorization", "").partition(" ")
    given = dict(FIELD.findall(listed))
    identity = (given.get("mchid"), given.get("serial_no"))
    if method != METHOD or identity != (keys.merchant_id, keys.merchant_serial):
        return False
    timestamp = given.get("timestamp", "")
    if not timestamp.isdecimal() or abs(time.time() - int(timestamp)) > MOST_SECONDS_OFF:
        return False
    head = f"{request.method}\n{request.target}\n{timestamp}\n{given.get('nonce_str')}\n"
    try:
        signature = base64.b64decode(given.get("signature", ""), validate=True)
    except ValueError:
        return False
    return rsa_verify(keys.merchant_public, head.encode() + request.body + b"\n", signature)


def sealed_headers(body: bytes, keys: DemoKeys, *, forged: bool = False) -> dict[str, str]:
    """Return the provider's signature on a body; a forged one claims the right key."""
    timestamp, nonce = str(int(time.time())), secrets.token_urlsafe(24)
    private = _forger() if forged else keys.platform_private
    signature = rsa_sign(private, f"{timestamp}\n{nonce}\n".encode() + body + b"\n")
    return {
        "Wechatpay-Timestamp": timestamp,
        "Wechatpay-Nonce": nonce,
        "Wechatpay-Signature": base64.b64encode(signature).decode(),
        "Wechatpay-Signature-Type": METHOD,
        "Wechatpay-Serial": keys.platform_key_id,
        "Request-ID": secrets.token_hex(16),
    }


def sealed(answer: Answer, keys: DemoKeys, *, forged: bool = False) -> Answer:
    """Put the provider's signature on an answer."""
    return replace(answer, headers=sealed_headers(answer.body, keys, forged=forged))


def closed_box(text: str, keys: DemoKeys) -> dict[str, str]:
    """Encrypt a transaction for the merchant, as `resource` of a notification."""
    nonce = secrets.token_hex(6)
    ciphertext = aes_gcm_encrypt(
        keys.api_v3_key.encode(), nonce.encode(), text.encode(), b"transaction"
    )
    return {
        "original_type": "transaction",
        "algorithm": "AEAD_AES_256_GCM",
        "ciphertext": base64.b64encode(ciphertext).decode(),
        "associated_data": "transaction",
        "nonce": nonce,
    }
