"""练习: the same made-up cases for everybody before reviewing begins, and where people differ."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Role, User
from applications.errors import Refused
from documents.drawn import draw_scan
from exams.practice import has_begun, is_practice_open
from flows.commands import practice as practising
from flows.heads import paths_led_by
from forms.practice import PracticeForm
from portals.reviewer.practice_rows import (
    answers_in,
    answers_of,
    case_lines,
    judged_rules,
    practisers,
    rule_lines,
)
from portals.reviewer.trying import DONE, SHOWN, show_or_take, try_with
from portals.shell.access import roles_only
from portals.shell.files import private_bytes
from portals.shell.seat import seat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from exams.models import Exam, PracticeAnswer, PracticeCase
    from portals.shell.seat import Seat

JPEG = "image/jpeg"


@roles_only(Role.REVIEWER)
@require_safe
def practice(request: SignedInRequest) -> HttpResponse:
    """List the practice cases and how far one is."""
    seat = seat_of(request)
    answers = answers_of(request.user, seat.exam)
    shown = {
        "exam": seat.exam,
        "lines": case_lines(list(seat.exam.practice_cases.all()), answers),
        "done": len(answers),
        "is_open": _is_open(seat),
        "answers_for": bool(paths_led_by(seat.posting, now=timezone.now())),
    }
    return render(request, "reviewer/practice.html", shown)


@roles_only(Role.REVIEWER)
@show_or_take
def practice_case(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show a case to judge; once it is answered, what is right and why."""
    seat = seat_of(request)
    case = _case(seat.exam, public_id)
    answer = answers_of(request.user, seat.exam).get(case.pk)
    form, status = PracticeForm(case, request.POST or None), SHOWN
    if request.method == "POST":
        status = try_with(form, partial(_answer, form, case, seat))
    if status == DONE:
        return redirect("reviewer:practice_case", public_id)
    shown = {"exam": seat.exam, "case": case, "form": form, **_around(case, answer, seat)}
    return render(request, "reviewer/practice_case.html", shown, status=status)


@roles_only(Role.REVIEWER)
@require_safe
def practice_paper(request: SignedInRequest, public_id: str, number: int) -> HttpResponse:
    """Draw a document of a case."""
    papers = _case(seat_of(request).exam, public_id).papers
    if not 1 <= number <= len(papers):
        raise Http404
    paper = papers[number - 1]
    content = _drawn(paper["title"], tuple(paper["lines"]), paper["seed"])
    return private_bytes(content=content, content_type=JPEG, name=f"practice-{number}.jpg")


@roles_only(Role.REVIEWER, Role.SUPERVISOR)
@require_safe
def practice_results(request: SignedInRequest) -> HttpResponse:
    """Show on which rules the reviewers of a region differ, the worst first."""
    seat = seat_of(request)
    led = _answers_for(seat)
    answers, cases = list(answers_in(seat.posting, seat.exam)), list(seat.exam.practice_cases.all())
    shown = {
        "exam": seat.exam,
        "rules": rule_lines(cases, answers),
        "people": practisers(cases, answers),
        "cases": len(cases),
        "may_reset": bool(led) and not _has_begun(seat),
    }
    return render(request, "reviewer/practice_results.html", shown)


@roles_only(Role.REVIEWER, Role.SUPERVISOR)
@require_POST
def reset_practice(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Let somebody practise anew."""
    seat = seat_of(request)
    _answers_for(seat)
    here = answers_in(seat.posting, seat.exam).order_by().values("reviewer")
    person = get_object_or_404(User.objects.filter(pk__in=here), public_id=public_id)
    try:
        practising.reset(person, exam=seat.exam, by=seat.posting)
        messages.success(request, f"{person.name} 可以从头再练一遍。")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("reviewer:practice_results")


@lru_cache(maxsize=64)
def _drawn(title: str, lines: tuple[str, ...], seed: int) -> bytes:
    return draw_scan(title, lines, seed)


def _case(exam: Exam, public_id: str) -> PracticeCase:
    case: PracticeCase = get_object_or_404(exam.practice_cases, public_id=public_id)
    return case


def _answer(form: PracticeForm, case: PracticeCase, seat: Seat) -> PracticeAnswer:
    return practising.answer(
        case, by=seat.posting, judgements=form.judgements, verdict=form.verdict
    )


def _around(case: PracticeCase, answer: PracticeAnswer | None, seat: Seat) -> dict[str, object]:
    """Return what stands around the questions, or the answers in their place."""
    following = seat.exam.practice_cases.filter(position__gt=case.position).first()
    return {
        "papers": [(number, paper["title"]) for number, paper in enumerate(case.papers, 1)],
        "judged": judged_rules(case, answer) if answer else [],
        "is_open": _is_open(seat),
        "following": following,
    }


def _is_open(seat: Seat) -> bool:
    region = seat.posting.region
    return region is not None and is_practice_open(seat.exam, region, now=timezone.now())


def _has_begun(seat: Seat) -> bool:
    region = seat.posting.region
    return region is None or has_begun(seat.exam, region, now=timezone.now())


def _answers_for(seat: Seat) -> list[str]:
    """Return the offices somebody answers for; supervisors may look even where they do not."""
    led = paths_led_by(seat.posting, now=timezone.now())
    if not led and seat.posting.role != Role.SUPERVISOR:
        raise Http404
    return led
