"""Recovery requests walked to a state by the commands themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.identity import IdNumber
from accounts.models import RecoveryKind, RecoveryRequest
from flows.commands import recovering, recovery_keys
from flows.commands.recovering import Asked
from tests.builders import a_person, phone, scan

if TYPE_CHECKING:
    from datetime import timedelta

    from accounts.models import Posting, User
    from tests.builders import World

CLAIMANT = "王秀英"


def wish(world: World, kind: RecoveryKind, account: User, **changes: object) -> Asked:
    """Return what the owner of an account's ID number says, with a phone of one's own."""
    said: dict[str, object] = {
        "kind": kind,
        "id_number": IdNumber(account.id_number or ""),
        "name": CLAIMANT,
        "phone": phone(),
        "employer": world.employer,
    }
    return Asked(**(said | changes))  # type: ignore[arg-type]  # the values of a dataclass by name


def an_asked_claim(world: World, *, account: User | None = None) -> RecoveryRequest:
    """Ask for an account; the photo is still to come."""
    account = account or a_person(name="李冒名")
    return recovering.ask(wish(world, RecoveryKind.CLAIM, account))


def a_claim(world: World, *, account: User | None = None) -> RecoveryRequest:
    """Walk a claim to where the staff sees it."""
    asked = an_asked_claim(world, account=account)
    return recovering.add_photo(asked.public_id, data=scan())


def a_phone_change(world: World, *, account: User | None = None) -> RecoveryRequest:
    """Walk a change of phone to where the staff sees it."""
    account = account or a_person()
    return recovering.ask(wish(world, RecoveryKind.PHONE, account))


def looked_at(request: RecoveryRequest, *, by: Posting) -> None:
    """Open the page and the photo, as deciding demands."""
    recovery_keys.open_request(request, by=by)
    recovery_keys.open_photo(request, by=by)


def proposed(request: RecoveryRequest, *, by: Posting) -> RecoveryRequest:
    looked_at(request, by=by)
    return recovery_keys.propose(request.public_id, by=by)


def confirmed(request: RecoveryRequest, *, first: Posting, second: Posting) -> RecoveryRequest:
    proposed(request, by=first)
    looked_at(request, by=second)
    return recovery_keys.confirm(request.public_id, by=second)


def time_passes(request: RecoveryRequest, span: timedelta) -> None:
    """Move everything that is dated in a request into the past."""
    RecoveryRequest.objects.filter(pk=request.pk).update(
        asked_at=request.asked_at - span,
        expires_at=request.expires_at - span,
        switch_at=request.switch_at - span if request.switch_at else None,
        ended_at=request.ended_at - span if request.ended_at else None,
    )


def fresh(request: RecoveryRequest) -> RecoveryRequest:
    """Return a request as it stands now."""
    return RecoveryRequest.objects.with_faces().get(pk=request.pk)
