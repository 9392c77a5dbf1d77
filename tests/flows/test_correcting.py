"""The wrong employer: the paper goes to the desk of the right one, told and on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from applications.errors import AlreadyHandled, NotYourDesk, Refused
from applications.models import Application, FindingKind
from applications.states import State
from audit.models import Entry
from exams.models import ReviewStep
from flows.commands import candidate, employers, reviewer
from flows.commands.correcting import correct_employer, may_correct
from flows.commands.employers import Wanted
from flows.models import DeskRow
from notifications.models import OutboxMessage
from registry.models import Employer
from tests import builders

if TYPE_CHECKING:
    from accounts.models import Posting
    from tests.builders import World

pytestmark = pytest.mark.django_db
WHY = "本人去年已调到开封。"


@pytest.fixture
def world() -> World:
    return builders.a_world()


def correct(world: World, paper: Application, *, by: Posting, to: Employer | None = None) -> None:
    employer = to or world.other_employer
    correct_employer(paper.public_id, by=by, employer=employer, reason=WHY)


def fresh(paper: Application) -> Application:
    return Application.objects.with_faces().get(pk=paper.pk)


def test_a_case_goes_to_the_office_of_the_new_employers_region(world: World) -> None:
    paper = builders.a_submitted(world)

    correct(world, paper, by=world.admin)

    row = DeskRow.objects.get(application=paper)
    assert (row.step, row.office_path, row.employer) == ("office", "41.4102", world.other_employer)
    assert (fresh(paper).region, fresh(paper).step) == (world.other_city, "office")
    assert builders.passed_by(fresh(paper), by=world.other_reviewer).state == State.APPROVED


def test_a_case_from_the_office_starts_again_at_the_new_employers_check(world: World) -> None:
    paper = builders.passed_by(builders.a_submitted(world), by=world.admin)

    correct(world, paper, by=world.reviewer, to=world.bureau)

    row = DeskRow.objects.get(application=paper)
    assert (row.step, row.employer) == ("employer", world.bureau)
    assert fresh(paper).employer_kind == "administrative"


def test_it_is_told_and_on_record_with_both_names(world: World) -> None:
    paper = builders.a_submitted(world)

    correct(world, paper, by=world.admin)

    entry = Entry.objects.get(subject=paper.reference, verb="correct_employer")
    assert entry.reason == WHY
    assert entry.details == {
        "employer": "开封市中心医院",
        "was": "洛阳市中心医院",
        "step": "office",
    }
    assert OutboxMessage.objects.filter(kind="employer_corrected", about=paper.reference).exists()


def test_a_returned_paper_comes_back_to_the_new_employers_desk(world: World) -> None:
    paper = builders.a_returned(world)

    correct(world, paper, by=world.admin)

    assert fresh(paper).state == State.NEEDS_MATERIALS
    candidate.attach(paper.public_id, by=paper.candidate, code="id_card", data=builders.scan())
    candidate.submit(paper.public_id, by=paper.candidate)
    assert DeskRow.objects.get(application=paper).office_path == "41.4102"


def test_a_draft_takes_the_employer_and_forgets_what_was_asked_for(world: World) -> None:
    paper = builders.a_draft(world)
    wanted = Wanted("宜阳县石村敬老院", world.county)
    employers.request_employer(paper.public_id, by=paper.candidate, wanted=wanted)
    nameless = Employer.objects.create(region=world.city, name="市养护队", kind="")

    correct(world, paper, by=world.admin, to=nameless)

    assert fresh(paper).employer == nameless
    assert fresh(paper).employer_kind == "institution"
    assert not paper.employer_requests.open().exists()
    assert Entry.objects.get(verb="correct_employer").details["step"] == ""


def test_the_office_that_asked_for_materials_may_correct_and_another_may_not(world: World) -> None:
    paper = builders.passed_by(builders.a_submitted(world), by=world.admin)
    flags = [reviewer.Flag(FindingKind.DOCUMENT, "id_card", "看不清。")]
    reviewer.send_back(paper.public_id, by=world.reviewer, flags=flags)

    for posting in (world.other_reviewer, world.provincial, world.clerk, world.supervisor):
        assert not may_correct(posting, fresh(paper))
        with pytest.raises(NotYourDesk):
            correct(world, paper, by=posting)
    assert may_correct(world.reviewer, fresh(paper))


def test_nobody_else_corrects_a_case_or_a_draft(world: World) -> None:
    submitted, draft = builders.a_submitted(world), builders.a_draft(world)
    foreign = builders.a_posting(builders.Role.EMPLOYER_ADMIN, employer=world.other_employer)

    for posting in (world.reviewer, world.other_reviewer, world.clerk, foreign):
        for paper in (submitted, draft):
            with pytest.raises(NotYourDesk):
                correct(world, paper, by=posting)


def test_after_a_decision_nothing_is_corrected(world: World) -> None:
    approved = builders.an_approved(world)

    assert not may_correct(world.admin, approved)
    with pytest.raises(Refused, match="已经审核完"):
        correct(world, approved, by=world.admin)


def test_what_makes_no_sense_is_refused(world: World) -> None:
    paper = builders.a_submitted(world)
    ReviewStep.objects.filter(region=world.other_city).delete()

    with pytest.raises(Refused, match="请写明为什么"):
        correct_employer(paper.public_id, by=world.admin, employer=world.other_employer, reason=" ")
    with pytest.raises(Refused, match="现在就是这个单位"):
        correct(world, paper, by=world.admin, to=world.employer)
    with pytest.raises(Refused, match="没有开展这次考核"):
        correct(world, paper, by=world.admin)
    with pytest.raises(AlreadyHandled):
        correct_employer(
            paper.public_id,
            by=world.admin,
            employer=world.bureau,
            reason=WHY,
            seen_version=paper.version - 1,
        )
    assert fresh(paper).employer == world.employer


def test_a_draft_without_an_employer_has_none_before(world: World) -> None:
    paper = builders.a_draft(world)
    candidate.save_form(paper.public_id, by=paper.candidate, changes={"employer": None})

    with pytest.raises(NotYourDesk):
        correct(world, paper, by=world.admin)
