"""Bind another phone to an account, and give an account back to whom its ID number belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from applications.errors import Refused
from applications.models import Application
from applications.states import State
from audit import trail
from flows import desk
from flows.commands.recovering import PHONE_TAKEN
from flows.commands.recovery_steps import require_same_phone, tell_old
from flows.commands.telling import save_and_record
from flows.models import DeskRow
from flows.nameplate import put_name
from notifications import account_messages

if TYPE_CHECKING:
    from accounts.models import RecoveryRequest
    from audit.trail import Actor

RECLAIMED = "reclaimed"
"""The mark on what was handed in before an account came back to its owner."""


def bind_phone(request: RecoveryRequest, *, by: Actor | None) -> None:
    """Let the account be reached at the new phone; the old one is told that it is free.

    Raises:
        Refused: the phone belongs to another account by now, or the account has another phone.
    """
    account = _held(request)
    request.account = account
    require_same_phone(request)
    tell_old(request, account_messages.PhoneUnbound(reference=request.reference))
    account.reachable_at(request.phone)
    _save(account)
    _record(account, request, by=by, verb="bind_phone")


def give_back(request: RecoveryRequest, *, by: Actor) -> None:
    """Give an account to whom its ID number belongs: own name and phone, no password, fresh start.

    Every session ends with the password. Drafts are withdrawn; what was handed in stays and is
    marked, so that the office looks at it with its owner.

    Raises:
        Refused: the phone belongs to another account by now.
    """
    account = _held(request)
    request.account = account
    tell_old(request, account_messages.PhoneUnbound(reference=request.reference))
    for public_id in Application.objects.of(account).live().values_list("public_id", flat=True):
        _start_afresh(public_id, request, by=by)
    account.name = request.name
    account.reachable_at(request.phone)
    account.set_unusable_password()
    account.reclaimed_at = timezone.now()
    _save(account)
    _record(account, request, by=by, verb="reclaim")


def _held(request: RecoveryRequest) -> User:
    """Return the account, held; rows that point at it can still be written meanwhile."""
    return User.objects.select_for_update(no_key=True).get(pk=request.account_id)


def _save(account: User) -> None:
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError as taken:
        raise Refused(PHONE_TAKEN) from taken


def _record(account: User, request: RecoveryRequest, *, by: Actor | None, verb: str) -> None:
    details = {"request": request.reference}
    trail.record(actor=by, verb=verb, subject=account.public_id, details=details)


def _start_afresh(public_id: str, request: RecoveryRequest, *, by: Actor) -> None:
    """Withdraw a draft somebody else filled in; mark what was handed in."""
    details = {"request": request.reference}
    with desk.holding(public_id) as paper:
        before = paper.state
        if before == State.DRAFT:
            paper.withdraw()
            save_and_record(paper, actor=by, verb="reclaim_draft", before=before, details=details)
            return
        row = DeskRow.objects.filter(application=paper).first()
        if row is not None:
            row.flags = sorted({*row.flags, RECLAIMED})
            put_name(row, request.name)
            row.save(update_fields=["flags", "name", "name_initials", "words"])
        trail.record(actor=by, verb="reclaim_paper", subject=paper.reference, details=details)
