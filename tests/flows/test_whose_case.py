"""Whose case is whose: place, step, one's own, what one uploaded, and the province."""

from __future__ import annotations

import pytest

from accounts.models import Posting, Role
from applications.errors import NotYourDesk, Refused
from applications.models import Application, FindingKind
from applications.states import State
from exams.levels import Level
from flows.commands import candidate, on_behalf, reviewer
from flows.commands.reviewer import Flag
from flows.models import DeskRow
from flows.policy import desks_of
from notifications.models import OutboxMessage
from tests import builders

pytestmark = pytest.mark.django_db
FLAGS = [Flag(FindingKind.DOCUMENT, "id_card", "看不清。")]


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


def refresh(paper: Application) -> Application:
    return Application.objects.with_faces().get(pk=paper.pk)


def test_a_level_four_case_crosses_employer_and_office(world: builders.World) -> None:
    paper = builders.a_submitted(world)

    paper = builders.passed_by(paper, by=world.admin)
    assert (paper.state, paper.step) == (State.SUBMITTED, "office")
    paper = builders.passed_by(paper, by=world.reviewer)

    assert (paper.state, paper.step) == (State.APPROVED, "")
    assert paper.payment_due is not None
    told = OutboxMessage.objects.filter(about=paper.reference).order_by("pk")
    assert [row.kind for row in told] == [
        "application_submitted",
        "application_forwarded",
        "application_approved",
    ]


def test_a_level_one_case_goes_up_to_the_province(world: builders.World) -> None:
    paper = builders.a_submitted(world, level=Level.ONE)
    builders.passed_by(paper, by=world.admin)
    builders.passed_by(paper, by=world.reviewer)
    row = DeskRow.objects.get(application=paper)

    assert (row.step, row.office_path) == ("province", "41")
    assert builders.passed_by(paper, by=world.provincial).state == State.APPROVED


def test_where_there_is_no_employer_check_the_office_is_first(world: builders.World) -> None:
    paper = builders.a_draft(world)
    changes = {"employer": world.other_employer}
    candidate.save_form(paper.public_id, by=paper.candidate, changes=changes)
    builders.upload_everything(paper)

    paper = candidate.submit(paper.public_id, by=paper.candidate)

    assert paper.step == "office"
    assert builders.passed_by(paper, by=world.other_reviewer).state == State.APPROVED


def test_exceptional_promotion_goes_up_to_the_province(world: builders.World) -> None:
    paper = builders.a_draft(world)
    changes = {
        "exceptional": True,
        "exceptional_note": "市技能竞赛第二名",
        "commendations": ["contest_placing"],
    }
    candidate.save_form(paper.public_id, by=paper.candidate, changes=changes)
    builders.upload_everything(paper)
    paper = candidate.submit(paper.public_id, by=paper.candidate)
    assert "exceptional" in paper.desk_row.flags
    builders.passed_by(paper, by=world.admin)

    paper = builders.passed_by(paper, by=world.reviewer)

    assert (paper.state, paper.step) == (State.SUBMITTED, "province")


@pytest.mark.parametrize(
    "name", ["reviewer", "other_reviewer", "provincial", "clerk", "supervisor"]
)
def test_nobody_decides_what_lies_on_anothers_desk(world: builders.World, name: str) -> None:
    paper = builders.a_submitted(world)
    by: Posting = getattr(world, name)
    builders.look_through(paper, by=by)

    for move in (
        lambda: reviewer.approve(paper.public_id, by=by),
        lambda: reviewer.reject(paper.public_id, by=by, reason="不行"),
        lambda: reviewer.send_back(paper.public_id, by=by, flags=FLAGS),
        lambda: reviewer.claim(paper.public_id, by=by),
        lambda: on_behalf.add_pictures(
            paper.public_id, by=by, code="id_card", pictures=[builders.scan()]
        ),
    ):
        with pytest.raises(NotYourDesk):
            move()
    assert refresh(paper).state == State.SUBMITTED
    assert not desks_of(by).exists()


def test_an_admin_of_the_bureau_checks_for_its_institutions(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    bureau = builders.a_posting(Role.EMPLOYER_ADMIN, employer=world.bureau)

    assert builders.passed_by(paper, by=bureau).step == "office"


def test_nobody_decides_their_own_case(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    own = Posting.objects.create(
        user=paper.candidate,
        role=Role.EMPLOYER_ADMIN,
        employer=world.employer,
        starts=paper.created_at,
    )

    with pytest.raises(NotYourDesk):
        reviewer.reject(paper.public_id, by=own, reason="不行")
    assert not desks_of(own).exists()


def test_the_province_is_another_person_than_the_office(world: builders.World) -> None:
    paper = builders.a_submitted(world, level=Level.ONE)
    builders.passed_by(paper, by=world.admin)
    builders.passed_by(paper, by=world.reviewer)
    both = Posting.objects.create(
        user=world.reviewer.user,
        role=Role.REVIEWER,
        region=world.province,
        starts=paper.created_at,
    )
    builders.look_through(paper, by=both)

    with pytest.raises(NotYourDesk):
        reviewer.approve(paper.public_id, by=both)


def test_who_uploaded_for_somebody_does_not_decide(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    (attachment,) = on_behalf.add_pictures(
        paper.public_id, by=world.admin, code="salary_form", pictures=[builders.scan()]
    )

    assert attachment.on_behalf
    assert OutboxMessage.objects.filter(kind="materials_uploaded_for_you").exists()
    assert "on_behalf" in DeskRow.objects.get(application=paper).flags
    with pytest.raises(NotYourDesk):
        builders.passed_by(paper, by=world.admin)
    colleague = builders.a_posting(Role.EMPLOYER_ADMIN, employer=world.employer)
    assert builders.passed_by(paper, by=colleague).step == "office"


def test_a_foreign_employer_adds_to_no_draft(world: builders.World) -> None:
    paper = builders.a_draft(world)
    foreign = builders.a_posting(Role.EMPLOYER_ADMIN, employer=world.other_employer)

    with pytest.raises(NotYourDesk):
        on_behalf.add_pictures(
            paper.public_id, by=foreign, code="id_card", pictures=[builders.scan()]
        )
    assert not paper.attachments.exists()


def test_on_behalf_only_known_slots_are_filled(world: builders.World) -> None:
    paper = builders.a_submitted(world)

    with pytest.raises(Refused, match="不需要这项材料"):
        on_behalf.add_pictures(
            paper.public_id, by=world.admin, code="cat", pictures=[builders.scan()]
        )
