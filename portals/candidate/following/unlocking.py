"""A ticket is shown after a code by SMS; the session remembers that for half an hour."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from accounts import codes
from accounts.codes import Claim

if TYPE_CHECKING:
    from accounts.http import SignedInRequest
    from sittings.models import Ticket

KEY = "unlocked_ticket"
PURPOSE = "ticket"
UNLOCKED_FOR = timedelta(minutes=30)


def ticket_claim(ticket: Ticket, *, request: SignedInRequest) -> Claim:
    """Return what a code for a ticket is good for: this phone and this ticket only."""
    return Claim(request.user.phone or "", PURPOSE, about=ticket.public_id)


def unlock(request: SignedInRequest, ticket: Ticket, code: str, *, now: datetime) -> bool:
    """Spend a code; True when it was the right one, and the ticket is open from now on."""
    if not codes.use(ticket_claim(ticket, request=request), code):
        return False
    request.session.cycle_key()
    request.session[KEY] = {"ticket": ticket.public_id, "until": (now + UNLOCKED_FOR).isoformat()}
    return True


def open_until(request: SignedInRequest, ticket: Ticket, *, now: datetime) -> datetime | None:
    """Return until when the ticket is open in this session; None when it is locked."""
    kept = request.session.get(KEY)
    if not isinstance(kept, dict) or kept.get("ticket") != ticket.public_id:
        return None
    until = datetime.fromisoformat(str(kept["until"]))
    return until if until > now else None
