"""When and on which device something was typed, as the browser tells it; and keeping it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.http import Http404
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from applications.edits import Typed
from applications.errors import NotYourDesk
from applications.models import Application
from flows.commands import drafting
from portals.candidate.own import with_employers_own
from vault.fields import blind_index

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accounts.http import SignedInRequest
    from flows.commands.drafting import Kept

LONGEST_QUEUE = timedelta(days=14)
"""An answer that waited longer for the network counts as typed this long ago."""
DIGITS = 12


def keep_typed(
    request: SignedInRequest, public_id: str, changes: Mapping[str, object], typed: Typed
) -> Kept:
    """Save answers on the person's own paper; newer ones of another device stay.

    Raises:
        Http404: there is no such paper, or it is somebody else's.
        Refused: the paper is under way, or a field is not open.
    """
    given = with_employers_own(changes)
    try:
        return drafting.keep_typed(public_id, by=request.user, changes=given, typed=typed)
    except (Application.DoesNotExist, NotYourDesk) as unknown:
        raise Http404 from unknown


def one_answer(request: SignedInRequest) -> Typed:
    """Return when one answer was typed: now, less the time it waited in the page (`age`, in ms)."""
    waited = request.POST.get("age", "")
    is_number = waited.isascii() and waited.isdigit() and len(waited) <= DIGITS
    age = timedelta(milliseconds=int(waited)) if is_number else timedelta()
    return Typed(timezone.now() - min(age, LONGEST_QUEUE), device_of(request))


def whole_page(request: SignedInRequest) -> Typed:
    """Return when a whole page was sent, and when it was drawn."""
    now = timezone.now()
    return Typed(now, device_of(request), drawn_at=drawn_at(request) or now)


def drawn_at(request: SignedInRequest) -> datetime | None:
    """Return when the page was drawn, by the server's own word in it."""
    try:
        moment = parse_datetime(request.POST.get("drawn", ""))
    except ValueError:
        return None
    return moment if moment is not None and timezone.is_aware(moment) else None


def device_of(request: SignedInRequest) -> str:
    """Return a short name for the browser; a session does not leave it."""
    return blind_index(request.session.session_key or "", purpose="device")[:8]
