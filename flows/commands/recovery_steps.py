"""What every move of a recovery request shares: hold it, end it, put it on record, tell people."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from accounts.models import RecoveryRequest, RecoveryState
from applications.errors import Objection, Refused
from audit import trail
from audit.trail import Move
from notifications import outbox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.trail import Actor
    from notifications.messages import Message

MOVED_ON = Objection("moved_on", "", "这件申请已经办理过或者已经结束，请刷新页面查看。")

CHANGED_SINCE = Objection(
    "changed_since", "", "申请以后，这个账号的手机号已经换过，这件申请不能再办，请重新申请。"
)


@dataclass(frozen=True)
class PhoneHolder:
    """Somebody who is known by a phone only: whoever asked, or whoever objects."""

    public_id: str
    label: str


def claimant(request: RecoveryRequest) -> PhoneHolder:
    """Return how the trail names whoever asked."""
    return PhoneHolder(request.public_id, "申请人")


@contextmanager
def holding_request(public_id: str) -> Iterator[RecoveryRequest]:
    """Open the transaction of a command and lock the request until it ends.

    Locked first, read second: rows joined while waiting for a lock can be older than the request.

    Raises:
        RecoveryRequest.DoesNotExist: there is no such request.
    """
    with transaction.atomic():
        held = RecoveryRequest.objects.select_for_update().filter(public_id=public_id)
        key = held.values_list("pk", flat=True).get()
        yield RecoveryRequest.objects.with_faces().get(pk=key)


def require_state(request: RecoveryRequest, *states: RecoveryState) -> None:
    """Let a request pass that stands where the move begins.

    Raises:
        Refused: somebody was faster, or it has ended.
    """
    if request.state not in states:
        raise Refused(MOVED_ON)


def move_on(
    request: RecoveryRequest,
    to: RecoveryState,
    *,
    by: Actor | None,
    verb: str,
    reason: str = "",
) -> None:
    """Save a request in its new state and write the entry in its trail. `by` None is the clock."""
    before, request.state = request.state, to
    request.save()
    trail.record(
        actor=by,
        verb=verb,
        subject=request.reference,
        move=Move(before, to),
        reason=reason,
        details={"kind": request.kind},
    )


def end(
    request: RecoveryRequest,
    to: RecoveryState,
    *,
    by: Actor | None,
    verb: str,
    reason: str = "",
) -> None:
    """Move a request on to where nothing comes after."""
    request.ended_at = timezone.now()
    request.reason = reason
    move_on(request, to, by=by, verb=verb, reason=reason)


def tell_new(request: RecoveryRequest, message: Message) -> None:
    """Post a message to the phone that asked."""
    outbox.post(message, to=request.phone, about=request.reference)


def tell_old(request: RecoveryRequest, message: Message) -> None:
    """Post a message to the phone that is bound to the account now."""
    outbox.post(message, to=request.account, about=request.reference)


def require_same_phone(request: RecoveryRequest) -> None:
    """Let a change of phone pass whose account still has the phone that was warned.

    Raises:
        Refused: another request was faster; whoever holds the phone now has heard of nothing.
    """
    if request.account.phone_index != request.old_phone_index:
        raise Refused(CHANGED_SINCE)
