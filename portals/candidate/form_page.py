"""Everything the page 报名信息 shows, put together once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.forms import Select
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from applications.cases import parameters_of
from applications.records import KINDS
from applications.rules.counting import work_years, work_years_sum
from exams.chains import office_of
from exams.levels import Level
from exams.models import Actor
from exams.windows import windows_of
from forms.application import ApplicationForm, answers_of
from forms.widgets import SearchBox
from portals.candidate.appraisal import form_state
from portals.candidate.employer_block import employer_block
from portals.candidate.lists import keep_here
from portals.candidate.own import is_draft
from portals.candidate.pictures import PapersLeft
from portals.candidate.rows import OFF_WHEN_UNRATED, save_address
from portals.candidate.sections import progress_of
from portals.candidate.slots import asked_of, slots_of
from portals.candidate.word_papers import word_slots
from portals.shell.pieces import Fact
from portals.shell.wording import full_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from accounts.models import User
    from applications.models import Application
    from exams.models import Window

TEMPLATE = "candidate/application.html"
SEX = {"male": "男", "female": "女"}


def form_for(
    paper: Application, data: Mapping[str, object] | None = None, *, only: str = ""
) -> ApplicationForm:
    """Return the form of a paper, knowing where its search boxes ask."""
    form = ApplicationForm(
        data,
        exam_year=paper.exam.year,
        birth_date=paper.candidate.birth_date,
        only=only,
        initial=answers_of(paper),
    )
    ask_here(form)
    keep_here(form, {name: save_address(paper.public_id, name) for name in KINDS})
    return form


def ask_here(form: ApplicationForm) -> None:
    """Tell the search boxes their addresses."""
    addresses = {
        "employer": reverse("candidate:employers"),
        "current_trade": reverse("candidate:trades", args=["current_trade"]),
        "apply_trade": reverse("candidate:trades", args=["apply_trade"]),
    }
    for name, address in addresses.items():
        box = form.fields[name].widget if name in form.fields else None
        if isinstance(box, SearchBox):
            box.url = address


@dataclass(frozen=True)
class Counted:
    """工作年限, and the sum behind it."""

    years: str = "—"
    how: str = "填了参加工作时间就会算出来"


def counted_years(paper: Application) -> Counted:
    """Return the working years by the exam's method, with the sum written out."""
    parameters, year = parameters_of(paper.exam), paper.exam.year
    years = work_years(paper.start_date, exam_year=year, parameters=parameters)
    if years is None or paper.start_date is None:
        return Counted()
    how = work_years_sum(paper.start_date, exam_year=year, parameters=parameters)
    return Counted(f"{years} 年", how)


def person_facts(person: User) -> list[Fact]:
    """Return what registration and ID number say; nobody changes it here."""
    born = full_day(person.birth_date) if person.birth_date else ""
    return [
        Fact("姓名", person.name, locked=True),
        Fact("身份证号", person.id_number_masked, locked=True),
        Fact("性别、出生", f"{SEX.get(person.sex, '')}，{born}", locked=True),
        Fact("手机号", person.phone_masked, locked=True),
    ]


def show_form(
    request: SignedInRequest,
    paper: Application,
    form: ApplicationForm,
    *,
    refused: Mapping[str, Sequence[str]] | None = None,
    chooses_employer: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Draw the page; whatever was typed stays where it was typed."""
    region, windows = paper.region, _windows(paper)
    slots = slots_of(paper, asked_of(paper, today=timezone.localdate()), refused=refused)
    lock_when_unrated(form, paper)
    offer_open_levels(form, paper, windows)
    is_open = chooses_employer or bool(form.is_bound and form.errors.get("employer"))
    values = {
        "exam": paper.exam,
        "paper": paper,
        "progress": progress_of(paper, form),
        "employer": employer_block(paper, request.POST.dict(), is_open=is_open),
        "facts": person_facts(paper.candidate),
        "counting": counted_years(paper),
        "window": windows.get(paper.level.group),
        "is_over": _is_over(windows.get(paper.level.group)),
        "office": office_of(exam=paper.exam, region=region) if region else None,
        "slots": slots,
        "papers_left": PapersLeft.of(slots),
        "is_draft": is_draft(paper),
        "word_slots": word_slots(paper),
        "appraisal": form_state(paper),
    }
    return render(request, TEMPLATE, values, status=status)


def lock_when_unrated(form: ApplicationForm, paper: Application) -> None:
    """Leave year and trade of the present level blank and closed for who has none."""
    for name in OFF_WHEN_UNRATED:
        form.fields[name].widget.attrs["disabled"] = paper.is_unrated


def offer_open_levels(
    form: ApplicationForm, paper: Application, windows: Mapping[str, Window]
) -> None:
    """Offer the levels whose window is open, and the one that was chosen."""
    now = timezone.now()
    field = form.fields["apply_level"]
    open_groups = {group for group, window in windows.items() if window.is_open(now)}
    offered = [one for one in Level if one.group in open_groups or one == paper.level]
    if isinstance(field.widget, Select):
        field.widget.choices = [(one.value, one.label) for one in offered]


def _windows(paper: Application) -> dict[str, Window]:
    """Return by level group when the person may hand in, more time of the own included."""
    if paper.region is None:
        return {}
    return windows_of(Actor.CANDIDATE, exam=paper.exam, region=paper.region, person=paper.candidate)


def _is_over(window: Window | None) -> bool:
    return window is None or not window.is_open(timezone.now())
