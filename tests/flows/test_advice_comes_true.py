"""Who was told "in 2028" and comes again in 2028 with the same answers is let through."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from applications import dossier
from applications.cases import parameters_of, trades_of
from applications.models import Application
from applications.rules.advice import why_and_when
from applications.rules.years import shifted
from flows.commands import candidate
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("answers", "first"),
    [
        ({"level_year": 2023, "start_date": date(2022, 7, 1)}, 2028),
        ({"level_year": 2024, "start_date": date(2019, 7, 1)}, 2028),
        ({"level_year": 2026, "start_date": date(2018, 7, 1)}, 2027),
    ],
)
def test_the_year_on_the_refusal_is_the_year_of_the_first_exam_that_takes_the_paper(
    answers: dict[str, object], first: int
) -> None:
    world = builders.a_world()
    paper = builders.a_draft(world)
    candidate.save_form(paper.public_id, by=paper.candidate, changes=answers)
    today, exam = timezone.localdate(), world.exam
    case = dossier.case_of(_fresh(paper), today=today)

    advice = why_and_when(case, parameters_of(exam), trades_of(exam))

    assert advice.earliest_year == first
    for years in range(first - exam.year + 1):
        later = _fresh(paper)
        later.exam.year += years
        later.exam.notice_date = shifted(exam.notice_date, years=years)
        later.exam.tenure_cutoff = shifted(exam.tenure_cutoff, years=years)
        found = dossier.examine(later, today=shifted(today, years=years))
        assert bool(found.refusals) == (later.exam.year < first)


def _fresh(paper: Application) -> Application:
    return Application.objects.with_faces().get(pk=paper.pk)
