"""May this person decide this case now? One condition; lists ask it of rows, commands of a case.

Each rule is a condition of the database. `desks_of` keeps the rows for which all of them hold,
`objection_to` asks the same conditions one by one and says which does not: they cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import BooleanField, Case, Q, When

from accounts.models import Role
from applications.querysets import Face, too_close
from exams.models import Office, Step
from flows.models import DeskRow
from registry.models import Employer

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

    from accounts.models import Posting

OFFICE_STEPS = [Step.OFFICE, Step.PROVINCE]
ON_A_DESK = Face("person_index", "name", "employer")
LOOK_ONLY = "您可以查看，不能办理。"


@dataclass(frozen=True)
class Rule:
    """What must hold for a row, and what is said to a person for whom it does not."""

    holds: Callable[[Posting], Q]
    says: Callable[[DeskRow, Posting], str]


def _keeps_distance(posting: Posting) -> Q:
    return ~too_close(posting, ON_A_DESK)


def _had_no_part(posting: Posting) -> Q:
    return ~Q(barred__contains=[posting.user_id])


def _at_own_desk(posting: Posting) -> Q:
    if posting.role == Role.EMPLOYER_ADMIN:
        mine = Employer.objects.at_or_under(posting.employer_id)
        return Q(employer__in=mine, step=Step.EMPLOYER)
    if posting.role == Role.REVIEWER:
        return Q(office_path=posting.region_path, step__in=OFFICE_STEPS)
    return Q(pk__in=[])


def _not_decided(_posting: Posting) -> Q:
    return Q(decided_at=None)


def _turned_no_key(posting: Posting) -> Q:
    return Q(first_key=None) | ~Q(first_key=posting.user_id)


def _not_taken(posting: Posting) -> Q:
    return Q(owner=None) | Q(owner__in=posting.acts_for)


def _too_close(_row: DeskRow, _posting: Posting) -> str:
    return "这件报名要由别的同事办理：您申报过与本人的关系，或者这是您所在的单位。"


def _took_part(row: DeskRow, posting: Posting) -> str:
    if row.application.candidate_id == posting.user_id:
        return "这是您本人的报名，要由别的同事办理。"
    done = "您给本人代传过材料，或者上一步是您办理的"
    return f"{done}，这一步要由别的同事办理。{LOOK_ONLY}"


def _elsewhere(row: DeskRow, _posting: Posting) -> str:
    return f"这件报名现在在{_holder(row)}（{Step(row.step).label}）。{LOOK_ONLY}"


def _decided(_row: DeskRow, _posting: Posting) -> str:
    return "这件报名已经有决定，还没有通知本人。办理的人在「已办」里可以撤销。"


def _turned(_row: DeskRow, _posting: Posting) -> str:
    return f"这件须两人通过，您已经决定，要由另一位同事再决定。{LOOK_ONLY}"


def _taken(row: DeskRow, _posting: Posting) -> str:
    return f"{row.owner}已经领取了这件报名。{LOOK_ONLY}"


def _holder(row: DeskRow) -> str:
    if row.step == Step.EMPLOYER:
        return row.employer_name
    office = Office.objects.filter(exam_id=row.exam_id, region__path=row.office_path).first()
    return office.name if office is not None else "上级部门"


RULES = (
    Rule(_keeps_distance, _too_close),
    Rule(_had_no_part, _took_part),
    Rule(_at_own_desk, _elsewhere),
    Rule(_not_decided, _decided),
    Rule(_turned_no_key, _turned),
)
"""Whose case it may be: never a relative's, never what one had a part in, only the own desk's.

While a decision can still be undone the case is in nobody's hands.
"""
FREE = Rule(_not_taken, _taken)
"""A colleague who has taken a case keeps it, until it is put back."""


def desks_of(posting: Posting) -> QuerySet[DeskRow]:
    """Return the open tasks a posting may decide, those a colleague has taken among them.

    Employer admins check their own employer and all below it; reviewers decide at their own
    office's desk. Never one's own case, a declared relative's, at an office one's own employer's,
    what one uploaded for somebody, and the provincial desk never the same person as the office's
    (trust.md T17, T18).
    """
    rows = DeskRow.objects.all()
    for rule in RULES:
        rows = rows.filter(rule.holds(posting))
    return rows


def objection_to(posting: Posting, row: DeskRow) -> str:
    """Return why this posting may not decide the case now, in words for it; "" when it may.

    One query, and a second one to name another office or colleague.
    """
    rules = (*RULES, FREE)
    asked = {
        f"rule_{place}": Case(
            When(rule.holds(posting), then=True), default=False, output_field=BooleanField()
        )
        for place, rule in enumerate(rules)
    }
    held = DeskRow.objects.filter(pk=row.pk).annotate(**asked).values_list(*asked).first()
    verdicts = zip(rules, held or [False] * len(rules), strict=True)
    return next((rule.says(row, posting) for rule, holds in verdicts if not holds), "")
