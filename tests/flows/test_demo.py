"""The demo province, played in small: one paper for each ending."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from accounts.models import RecoveryRequest, SecondFactor, User
from applications.models import Application
from audit import trail
from exams.models import Extension, PracticeAnswer, Step
from flows.demo import exam as demo_exam
from flows.demo import people, story
from flows.demo.story import Chapter
from flows.models import BulkItem, DeskRow, Opinion, SavedFilter, SecondLook
from registry.models import Qualification

pytestmark = pytest.mark.django_db
ENDINGS = ["draft", "first_desk", "office", "province", "needs_materials", "rejected"]
ENDINGS += ["past_province", "approved", "scored", "ticket_issued", "withdrawn", "paid"]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story, "CHAPTERS", [Chapter(end, 2) for end in ENDINGS])
    monkeypatch.setattr(demo_exam, "SECOND_LOOK_SHARE", 100)
    monkeypatch.setattr(people, "REGISTER", range(1000, 1020))


def test_every_ending_is_reached_by_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("demo_province")

    states = Counter(Application.objects.values_list("state", flat=True))
    assert states == {
        "draft": 3,
        "submitted": 6 + 12,  # of the busy desk
        "needs_materials": 2,
        "rejected": 2,
        "approved": 4,
        "scored": 2,
        "ticket_issued": 2,
        "withdrawn": 2,
        "paid": 2,
    }
    assert DeskRow.objects.filter(step=Step.PROVINCE).count() == 2
    assert Opinion.objects.count() == 4
    assert SecondLook.objects.exclude(opinion="").count() == 1
    assert Qualification.objects.count() == 20 + Application.objects.count() - 1
    asked = RecoveryRequest.objects.values_list("kind", "state")
    assert set(asked) == {("claim", "proposed"), ("claim", "done"), ("phone", "waiting")}
    _require_a_busy_desk()
    assert Extension.objects.waiting().count() == Extension.objects.in_force().count() == 1
    assert DeskRow.objects.exclude(escalated_at=None).exists()
    assert PracticeAnswer.objects.count() == 6 + 5 + 4 + 3
    assert trail.verify() is None
    assert "The demo province is there" in capsys.readouterr().out
    with pytest.raises(CommandError, match="empty database"):
        call_command("demo_province")
    call_command("demo_accounts")
    shown = capsys.readouterr().out
    assert people.PASSWORD in shown
    assert "洛阳市 · 审核员" in shown
    assert "报考人员 · 成绩已公布" in shown
    call_command("demo_authenticators")
    phones = json.loads(capsys.readouterr().out)
    for phone in phones:
        user = User.objects.get(username=phone["account"])
        assert SecondFactor.objects.get(user=user).secret == phone["secret"]


def _require_a_busy_desk() -> None:
    """Whoever opens the demo as the city's reviewer finds a case for each thing a list can say."""
    rows = DeskRow.objects.filter(office_path="41.4103")
    marks = {flag for row in rows for flag in row.flags}
    assert marks >= {"exceptional", "photo", "resubmitted", "reclaimed", "on_behalf", "reassigned"}
    own = rows.filter(owner__username="luoyang")
    assert own.filter(held_until__isnull=False).count() == 1
    assert own.filter(handed_by__username="luoyang2").count() == 1
    assert rows.filter(owner__username="luoyang2").count() == 2
    assert set(BulkItem.objects.values_list("outcome", flat=True)) == {"done", "skipped"}
    assert SavedFilter.objects.filter(owner__username="luoyang").count() == 2


@pytest.mark.parametrize(("place", "marks"), [(0, ["66", "72", "61"]), (6, ["58", "71", "缺考"])])
def test_most_people_pass_and_some_do_not(place: int, marks: list[str]) -> None:
    teller = story.Storyteller.__new__(story.Storyteller)

    assert teller._marks(place) == marks  # noqa: SLF001 - the story's own numbers


def test_an_empty_database_has_no_accounts_to_show(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("demo_accounts")

    assert "报考人员" not in capsys.readouterr().out
