"""What somebody can do who has lost the way into an account: ask, prove, and stop what is asked.

The caller has checked the code that was sent to the phone; whether an ID number is registered is
told to nobody before.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from accounts.models import RecoveryKind, RecoveryRequest, RecoveryState, User
from applications import uploads
from applications.errors import Objection, Refused
from applications.references import next_reference
from audit import trail
from exams.chains import office_of
from exams.models import DocumentRule, Exam
from exams.models.papers import PaperKind
from flows.commands.recovery_steps import (
    MOVED_ON,
    PhoneHolder,
    claimant,
    end,
    holding_request,
    move_on,
    require_state,
    tell_new,
    tell_old,
)
from notifications import account_messages

if TYPE_CHECKING:
    from accounts.identity import IdNumber
    from registry.models import Employer

SERIES = "ZH"
"""The first letters of these references: 账号."""
NOT_REGISTERED = Objection(
    "not_registered", "id_number", "这个身份证号没有注册过，不用申请，可以直接注册。"
)
PHONE_TAKEN = Objection("phone_taken", "phone", "这个手机号已经用于别的账号，请换一个手机号。")
PHONE_BOUND = Objection(
    "phone_bound", "phone", "这个手机号已经在这个账号上，不用申请。忘了密码，请用「找回密码」。"
)

OBJECTED = "原手机号不同意更换。"
STOPPABLE = (RecoveryState.WAITING, RecoveryState.PROPOSED, RecoveryState.COOLING)


@dataclass(frozen=True)
class Asked:
    """What somebody says who asks for an account or for another phone."""

    kind: RecoveryKind
    id_number: IdNumber
    name: str
    phone: str
    employer: Employer
    note: str = ""


def ask(asked: Asked) -> RecoveryRequest:
    """Take in a request. The same phone asking again for the same finds the first one.

    Raises:
        Refused: the ID number is not registered, or the phone cannot be bound.
    """
    with transaction.atomic():
        account = account_of(asked)
        draft = drafted(asked, account)
        live = RecoveryRequest.objects.live().filter(
            id_number_index=draft.id_number_index, phone_index=draft.phone_index, kind=draft.kind
        )
        known: RecoveryRequest | None = live.first()
        if known is not None:
            return known
        draft.reference = next_reference(SERIES)
        draft.save(force_insert=True)
        verb = "ask_claim" if draft.is_claim else "ask_phone"
        trail.record(actor=claimant(draft), verb=verb, subject=draft.reference)
        if not draft.is_claim:
            warn(draft)
        return draft


def account_of(asked: Asked) -> User:
    """Return the account, held: two requests for one account come in one after the other."""
    holder = User.objects.select_for_update()
    numbered = User.objects.with_id_number(asked.id_number.value).values("pk")
    account = holder.filter(pk__in=numbered).first()
    if account is None:
        raise Refused(NOT_REGISTERED)
    owner = User.objects.with_phone(asked.phone).first()
    if owner is not None:
        raise Refused(PHONE_BOUND if owner == account else PHONE_TAKEN)
    return account


def drafted(asked: Asked, account: User) -> RecoveryRequest:
    is_claim, now = asked.kind is RecoveryKind.CLAIM, timezone.now()
    request = RecoveryRequest(
        kind=asked.kind,
        state=RecoveryState.UNPROVEN if is_claim else RecoveryState.WAITING,
        name=asked.name,
        employer=asked.employer,
        office_path=_office_path(asked.employer),
        note=asked.note,
        asked_at=now,
        expires_at=now + settings.RECOVERY["life"],
    )
    request.identify(account)
    request.reachable_at(asked.phone)
    return request


def _office_path(employer: Employer) -> str:
    exam = Exam.objects.running().first()
    office = office_of(exam=exam, region=employer.region) if exam is not None else None
    return office.region.path if office is not None else employer.region.path


def warn(request: RecoveryRequest) -> None:
    """Tell both phones: the new one its number, the old one how to object."""
    tell_new(request, account_messages.RecoveryReceived(reference=request.reference))
    said = account_messages.PhoneChangeAsked(
        reference=request.reference, new_phone=request.phone_masked
    )
    tell_old(request, said)


def add_photo(public_id: str, *, data: bytes) -> RecoveryRequest:
    """Add the photo of the ID card; with it the request goes to the staff.

    Raises:
        Refused: the picture cannot be taken, or it is no longer asked for.
    """
    rule = DocumentRule(code="picture", kind=PaperKind.SCAN)
    picture = uploads.check_picture(rule, data)
    with holding_request(public_id) as request:
        require_state(request, RecoveryState.UNPROVEN)
        request.photo_sha256 = hashlib.sha256(picture.data).hexdigest()
        request.photo.save("", ContentFile(picture.data), save=False)
        move_on(request, RecoveryState.WAITING, by=claimant(request), verb="prove_claim")
        tell_new(request, account_messages.RecoveryReceived(reference=request.reference))
        return request


def stop(public_id: str, *, by: User | None = None) -> RecoveryRequest:
    """Stop a change of phone. `by` is the account's owner, None the holder of the phone bound now.

    Raises:
        Refused: it has happened already, or was ended otherwise.
    """
    with holding_request(public_id) as request:
        if request.is_claim:
            raise Refused(MOVED_ON)
        require_state(request, *STOPPABLE)
        who = by or PhoneHolder(request.account.public_id, "原手机号持有人")
        end(request, RecoveryState.STOPPED, by=who, verb="stop_phone", reason=OBJECTED)
        tell_new(request, account_messages.PhoneChangeStopped(reference=request.reference))
        return request
