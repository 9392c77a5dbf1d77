"""Everything the page of one person shows, put together once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from accounts.models import Posting, Role
from applications.errors import Refused
from applications.models import Application
from exams.levels import Level
from exams.models import Step
from exams.models.papers import PaperKind
from flows.commands.correcting import first_desk_at, may_correct
from flows.commands.editing import open_documents
from flows.commands.on_behalf import takes_papers_of
from portals.reviewer.acting import home_of
from portals.reviewer.roster_lines import roster_lines
from portals.reviewer.standing import standing_of
from portals.shell.pieces import Fact
from registry.models.employer import AtOrOver

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from applications.models import Attachment
    from exams.models import DocumentRule
    from portals.reviewer.roster_lines import RosterLine

NOTHING_OPEN = "现在不能代传：报名信息已经提交，或者已经办完。"


@dataclass(frozen=True)
class SlotLine:
    """A document of the exam, with what is there and where more is added."""

    title: str
    there: str
    is_missing: bool
    url: str


@dataclass(frozen=True)
class PersonSheet:
    """One person: where the paper stands, what it lacks, and the doors to do something."""

    public_id: str
    reference: str
    line: RosterLine
    facts: list[Fact]
    asked: list[SlotLine]
    others: list[SlotLine]
    case_url: str
    correct_url: str
    back_url: str
    closed: str
    is_alone: bool
    """Whether nobody would be left for the employer check, once this person has uploaded."""

    @property
    def takes_papers(self) -> bool:
        return bool(self.asked or self.others)


def person_sheet(paper: Application, *, posting: Posting, now: datetime) -> PersonSheet:
    """Put the page of a person together."""
    line = roster_lines([paper], now=now)[0]
    slots = _slots(paper, posting=posting, missing=line.lacks)
    is_case = Application.objects.visible_to(posting).filter(pk=paper.pk).exists()
    return PersonSheet(
        public_id=paper.public_id,
        reference=paper.reference,
        line=line,
        facts=_facts(paper, line),
        asked=[one for one in slots if one.is_missing or one.there],
        others=[one for one in slots if not (one.is_missing or one.there)],
        case_url=reverse("reviewer:case", args=[paper.public_id]) if is_case else "",
        correct_url=_correct_url(paper, posting),
        back_url=home_of(posting),
        closed="" if slots else NOTHING_OPEN,
        is_alone=bool(slots) and _is_alone(paper, posting, now),
    )


def _correct_url(paper: Application, posting: Posting) -> str:
    if not may_correct(posting, paper):
        return ""
    return reverse("reviewer:correct_employer", args=[paper.public_id])


def _is_alone(paper: Application, posting: Posting, now: datetime) -> bool:
    """Say whether the employer check has nobody but this admin."""
    employer = paper.employer
    if posting.role != Role.EMPLOYER_ADMIN or employer is None:
        return False
    others = Posting.objects.in_force(now).exclude(user=posting.user)
    here = others.filter(role=Role.EMPLOYER_ADMIN, employer__in=AtOrOver(employer.pk))
    if here.exists():
        return False
    try:
        return first_desk_at(paper, employer) == Step.EMPLOYER
    except Refused:  # nobody reviews there: the exam is not set up for this place
        return False


def _facts(paper: Application, line: RosterLine) -> list[Fact]:
    person, place = paper.candidate, paper.region
    return [
        Fact("姓名", person.name),
        Fact("身份证号", person.id_number_masked),
        Fact("手机号", person.phone_masked),
        Fact("单位", line.employer or "还没有选", small=place.name if place else ""),
        Fact("申报", line.applied),
    ]


def _slots(paper: Application, *, posting: Posting, missing: str) -> list[SlotLine]:
    """Return the documents this posting may add to now, in the exam's order."""
    rules = [one for one in paper.exam.document_rules.all() if _is_offered(paper, one)]
    codes = [rule.code for rule in rules]
    if takes_papers_of(posting, paper):
        codes = [code for code in codes if code in open_documents(paper, codes)]
    elif not standing_of(paper, posting).may_decide:
        return []
    there = list(paper.attachments.current().select_related("uploaded_by"))
    return [
        _slot(paper, rule, [one for one in there if one.code == rule.code], missing)
        for rule in rules
        if rule.code in codes
    ]


def _is_offered(paper: Application, rule: DocumentRule) -> bool:
    return rule.kind != PaperKind.WORD or paper.apply_level == Level.ONE


def _slot(
    paper: Application, rule: DocumentRule, pages: Sequence[Attachment], missing: str
) -> SlotLine:
    return SlotLine(
        title=rule.title,
        there=_there(pages),
        is_missing=rule.title in missing,
        url=reverse("reviewer:upload", args=[paper.public_id, rule.code]),
    )


def _there(pages: Sequence[Attachment]) -> str:
    """Return 1 张，本人上传; nothing where there is nothing."""
    if not pages:
        return ""
    by = dict.fromkeys(
        f"{one.uploaded_by.name}代传" if one.on_behalf else "本人上传" for one in pages
    )
    unit = "张" if pages[0].is_picture else "份"
    return f"{len(pages)} {unit}，{'、'.join(by)}"
