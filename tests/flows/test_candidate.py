"""What a candidate can do with the paper, and what not."""

from __future__ import annotations

import pytest

from applications.errors import NotYourDesk, Refused
from flows.commands import candidate, signing, withdrawing
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


def test_one_person_has_one_paper(world: builders.World) -> None:
    paper = builders.a_draft(world)

    with pytest.raises(Refused, match="不能重复报名"):
        builders.a_draft(world, person=paper.candidate)


def test_after_withdrawing_one_may_start_again(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    candidate.withdraw(paper.public_id, by=paper.candidate)

    again = builders.a_draft(world, person=paper.candidate)

    assert again.reference != paper.reference


def test_somebody_elses_paper_is_out_of_reach(world: builders.World) -> None:
    paper = builders.a_draft(world)
    stranger = builders.a_person()

    for move in (
        lambda: candidate.save_form(paper.public_id, by=stranger, changes={"level_year": 2019}),
        lambda: candidate.attach(
            paper.public_id, by=stranger, code="id_card", data=builders.scan()
        ),
        lambda: candidate.confirm_differences(paper.public_id, by=stranger, token="x"),
        lambda: candidate.submit(paper.public_id, by=stranger),
        lambda: candidate.withdraw(paper.public_id, by=stranger),
        lambda: signing.submit_with_code(paper.public_id, by=stranger, code="1"),
        lambda: withdrawing.withdraw_with_code(paper.public_id, by=stranger, code="1"),
    ):
        with pytest.raises(NotYourDesk):
            move()


@pytest.mark.parametrize(
    "field", ["state", "step", "candidate", "exam", "region", "payment_due", "version", "reference"]
)
def test_no_other_field_is_ever_written(world: builders.World, field: str) -> None:
    paper = builders.a_draft(world)

    with pytest.raises(Refused, match="不能修改"):
        candidate.save_form(paper.public_id, by=paper.candidate, changes={field: "approved"})


def test_the_region_follows_the_employer(world: builders.World) -> None:
    paper = builders.a_draft(world)

    paper = candidate.save_form(
        paper.public_id, by=paper.candidate, changes={"employer": world.other_employer}
    )

    assert paper.region_path == "41.4102"


def test_unrated_people_have_no_trade_and_year(world: builders.World) -> None:
    paper = builders.a_draft(world)

    paper = candidate.save_form(
        paper.public_id, by=paper.candidate, changes={"current_level": 0, "level_year": 2018}
    )

    assert (paper.level_year, paper.current_trade) == (None, None)


def test_a_submitted_paper_is_not_edited(world: builders.World) -> None:
    paper = builders.a_submitted(world)

    with pytest.raises(Refused, match="不能修改"):
        candidate.save_form(paper.public_id, by=paper.candidate, changes={"level_year": 2019})
    with pytest.raises(Refused, match="不能修改"):
        candidate.attach(paper.public_id, by=paper.candidate, code="id_card", data=builders.scan())


def test_a_slot_the_exam_does_not_know_is_refused(world: builders.World) -> None:
    paper = builders.a_draft(world)

    with pytest.raises(Refused, match="不需要这项材料"):
        candidate.attach(paper.public_id, by=paper.candidate, code="cat", data=builders.scan())


@pytest.mark.parametrize(("code", "data"), [("portrait", b"GIF89a"), ("id_card", b"")])
def test_a_bad_picture_is_refused_beside_its_slot(
    world: builders.World, code: str, data: bytes
) -> None:
    paper = builders.a_draft(world)

    with pytest.raises(Refused) as refusal:
        candidate.attach(paper.public_id, by=paper.candidate, code=code, data=data)

    assert {objection.about for objection in refusal.value.objections} == {code}
    assert not paper.attachments.exists()


def test_a_new_picture_supersedes_the_old_one(world: builders.World) -> None:
    paper = builders.a_draft(world)
    for _ in range(2):
        candidate.attach(
            paper.public_id, by=paper.candidate, code="portrait", data=builders.portrait()
        )

    first, second = paper.attachments.order_by("version")
    assert (first.superseded_at is None, second.superseded_at) == (False, None)
    assert (second.version, second.on_behalf) == (2, False)
    assert second.file.size == second.size
    assert str(second) == f"{paper.reference} portrait v2"


def test_an_empty_paper_says_everything_that_is_missing(world: builders.World) -> None:
    person = builders.a_person()
    paper = candidate.start(by=person, exam=world.exam, level=builders.Level.ONE, region=world.city)

    with pytest.raises(Refused) as refusal:
        candidate.submit(paper.public_id, by=person)

    about = {objection.about for objection in refusal.value.objections}
    assert {"employer", "start_date", "assessments", "work_history", "in_discipline"} <= about
