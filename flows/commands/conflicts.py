"""Declare whose case one must keep away from, and take a declaration back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from accounts.models import Conflict, Posting, Relation, User
from accounts.roles import postings_of
from applications.errors import Objection, Refused
from applications.querysets import too_close
from audit import trail
from flows import desk
from flows.models import DeskRow
from flows.policy import ON_A_DESK

if TYPE_CHECKING:
    from accounts.identity import IdNumber
    from applications.models import Application
    from registry.models import Employer

WHO = Objection("nobody_meant", "id_number", "请填写对方的身份证号，或者填写姓名并选择单位。")
OWN_NUMBER = Objection("own_number_missing", "id_number", "请填写您本人的身份证号。")
OWN_EMPLOYER = Objection("own_employer_missing", "employer", "请选择您所在的单位。")
TWICE = Objection("declared_already", "relation", "这一项您已经申报过，不用再报。")
NO_REASON = Objection("no_reason", "reason", "请写明为什么撤销这项申报。")
GONE = Objection("not_standing", "reason", "这项申报已经撤销了。")


@dataclass(frozen=True)
class Declared:
    """One relation as its holder describes it: by ID number, or by name and employer."""

    relation: Relation
    name: str = ""
    id_number: IdNumber | None = None
    employer: Employer | None = None

    @property
    def objection(self) -> Objection | None:
        """Return what is missing for anybody to be known by it."""
        if self.relation is Relation.EMPLOYER:
            return None if self.employer else OWN_EMPLOYER
        if self.id_number is not None:
            return None
        if self.relation is Relation.SELF:
            return OWN_NUMBER
        return None if self.name and self.employer else WHO


def declare(declared: Declared, *, by: Posting) -> Conflict:
    """Keep a person away from somebody's cases from now on; those taken already go back.

    Raises:
        Refused: nobody can be known by what was said, or it has been said before.
    """
    if declared.objection is not None:
        raise Refused(declared.objection)
    conflict = Conflict(
        user=by.user,
        relation=declared.relation,
        name=declared.name,
        employer=declared.employer,
        declared_at=timezone.now(),
    )
    if declared.id_number is not None:
        conflict.identify(declared.id_number)
    with transaction.atomic():
        _hold(by.user)
        _require_new(conflict)
        conflict.save()
        _record(conflict, by=by, verb="declare_conflict")
        _put_back_for(by.user)
    return conflict


def withdraw(public_id: str, *, by: Posting, reason: str) -> Conflict:
    """Take one's own declaration back; it stays readable, with the reason.

    Raises:
        Refused: there is no reason, or it was taken back before.
        Conflict.DoesNotExist: it is somebody else's.
    """
    if not reason.strip():
        raise Refused(NO_REASON)
    with transaction.atomic():
        _hold(by.user)
        conflict = Conflict.objects.of(by.user).get(public_id=public_id)
        if conflict.withdrawn_at is not None:
            raise Refused(GONE)
        conflict.withdraw(at=timezone.now(), reason=reason.strip())
        conflict.save()
        _record(conflict, by=by, verb="withdraw_conflict")
    return conflict


def _hold(user: User) -> None:
    """Lock the account, whose chain in the trail grows; rows may still point at it meanwhile."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)


def _require_new(conflict: Conflict) -> None:
    same = Conflict.objects.of(conflict.user).standing().filter(relation=conflict.relation)
    if conflict.id_number_index:
        same = same.filter(id_number_index=conflict.id_number_index)
    else:
        same = same.filter(name=conflict.name, employer=conflict.employer)
    if same.exists():
        raise Refused(TWICE)


def _record(conflict: Conflict, *, by: Posting, verb: str) -> None:
    """Write who and what kind; whom it is about stays in the declaration."""
    trail.record(
        actor=by,
        verb=verb,
        subject=by.public_id,
        reason=conflict.withdrawn_reason,
        details={"declaration": conflict.public_id, "relation": conflict.relation},
    )


def _put_back_for(user: User) -> None:
    """Lay back for colleagues whatever the person had taken and must not keep."""
    for posting in postings_of(user):
        taken = DeskRow.objects.filter(too_close(posting, ON_A_DESK), owner=user)
        for public_id in taken.values_list("public_id", flat=True):
            with desk.holding(public_id) as paper:
                _put_back(paper, user=user, by=posting)


def _put_back(paper: Application, *, user: User, by: Posting) -> None:
    for row in DeskRow.objects.select_related("task").filter(application=paper, owner=user):
        desk.put_back(row)
        trail.record(actor=by, verb="release", subject=paper.reference)
