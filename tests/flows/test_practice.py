"""Practice: answered once, started anew by whoever answers, and no real case is touched."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import Role
from applications.errors import NotYourDesk, Refused
from applications.models import Application
from audit import trail
from documents.drawn.looks import looks_of
from exams import practice as exams_practice
from exams.models import Actor, Exam, Office, PracticeAnswer, PracticeCase, Window
from exams.models.practice import Judgement, PracticeVerdict
from flows.commands import practice
from flows.models import DeskRow
from notifications.models import OutboxMessage
from tests import builders

if TYPE_CHECKING:
    from accounts.models import Posting

pytestmark = pytest.mark.django_db
CASES = Path(exams_practice.__file__).parent / "data" / "practice_cases.json"


@pytest.fixture
def world() -> builders.World:
    world = builders.a_world()
    exams_practice.add_cases(world.exam, json.loads(CASES.read_text(encoding="utf-8")))
    Window.objects.filter(actor=Actor.OFFICE).update(opens=timezone.now() + timedelta(days=1))
    return world


@pytest.fixture
def case(world: builders.World) -> PracticeCase:
    first: PracticeCase = world.exam.practice_cases.all()[0]
    return first


def begin_reviewing() -> None:
    Window.objects.filter(actor=Actor.OFFICE).update(opens=timezone.now() - timedelta(hours=1))


def answered(case: PracticeCase, by: Posting) -> PracticeAnswer:
    judgements = [Judgement(rule["right"]) for rule in case.rules]
    return practice.answer(
        case, by=by, judgements=judgements, verdict=PracticeVerdict(case.verdict)
    )


def test_a_case_is_answered_once(world: builders.World, case: PracticeCase) -> None:
    answer = answered(case, world.reviewer)

    assert (answer.region_path, answer.verdict) == ("41.4103", "approve")
    with pytest.raises(Refused, match="答案只记一次"):
        answered(case, world.reviewer)
    answered(case, world.other_reviewer)
    assert PracticeAnswer.objects.count() == 2


def test_practice_ends_when_reviewing_begins_unless_the_exam_keeps_it(
    world: builders.World, case: PracticeCase
) -> None:
    begin_reviewing()
    with pytest.raises(Refused, match="练习结束"):
        answered(case, world.reviewer)
    Exam.objects.update(practice_stays=True)

    assert answered(PracticeCase.objects.get(pk=case.pk), world.reviewer).pk


def test_every_rule_is_judged_and_only_reviewers_judge(
    world: builders.World, case: PracticeCase
) -> None:
    with pytest.raises(Refused, match="每一条都要判断"):
        practice.answer(case, by=world.reviewer, judgements=[], verdict=PracticeVerdict.APPROVE)
    for stranger in (world.admin, world.clerk, world.supervisor):
        with pytest.raises(NotYourDesk):
            answered(case, stranger)


def test_whoever_answers_for_the_office_lets_somebody_start_anew(
    world: builders.World, case: PracticeCase
) -> None:
    answered(case, world.reviewer)
    far = builders.a_posting(Role.SUPERVISOR, region=world.other_city)

    for stranger in (far, world.reviewer, world.clerk):
        with pytest.raises(NotYourDesk):
            practice.reset(world.reviewer.user, exam=world.exam, by=stranger)
    assert practice.reset(world.reviewer.user, exam=world.exam, by=world.supervisor) == 1
    with pytest.raises(NotYourDesk):
        practice.reset(world.reviewer.user, exam=world.exam, by=world.supervisor)
    entry = trail.history_of(world.reviewer.user.public_id).last()
    assert entry is not None
    assert (entry.verb, entry.details) == ("reset_practice", {"answers": 1})
    answered(case, world.reviewer)


def test_nobody_starts_anew_once_reviewing_has_begun(
    world: builders.World, case: PracticeCase
) -> None:
    Office.objects.filter(region=world.city).update(head=world.reviewer.user)
    answered(case, world.reviewer)
    begin_reviewing()

    with pytest.raises(Refused, match="不能再重新练习"):
        practice.reset(world.reviewer.user, exam=world.exam, by=world.reviewer)


def test_no_application_desk_or_message_is_touched(
    world: builders.World, case: PracticeCase
) -> None:
    answered(case, world.reviewer)
    practice.reset(world.reviewer.user, exam=world.exam, by=world.supervisor)

    counted = [rows.objects.count() for rows in (Application, DeskRow, OutboxMessage)]
    assert counted == [0, 0, 0]


def test_the_face_on_a_card_fits_what_the_card_says(world: builders.World) -> None:
    cards = [paper for case in world.exam.practice_cases.all() for paper in case.papers[:1]]

    said = [card["lines"][1].startswith("性别 女") for card in cards]
    assert [looks_of(card["seed"], woman=None).haircut.woman for card in cards] == said
    assert any(said)


def test_cases_come_from_a_file_once_and_are_checked(
    world: builders.World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "cases.json"
    with pytest.raises(CommandError, match="already"):
        call_command("practice_cases", world.exam.code, CASES)
    PracticeCase.objects.all().delete()
    cases = json.loads(CASES.read_text(encoding="utf-8"))
    cases[0]["rules"][0]["right"] = "perhaps"
    wrong.write_text(json.dumps(cases), encoding="utf-8")
    with pytest.raises(CommandError, match="perhaps"):
        call_command("practice_cases", world.exam.code, wrong)
    with pytest.raises(CommandError, match="no exam 1999"):
        call_command("practice_cases", "1999", CASES)
    assert not PracticeCase.objects.exists()

    call_command("practice_cases", world.exam.code, CASES)

    assert "6 practice cases" in capsys.readouterr().out
