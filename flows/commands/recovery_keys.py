"""What the staff does with a recovery request: look, turn the first and the second key, refuse."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from accounts.models import RecoveryRequest, RecoveryState, Role
from applications.errors import NotYourDesk, Objection, Refused
from audit import trail
from audit.models import Reading
from exams.models import Actor, Exam
from exams.windows import windows_of
from flows.commands.handing_over import give_back
from flows.commands.recovery_steps import (
    end,
    holding_request,
    move_on,
    require_same_phone,
    require_state,
    tell_new,
    tell_old,
)
from flows.deadlines import spoken_moment
from notifications import account_messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accounts.models import Posting

SAME_PERSON = Objection(
    "same_person", "", "第一把钥匙是您的，要由另一位工作人员确认。您不能自己确认自己。"
)
LOOK_FIRST = Objection("look_first", "", "请先打开并核对身份证照片，再作决定。")
NEAR_THE_END = Objection(
    "near_the_end", "", "离报名截止很近了，更换手机号要由省级工考机构的审核员作第二人确认。"
)
PHOTO = "photo"


def open_request(request: RecoveryRequest, *, by: Posting) -> None:
    """Note that somebody on the staff opened a request."""
    trail.record_reading(reader=by, subject=request.reference, what="request")


def open_photo(request: RecoveryRequest, *, by: Posting) -> None:
    """Note that somebody on the staff opened the photo; deciding asks for it."""
    trail.record_reading(reader=by, subject=request.reference, what=PHOTO)


def propose(public_id: str, *, by: Posting) -> RecoveryRequest:
    """Turn the first key: this person is who they say, and the account is to change.

    Raises:
        NotYourDesk: it is not for this posting.
        Refused: it has moved on, or the photo was not looked at.
    """
    with _holding(public_id, by=by) as request:
        require_state(request, RecoveryState.WAITING)
        _require_looked(request, by)
        request.proposed_by, request.proposed_at = by.user, timezone.now()
        move_on(request, RecoveryState.PROPOSED, by=by, verb="propose_recovery")
        return request


def confirm(public_id: str, *, by: Posting) -> RecoveryRequest:
    """Turn the second key. An account is given back at once; a phone changes after the cool-down.

    Raises:
        NotYourDesk: it is not for this posting.
        Refused: it has moved on, the first key is the same person's, or the phone is taken.
    """
    with _holding(public_id, by=by) as request:
        require_state(request, RecoveryState.PROPOSED)
        if request.proposed_by_id == by.user_id:
            raise Refused(SAME_PERSON)
        _require_province_at_the_end(request, by)
        _require_looked(request, by)
        request.confirmed_by, request.confirmed_at = by.user, timezone.now()
        if request.is_claim:
            give_back(request, by=by)
            end(request, RecoveryState.DONE, by=by, verb="confirm_recovery")
            tell_new(request, account_messages.AccountReturned(reference=request.reference))
        else:
            _cool_down(request, by=by)
        return request


def _require_province_at_the_end(request: RecoveryRequest, by: Posting) -> None:
    """Shortly before signing up closes only the province confirms a phone (trust.md T10)."""
    exam, now = Exam.objects.running().first(), timezone.now()
    is_provincial = by.role == Role.REVIEWER and "." not in by.region_path
    if request.is_claim or exam is None or is_provincial:
        return
    windows = windows_of(Actor.CANDIDATE, exam=exam, region=request.employer.region).values()
    soon = now + settings.RECOVERY["province_before_close"]
    if any(now < one.closes <= soon for one in windows):
        raise Refused(NEAR_THE_END)


def _cool_down(request: RecoveryRequest, *, by: Posting) -> None:
    """Set the moment of the change, and tell both phones: the old one may still object."""
    require_same_phone(request)
    request.switch_at = timezone.now() + settings.RECOVERY["cool_down"]
    move_on(request, RecoveryState.COOLING, by=by, verb="confirm_recovery")
    moment, reference = spoken_moment(request.switch_at), request.reference
    tell_new(request, account_messages.PhoneChangeScheduled(reference=reference, moment=moment))
    agreed = account_messages.PhoneChangeAgreed(
        reference=reference, new_phone=request.phone_masked, moment=moment
    )
    tell_old(request, agreed)


def refuse(public_id: str, *, by: Posting, reason: str) -> RecoveryRequest:
    """End a request with a reason; whoever asked is told.

    Raises:
        NotYourDesk: it is not for this posting.
        Refused: it has moved on, or there is no reason.
    """
    if not reason.strip():
        raise Refused(Objection("no_reason", "reason", "请写明不同意的原因。"))
    with _holding(public_id, by=by) as request:
        require_state(request, RecoveryState.WAITING, RecoveryState.PROPOSED)
        end(request, RecoveryState.REFUSED, by=by, verb="refuse_recovery", reason=reason.strip())
        tell_new(request, account_messages.RecoveryRefused(reference=request.reference))
        return request


@contextmanager
def _holding(public_id: str, *, by: Posting) -> Iterator[RecoveryRequest]:
    """Hold a request that this posting may see now; to others it does not exist."""
    with holding_request(public_id) as request:
        seen = RecoveryRequest.objects.visible_to(by, now=timezone.now())
        if not seen.filter(pk=request.pk).exists():
            raise NotYourDesk
        yield request


def _require_looked(request: RecoveryRequest, by: Posting) -> None:
    if not request.photo:
        return
    looked = Reading.objects.filter(subject=request.reference, reader=by.public_id, what=PHOTO)
    if not looked.exists():
        raise Refused(LOOK_FIRST)
