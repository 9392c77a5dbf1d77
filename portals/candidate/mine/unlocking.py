"""Everything held about a person leaves after a code by SMS; the session remembers that briefly."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from accounts import codes
from accounts.codes import Claim

if TYPE_CHECKING:
    from accounts.http import SignedInRequest

KEY = "unlocked_data"
PURPOSE = "my_data"
UNLOCKED_FOR = timedelta(minutes=10)
MOST = 3
"""How often one code lets everything be downloaded: a broken connection is forgiven twice."""


def data_claim(request: SignedInRequest) -> Claim:
    """Return what the code is good for: this phone and this person's data only."""
    return Claim(request.user.phone or "", PURPOSE, about=request.user.public_id)


def unlock(request: SignedInRequest, code: str, *, now: datetime) -> bool:
    """Spend a code; True when it was the right one."""
    if not codes.use(data_claim(request), code):
        return False
    request.session.cycle_key()
    request.session[KEY] = {"until": (now + UNLOCKED_FOR).isoformat(), "left": MOST}
    return True


def open_until(request: SignedInRequest, *, now: datetime) -> datetime | None:
    """Return until when the data may be downloaded in this session; None when it is locked."""
    kept = request.session.get(KEY)
    if not isinstance(kept, dict) or kept["left"] < 1:
        return None
    until = datetime.fromisoformat(kept["until"])
    return until if until > now else None


def take_one(request: SignedInRequest, *, now: datetime) -> bool:
    """Use up one download; False when none is left or the time is over."""
    if open_until(request, now=now) is None:
        return False
    kept = request.session[KEY]
    request.session[KEY] = {**kept, "left": kept["left"] - 1}
    return True
