"""Which cases are looked at again: a draw that anybody can repeat once the seed is known.

A case is drawn when HMAC-SHA-256 of its reference under the seed, read as a number, lies in the
lowest share per cent. SHA-256 of the seed is published before the first decision, the seed itself
after the reviews have closed (trust.md T19).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

RANGE = 1 << 64


def new_seed() -> str:
    """Return 256 random bits as hexadecimal digits."""
    return secrets.token_hex(32)


def commitment_to(seed: str) -> str:
    """Return what may be published beforehand: nobody can find the seed from it."""
    return hashlib.sha256(bytes.fromhex(seed)).hexdigest()


def is_drawn(reference: str, *, seed: str, share: int) -> bool:
    """Say whether the draw hits a case; `share` is in per cent."""
    lot = hmac.digest(bytes.fromhex(seed), reference.encode(), "sha256")[:8]
    return int.from_bytes(lot, "big") * 100 < share * RANGE
