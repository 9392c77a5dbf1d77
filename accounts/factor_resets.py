"""A phone and its recovery codes are lost: two people let their owner set up another (T07, T21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from accounts.errors import NotDone, NotYours
from accounts.looking_after import held_account
from accounts.models import FactorReset, RecoveryCode, SecondFactor
from accounts.second_factor import end_sessions_of, is_enrolled
from audit import trail

if TYPE_CHECKING:
    from accounts.models import Posting, User

ONESELF = "不能办理自己的重置，请另外两位同事来办。"
ANOTHER_PERSON = "这是您提出的，要由另一位同事同意。"


@transaction.atomic
def ask(public_id: str, *, by: Posting, reason: str) -> FactorReset:
    """Ask for a person's second factor to be taken away; another person has to agree.

    Raises:
        NotYours: the account is not this person's to look after.
        NotDone: it is the own account, there is nothing to reset, or it was asked for already.
    """
    user = _held(public_id, by=by)
    if not reason.strip():
        raise NotDone("请写明原因，以及怎样核实了是本人。", field="reason")
    if not is_enrolled(user):
        raise NotDone("这个账号还没有开通两步验证，不用重置。")
    if FactorReset.objects.open().filter(user=user).exists():
        raise NotDone("已经有人提出了重置，等另一位同事同意。")
    reset = FactorReset.objects.create(
        user=user, reason=reason.strip(), asked_by=by.user, asked_at=timezone.now()
    )
    trail.record(actor=by, verb="ask_factor_reset", subject=user.public_id, reason=reset.reason)
    return reset


@transaction.atomic
def agree(public_id: str, *, by: Posting) -> User:
    """Take the second factor away: sessions end, and the next sign-in sets up another.

    Raises:
        NotYours: the account is not this person's to look after.
        NotDone: nothing waits, or it is this person's own request or account.
    """
    user = _held(public_id, by=by)
    reset = _open(user)
    if reset.asked_by_id == by.user_id:
        raise NotDone(ANOTHER_PERSON)
    reset.agreed_by, reset.ended_at = by.user, timezone.now()
    reset.save(update_fields=["agreed_by", "ended_at"])
    SecondFactor.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()
    end_sessions_of(user)
    trail.record(actor=by, verb="agree_factor_reset", subject=user.public_id)
    return user


@transaction.atomic
def refuse(public_id: str, *, by: Posting) -> User:
    """End a request without touching the second factor.

    Raises:
        NotYours: the account is not this person's to look after.
        NotDone: nothing waits, or it is the own account.
    """
    user = _held(public_id, by=by)
    reset = _open(user)
    reset.ended_at = timezone.now()
    reset.save(update_fields=["ended_at"])
    trail.record(actor=by, verb="refuse_factor_reset", subject=user.public_id)
    return user


def _held(public_id: str, *, by: Posting) -> User:
    user = held_account(public_id, by=by)
    if user == by.user:
        raise NotDone(ONESELF)
    if not user.is_active:
        raise NotYours
    return user


def _open(user: User) -> FactorReset:
    reset: FactorReset | None = FactorReset.objects.open().filter(user=user).first()
    if reset is None:
        raise NotDone("没有等待同意的重置，可能已经有人处理过了。")
    return reset
