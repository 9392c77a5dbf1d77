"""The signature on a request to Alibaba Cloud (ACS3-HMAC-SHA256, "signature method V3")."""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

ALGORITHM = "ACS3-HMAC-SHA256"
EMPTY_BODY = hashlib.sha256(b"").hexdigest()


def canonical_query(parameters: Mapping[str, str]) -> str:
    """Write parameters in the one order and encoding that is signed (RFC 3986, sorted by name)."""
    return "&".join(
        f"{quote(name, safe='~')}={quote(value, safe='~')}"
        for name, value in sorted(parameters.items())
    )


def signed_headers(
    *,
    host: str,
    action: str,
    version: str,
    query: str,
    at: datetime,
    nonce: str,
    key_id: str,
    secret: str,
) -> dict[str, str]:
    """Return the headers of `POST /?query` with an empty body, the signature among them.

    `at` must be aware; Alibaba refuses one more than 15 minutes off, and a `nonce` seen before.
    """
    headers = {
        "host": host,
        "x-acs-action": action,
        "x-acs-content-sha256": EMPTY_BODY,
        "x-acs-date": f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "x-acs-signature-nonce": nonce,
        "x-acs-version": version,
    }
    names = ";".join(headers)  # the literal above is in alphabetical order, as the signature wants
    lines = "".join(f"{name}:{value}\n" for name, value in headers.items())
    canonical = f"POST\n/\n{query}\n{lines}\n{names}\n{EMPTY_BODY}"
    to_sign = f"{ALGORITHM}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    signature = hmac.digest(secret.encode(), to_sign.encode(), "sha256").hex()
    authorization = f"{ALGORITHM} Credential={key_id},SignedHeaders={names},Signature={signature}"
    return headers | {"authorization": authorization}
