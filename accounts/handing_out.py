"""Hand out accounts and postings, and end them (trust.md T21).

A grant that opens power over a region waits for a second person of the office or of one above it.
Whoever looks after an account looks after all its postings; nobody does so for oneself. Offices do
so for their region, an employer's admin for the admins of the employers below.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.errors import NotDone, NotYours
from accounts.looking_after import give_start_password, held_account
from accounts.models import Posting, Role, User
from accounts.models.posting import GRANTABLE, ONE_IS_ENOUGH
from audit import trail
from registry.models import Employer

if TYPE_CHECKING:
    from datetime import datetime

    from registry.models import Region

TAKEN = "这个用户名已经有人用了，请换一个。"
NOT_ONESELF = "不能给自己授权，请另一位同事来办。"
ANOTHER_PERSON = "这是您自己提出的，要由另一位同事同意。"


@dataclass(frozen=True)
class Wish:
    """A posting as it is asked for: role, place, first moment, and the moment it ends, if known."""

    role: Role
    region: Region | None
    employer: Employer | None
    starts: datetime
    ends: datetime | None = None

    @property
    def path(self) -> str:
        place = self.employer.region if self.employer is not None else self.region
        return place.path if place is not None else ""


@dataclass(frozen=True)
class Handed:
    """A new account, and the password that is shown once."""

    user: User
    password: str
    posting: Posting


@transaction.atomic
def hand_out(*, by: Posting, username: str, name: str, wish: Wish) -> Handed:
    """Create an account with its first posting. The start password has to be changed at once.

    Raises:
        NotYours: the role or the place is not this person's to give.
        NotDone: the user name is taken.
    """
    _require_grantable(by, wish)
    user = User(username=username, name=name)
    password = give_start_password(user)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError as taken:
        raise NotDone(TAKEN, field="username") from taken
    trail.record(actor=by, verb="create_account", subject=user.public_id)
    return Handed(user, password, _post(user, wish, by=by))


@transaction.atomic
def grant(public_id: str, *, by: Posting, wish: Wish) -> Posting:
    """Give somebody who has an account one more posting.

    Raises:
        NotYours: the person, the role or the place is not this person's.
        NotDone: it would be for oneself, or the account is closed.
    """
    user = held_account(public_id, by=by)
    _require_grantable(by, wish)
    if user == by.user:
        raise NotDone(NOT_ONESELF)
    if not user.is_active:
        raise NotDone("这个账号已停用，请先恢复。")
    return _post(user, wish, by=by)


def _post(user: User, wish: Wish, *, by: Posting) -> Posting:
    now = timezone.now()
    posting = Posting.objects.create(
        user=user,
        role=wish.role,
        region=wish.region,
        employer=wish.employer,
        starts=wish.starts,
        ends=wish.ends,
        granted_by=by.user,
        agreed_at=now if wish.role in ONE_IS_ENOUGH else None,
    )
    record(posting, "grant_posting", by=by)
    return posting


@transaction.atomic
def agree(handle: str, *, by: Posting) -> Posting:
    """Agree as the second person; from now on the posting counts.

    Raises:
        NotYours: it is not this person's to look after.
        NotDone: it does not wait, or it is this person's own grant or posting.
    """
    posting = _held_posting(handle, by=by)
    now = timezone.now()
    if not Posting.objects.waiting(now).filter(pk=posting.pk).exists():
        raise NotDone("这项任职已经有人处理过了。")
    if by.user_id == posting.user_id:
        raise NotDone(NOT_ONESELF)
    if by.user_id == posting.granted_by_id:
        raise NotDone(ANOTHER_PERSON)
    posting.agreed_by, posting.agreed_at = by.user, now
    posting.save(update_fields=["agreed_by", "agreed_at"])
    record(posting, "agree_posting", by=by)
    return posting


@transaction.atomic
def end_posting(handle: str, *, by: Posting) -> Posting:
    """End a posting, or turn down one that waits; at the next request it is gone.

    Raises:
        NotYours: it is not this person's to look after.
        NotDone: it is over already, or this person's own.
    """
    posting, now = _held_posting(handle, by=by), timezone.now()
    if by.user_id == posting.user_id:
        raise NotDone("不能结束自己的任职，请另一位同事来办。")
    if posting.ends is not None and posting.ends <= now:
        raise NotDone("这项任职已经结束了。")
    posting.ends = now
    posting.save(update_fields=["ends"])
    record(posting, "end_posting", by=by)
    return posting


def record(posting: Posting, verb: str, *, by: Posting) -> None:
    """Write a deed on a posting into the chain of its person, whose row is held."""
    User.objects.select_for_update(no_key=True).get(pk=posting.user_id)
    place = posting.employer.public_id if posting.employer else getattr(posting.region, "code", "")
    details = {"posting": posting.handle, "role": posting.role, "place": place}
    trail.record(actor=by, verb=verb, subject=posting.user.public_id, details=details)


def _require_grantable(by: Posting, wish: Wish) -> None:
    if wish.role not in GRANTABLE.get(Role(by.role), ()) or not _is_inside(by, wish):
        raise NotYours


def _is_inside(by: Posting, wish: Wish) -> bool:
    """Say whether the place is this person's to fill: of the own region, or an employer below."""
    if by.role != Role.EMPLOYER_ADMIN:
        return f"{wish.path}.".startswith(f"{by.region_path}.")
    below = Employer.objects.under(by.employer_id).active()
    return wish.employer is not None and below.filter(pk=wish.employer.pk).exists()


def _held_posting(handle: str, *, by: Posting) -> Posting:
    mine = Posting.objects.looked_after_by(by).select_related("user", "region", "employer")
    posting = mine.select_for_update(of=("self",)).filter(handle=handle).first()
    if posting is None:
        raise NotYours
    return posting
