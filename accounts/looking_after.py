"""Look after accounts: a forgotten password, a lost second factor, somebody who has left.

Whoever looks after an account looks after all its postings; nobody does so for oneself.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.errors import NotDone, NotYours
from accounts.models import Posting, User
from accounts.second_factor import end_sessions_of
from audit import trail

if TYPE_CHECKING:
    from datetime import datetime

LETTERS = "abcdefghjkmnpqrstuvwxyz"
DIGITS = "23456789"
"""Signs that cannot be mistaken for one another on paper."""


def start_password() -> str:
    """Return three groups of letters and digits, easy to copy from a screen: about 50 bits."""
    groups = ["".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(2)]
    return "-".join([*groups, "".join(secrets.choice(DIGITS) for _ in range(4))])


def give_start_password(user: User) -> str:
    """Put a fresh start password on an account, not saved; it has to be changed, and soon."""
    password = start_password()
    user.set_password(password)
    user.must_change_password, user.start_password_at = True, timezone.now()
    return password


def is_start_password_over(user: User, *, now: datetime) -> bool:
    """Say whether the start password was never changed and has outlived its days."""
    given = user.start_password_at or user.joined_at
    return user.must_change_password and given + settings.START_PASSWORD_LIFE <= now


def held_account(public_id: str, *, by: Posting) -> User:
    """Return an account, held, of which this person looks after every posting that is not over.

    Raises:
        NotYours: there is none.
    """
    user = User.objects.select_for_update(no_key=True).filter(public_id=public_id).first()
    if user is None or not looks_after(by, user):
        raise NotYours
    return user


def looks_after(by: Posting, user: User) -> bool:
    """Say whether every posting of a person that is not over, and any at all, is in these hands."""
    postings = Posting.objects.filter(user=user)
    mine = postings.looked_after_by(by)
    left = postings.not_over(timezone.now()).exclude(pk__in=mine.values("pk"))
    return mine.exists() and not left.exists()


@transaction.atomic
def new_start_password(public_id: str, *, by: Posting) -> str:
    """Replace a forgotten password by one that is shown once; the second factor stays asked for.

    Raises:
        NotYours: the account is not this person's to look after.
        NotDone: it is the own account.
    """
    user = held_account(public_id, by=by)
    if user == by.user:
        raise NotDone("自己的密码请用「修改密码」。")
    password = give_start_password(user)
    user.save(update_fields=["password", "must_change_password", "start_password_at"])
    trail.record(actor=by, verb="new_start_password", subject=user.public_id)
    return password


@transaction.atomic
def deactivate(public_id: str, *, by: Posting) -> User:
    """Close an account: its postings and its sessions end.

    Raises:
        NotYours: the account is not this person's to look after.
        NotDone: it is the own account, or closed already.
    """
    user, now = held_account(public_id, by=by), timezone.now()
    if user == by.user:
        raise NotDone("不能停用自己的账号，请另一位同事来办。")
    if not user.is_active:
        raise NotDone("这个账号已经停用了。")
    Posting.objects.filter(user=user).not_over(now).update(ends=now)
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_sessions_of(user)
    trail.record(actor=by, verb="deactivate", subject=user.public_id)
    return user


@transaction.atomic
def reactivate(public_id: str, *, by: Posting) -> User:
    """Open a closed account again; its postings have ended and are granted anew.

    Raises:
        NotYours: the account is not this person's to look after.
        NotDone: it is open.
    """
    user = held_account(public_id, by=by)
    if user.is_active:
        raise NotDone("这个账号没有停用。")
    user.is_active = True
    user.save(update_fields=["is_active"])
    trail.record(actor=by, verb="reactivate", subject=user.public_id)
    return user
