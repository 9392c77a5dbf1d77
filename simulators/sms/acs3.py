"""Is this request signed with our secret? Written from the provider's side, not the client's."""

from __future__ import annotations

import hashlib
import hmac
import re
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

if TYPE_CHECKING:
    from simulators.serving import Request

OLDEST = timedelta(minutes=15)
MUST_BE_SIGNED = frozenset({"host", "x-acs-action", "x-acs-version", "x-acs-date"})
AUTHORIZATION = re.compile(
    r"ACS3-HMAC-SHA256 Credential=(?P<key_id>[^,]+),\s*SignedHeaders=(?P<names>[^,]+),"
    r"\s*Signature=(?P<signature>[0-9a-f]{64})"
)


@dataclass(frozen=True)
class Refusal:
    """Why a request is not let in, in the provider's words."""

    code: str
    message: str
    status: int = 400


class Doorkeeper:
    """Knows one account, and every nonce that got in."""

    def __init__(self, key_id: str, secret: str) -> None:
        self._key_id = key_id
        self._secret = secret
        self._nonces: set[str] = set()
        self._lock = threading.Lock()

    def refusal(self, request: Request) -> Refusal | None:
        """Return why the request is refused, or None for one to be answered."""
        found = AUTHORIZATION.fullmatch(request.headers.get("authorization", ""))
        if found is None:
            return Refusal(
                "IncompleteSignature", "The Authorization header is not ACS3-HMAC-SHA256."
            )
        if found["key_id"] != self._key_id:
            return Refusal("InvalidAccessKeyId.NotFound", "Specified access key is not found.", 404)
        if not self._is_signed(request, found["names"].split(";"), found["signature"]):
            return Refusal(
                "SignatureDoesNotMatch", "Specified signature is not matched with our calculation."
            )
        return self._stale(request)

    def _is_signed(self, request: Request, names: list[str], signature: str) -> bool:
        mentioned = {name for name in request.headers if name.startswith("x-acs-")}
        if not (MUST_BE_SIGNED | mentioned) <= set(names):
            return False
        body = hashlib.sha256(request.body).hexdigest()
        if request.headers.get("x-acs-content-sha256") != body:
            return False
        expected = _signature(request, sorted(names), body, self._secret)
        return hmac.compare_digest(expected, signature)

    def _stale(self, request: Request) -> Refusal | None:
        if not _is_recent(request.headers.get("x-acs-date", "")):
            return Refusal("InvalidTimeStamp.Expired", "Specified time stamp or date is expired.")
        nonce = request.headers.get("x-acs-signature-nonce", "")
        with self._lock:
            if nonce in self._nonces:
                return Refusal("SignatureNonceUsed", "Specified signature nonce was used already.")
            self._nonces.add(nonce)
        return None


def _signature(request: Request, names: list[str], body: str, secret: str) -> str:
    lines = [f"{name}:{request.headers.get(name, '').strip()}" for name in names]
    parts = [request.method, request.path, _sorted_query(request.target)]
    parts += [*lines, "", ";".join(names), body]
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    message = f"ACS3-HMAC-SHA256\n{digest}".encode()
    return hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()


def _sorted_query(target: str) -> str:
    """Bring a query into the signed form, however the client wrote it."""
    pairs = []
    for part in filter(None, urlsplit(target).query.split("&")):
        name, _, value = part.partition("=")
        pairs.append((unquote(name), unquote(value)))
    return "&".join(f"{quote(n, safe='-_.~')}={quote(v, safe='-_.~')}" for n, v in sorted(pairs))


def _is_recent(date: str) -> bool:
    try:
        at = datetime.strptime(date, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return False
    return abs(datetime.now(UTC) - at) <= OLDEST
