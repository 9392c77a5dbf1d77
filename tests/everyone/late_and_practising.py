"""Where somebody answers for an office: cases are overdue there, and people have practised."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from exams.models import Actor, Window
from exams.models.practice import Judgement, PracticeVerdict
from exams.practice import add_cases
from flows.commands import clock, practice, reviewer
from flows.models import DeskRow
from tests import builders
from tests.everyone.standings import Standing
from tests.flows.test_practice import CASES

if TYPE_CHECKING:
    from exams.models import PracticeCase
    from tests.builders import World


def practising(world: World) -> Standing:
    """Stand before a made-up case; a colleague is done with the first."""
    first, second, *_ = _cases(world)
    _judge(first, world)
    return Standing(world.reviewer.user, {"answered": first.public_id, "case": second.public_id})


def answering(world: World) -> Standing:
    """Stand where the office has an overdue case, and two reviewers differ."""
    paper = builders.passed_by(builders.a_submitted(world), by=world.admin)
    reviewer.claim(paper.public_id, by=world.reviewer)
    DeskRow.objects.update(due_at=timezone.now() - timedelta(days=2))
    clock.escalate_overdue()
    _judge(_cases(world)[0], world)
    return Standing(world.supervisor.user)


def warned(world: World) -> Standing:
    """Stand where a case of one's own pile is due today."""
    answering(world)
    return Standing(world.reviewer.user)


def _cases(world: World) -> list[PracticeCase]:
    add_cases(world.exam, json.loads(CASES.read_text(encoding="utf-8")))
    Window.objects.filter(actor=Actor.OFFICE).update(opens=timezone.now() + timedelta(days=1))
    return list(world.exam.practice_cases.all())


def _judge(case: PracticeCase, world: World) -> None:
    colleague = builders.a_posting(builders.Role.REVIEWER, region=world.city, name="刘审核")
    for posting, judgement in ((world.reviewer, Judgement.FITS), (colleague, Judgement.UNFIT)):
        said = [judgement] * len(case.rules)
        practice.answer(case, by=posting, judgements=said, verdict=PracticeVerdict.APPROVE)
