"""Whom an extension reaches, and which extensions somebody may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from django.db.models import Q

from applications.models import Application
from applications.querysets import within
from applications.states import State
from exams.levels import Level
from exams.models import Extended, Extension

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import Posting, User
    from applications.querysets import Applications
    from exams.models import Exam
    from exams.models.extensions import Extensions
    from registry.models import Region

WAITS_IN = {
    Extended.CANDIDATE: State.DRAFT,
    Extended.MATERIALS: State.NEEDS_MATERIALS,
    Extended.PAYMENT: State.APPROVED,
    Extended.TICKET: State.TICKET_ISSUED,
}
"""In which state somebody waits for the time that is extended."""
DUE = {Extended.MATERIALS: "correction_due", Extended.PAYMENT: "payment_due"}
"""Where a deadline stands on the paper itself."""


class Longer(Protocol):
    """More time, proposed or only thought of. Neither person nor region: the whole exam."""

    @property
    def exam(self) -> Exam: ...

    @property
    def kind(self) -> str: ...

    @property
    def until(self) -> datetime: ...

    @property
    def person(self) -> User | None: ...

    @property
    def region(self) -> Region | None: ...

    @property
    def level_group(self) -> str: ...


def papers_of(extension: Longer) -> Applications:
    """Return the living papers an extension is for, whatever they wait for."""
    papers: Applications = Application.objects.live().in_exam(extension.exam)
    if extension.person is not None:
        return papers.of(extension.person)
    return papers.filter(within(extension.region.path)) if extension.region else papers


def gaining(extension: Longer) -> Applications:
    """Return the papers that have more time by it: not ended, of the level, due no later already.

    A person's paper gains before it waits; of a place only those that wait for this time.
    """
    kind = Extended(extension.kind)
    papers = papers_of(extension).unfinished()
    if extension.person is None:
        papers = papers.filter(state=WAITS_IN[kind])
    if extension.level_group:
        meant = [level for level in Level if level.group == extension.level_group]
        papers = papers.filter(apply_level__in=meant)
    if due := DUE.get(kind):
        papers = papers.exclude(**{f"{due}__gte": extension.until})
    return papers


def reaches(extension: Longer, by: Posting) -> bool:
    """Say whether an extension lies in the clerk's place; the whole exam is the province's."""
    if extension.person is not None:
        own = extension.person.pk == by.user_id
        return not own and papers_of(extension).filter(within(by.region_path)).exists()
    if extension.region is not None:
        return f"{extension.region.path}.".startswith(f"{by.region_path}.")
    return "." not in by.region_path


def extensions_for(by: Posting, *, exam: Exam) -> Extensions:
    """Return the extensions a clerk may see, newest first: those of the place and its people.

    `reaches` in one condition. Whoever only looks also sees what holds for the whole exam.
    """
    people = Application.objects.live().in_exam(exam).filter(within(by.region_path))
    path = by.region_path
    seen = (
        Q(person__in=people.values("candidate"))
        | Q(region__path=path)
        | Q(region__path__startswith=f"{path}.")
        | Q(person=None, region=None)
    )
    faces: Extensions = Extension.objects.filter(seen, exam=exam).exclude(person=by.user)
    return faces.select_related(
        "exam", "person", "region", "proposed_by", "confirmed_by", "dropped_by"
    ).order_by("-proposed_at", "-pk")
