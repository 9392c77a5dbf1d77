"""Handing a paper in: what is checked, confirmed, signed, and answered once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from applications import dossier
from applications.errors import ConfirmationNeeded, Refused
from applications.models import Application, Discrepancy, FindingKind
from applications.states import State
from audit import trail
from exams.models import Actor, LevelOffer, Window
from flows.commands import candidate, reviewer, submitting
from flows.commands.reviewer import Flag
from notifications.models import OutboxMessage
from registry.models import Qualification
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


def ready(world: builders.World) -> Application:
    paper = builders.a_draft(world)
    builders.upload_everything(paper)
    return Application.objects.with_faces().get(pk=paper.pk)


def codes_of(refusal: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {objection.code for objection in refusal.value.objections}


def in_the_register(paper: Application, *, year: int = 2018, trade: str = "护理员") -> None:
    Qualification.objects.create(
        id_number_index=paper.candidate.id_number_index or "",
        name=paper.candidate.name,
        level=5,
        year=year,
        trade_name=trade,
        certificate_number=f"C{next(builders.numbers)}",
    )


def test_missing_papers_are_named(world: builders.World) -> None:
    paper = builders.a_draft(world)

    with pytest.raises(Refused, match="请上传「本人近期照片」"):
        candidate.submit(paper.public_id, by=paper.candidate)


def test_who_does_not_fit_is_refused_in_the_guides_words(world: builders.World) -> None:
    paper = ready(world)
    changes = {"level_year": 2024, "start_date": date(2019, 7, 1)}
    candidate.save_form(paper.public_id, by=paper.candidate, changes=changes)

    with pytest.raises(Refused) as refusal:
        candidate.submit(paper.public_id, by=paper.candidate)

    texts = [objection.text for objection in refusal.value.objections]
    assert "现岗位等级年限不满五年，且工作年限不满10或18年，不符合报名条件" in texts


def test_prohibited_circumstances_block_submitting_not_saving(world: builders.World) -> None:
    paper = ready(world)
    candidate.save_form(paper.public_id, by=paper.candidate, changes={"in_discipline": True})

    with pytest.raises(Refused):
        candidate.submit(paper.public_id, by=paper.candidate)


def test_differences_are_confirmed_for_exactly_what_was_shown(world: builders.World) -> None:
    paper = ready(world)
    in_the_register(paper, year=2017, trade="药工")
    with pytest.raises(ConfirmationNeeded) as question:
        candidate.submit(paper.public_id, by=paper.candidate)

    assert [prompt.text for prompt in question.value.prompts] == [
        "现岗位等级取得时间与合格库信息不符，是否确认报考",
        "现岗位工种与合格库信息不符，是否确认报考",
    ]
    candidate.save_form(paper.public_id, by=paper.candidate, changes={"level_year": 2019})
    with pytest.raises(Refused, match="请重新核对"):
        candidate.confirm_differences(
            paper.public_id, by=paper.candidate, token=question.value.token
        )
    with pytest.raises(Refused, match="请重新核对"):
        candidate.confirm_differences(paper.public_id, by=paper.candidate, token="forged")


@pytest.mark.parametrize("is_confirmed", [False, True])
def test_a_register_row_that_changes_is_asked_about_anew(
    world: builders.World, *, is_confirmed: bool
) -> None:
    paper = ready(world)
    in_the_register(paper, year=2017)
    with pytest.raises(ConfirmationNeeded) as question:
        candidate.submit(paper.public_id, by=paper.candidate)
    shown = question.value.token
    if is_confirmed:
        candidate.confirm_differences(paper.public_id, by=paper.candidate, token=shown)
    Qualification.objects.update(year=2016)

    with pytest.raises(Refused, match="请重新核对"):
        candidate.confirm_differences(paper.public_id, by=paper.candidate, token=shown)
    with pytest.raises(ConfirmationNeeded) as anew:
        candidate.submit(paper.public_id, by=paper.candidate)

    assert anew.value.token != shown


def test_confirmed_differences_let_the_paper_pass_with_a_flag(world: builders.World) -> None:
    paper = ready(world)
    in_the_register(paper, year=2017)
    with pytest.raises(ConfirmationNeeded) as question:
        candidate.submit(paper.public_id, by=paper.candidate)
    candidate.confirm_differences(paper.public_id, by=paper.candidate, token=question.value.token)

    paper = candidate.submit(paper.public_id, by=paper.candidate)

    kept = Discrepancy.objects.get(application=paper)
    assert "2018年" in kept.declared
    assert "2017年" in kept.registered
    assert str(kept) == f"{paper.reference} {kept.code}"
    assert "mismatch" in paper.desk_row.flags


@pytest.mark.parametrize("shift", [timedelta(days=-20), timedelta(days=20)])
def test_outside_the_window_nothing_is_submitted(world: builders.World, shift: timedelta) -> None:
    paper = ready(world)
    for window in Window.objects.filter(actor=Actor.CANDIDATE):
        window.opens, window.closes = window.opens + shift, window.closes + shift
        window.save()

    with pytest.raises(Refused, match="不在报名时间内"):
        candidate.submit(paper.public_id, by=paper.candidate)


def test_without_any_window_nothing_is_submitted(world: builders.World) -> None:
    paper = ready(world)
    Window.objects.all().delete()

    with pytest.raises(Refused, match="不在报名时间内"):
        candidate.submit(paper.public_id, by=paper.candidate)


def test_a_trade_that_is_not_open_is_refused(world: builders.World) -> None:
    paper = ready(world)
    LevelOffer.objects.filter(level=4).delete()

    with pytest.raises(Refused):
        candidate.submit(paper.public_id, by=paper.candidate)


def test_a_second_click_finds_the_firsts_answer(world: builders.World) -> None:
    paper = builders.a_submitted(world)

    again = candidate.submit(paper.public_id, by=paper.candidate)

    assert again.state == State.SUBMITTED
    assert OutboxMessage.objects.filter(kind="application_submitted").count() == 1


def test_a_decided_paper_is_not_submitted_again(world: builders.World) -> None:
    paper = builders.an_approved(world)

    with pytest.raises(Refused, match="已提交"):
        candidate.submit(paper.public_id, by=paper.candidate)


def test_a_draft_may_be_withdrawn(world: builders.World) -> None:
    paper = builders.a_draft(world)

    assert candidate.withdraw(paper.public_id, by=paper.candidate).state == State.WITHDRAWN


def test_a_paper_in_somebodys_hands_is_not_taken_back(world: builders.World) -> None:
    claimed, passed, returned = (builders.a_submitted(world) for _ in range(3))
    reviewer.claim(claimed.public_id, by=world.admin)
    builders.passed_by(passed, by=world.admin)
    reviewer.send_back(
        returned.public_id, by=world.admin, flags=[Flag(FindingKind.FIELD, "level_year", "请核对")]
    )

    for paper in (claimed, passed, returned):
        with pytest.raises(Refused, match="已经有人审核过"):
            candidate.withdraw(paper.public_id, by=paper.candidate)


def test_only_what_was_flagged_opens_again(world: builders.World) -> None:
    paper = builders.a_returned(
        world, flags=[Flag(FindingKind.FIELD, "level_year", "请对照证书核对。")]
    )

    candidate.save_form(paper.public_id, by=paper.candidate, changes={"level_year": 2017})
    with pytest.raises(Refused, match="不能修改"):
        candidate.save_form(paper.public_id, by=paper.candidate, changes={"education": "college"})
    with pytest.raises(Refused, match="不能修改"):
        candidate.attach(paper.public_id, by=paper.candidate, code="id_card", data=builders.scan())

    paper = candidate.submit(paper.public_id, by=paper.candidate)
    assert (paper.state, paper.level_year, paper.correction_due) == ("submitted", 2017, None)
    assert (paper.desk_row.step, "resubmitted" in paper.desk_row.flags) == ("employer", True)


def test_a_paper_goes_back_to_the_desk_that_asked_not_to_the_first(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    builders.passed_by(paper, by=world.admin)
    flags = [Flag(FindingKind.FIELD, "level_year", "请对照证书核对。")]
    reviewer.send_back(paper.public_id, by=world.reviewer, flags=flags)

    paper = candidate.submit(paper.public_id, by=paper.candidate)

    assert (paper.state, paper.desk_row.step) == (State.SUBMITTED, "office")


def test_a_flagged_document_must_be_uploaded_anew(world: builders.World) -> None:
    paper = builders.a_returned(world)

    with pytest.raises(Refused) as refusal:
        candidate.submit(paper.public_id, by=paper.candidate)

    assert codes_of(refusal) == {"not_supplied"}


def test_after_the_deadline_nothing_is_supplied(world: builders.World) -> None:
    paper = builders.a_returned(world)
    past = timezone.now() - timedelta(hours=1)
    Application.objects.filter(pk=paper.pk).update(correction_due=past)

    with pytest.raises(Refused, match="补充材料的时间已过"):
        candidate.submit(paper.public_id, by=paper.candidate)


def test_a_dossier_of_an_incomplete_paper_has_no_verdict_yet(world: builders.World) -> None:
    person = builders.a_person()
    paper = candidate.start(
        by=person, exam=world.exam, level=builders.Level.FIVE, region=world.city
    )

    found = dossier.examine(paper, today=timezone.localdate())

    assert found.verdict is None
    assert found.refusals == ()
    assert not found.is_ready
    assert candidate.chain_for_paper(Application(exam=world.exam, apply_level=4)) == []


def test_a_paper_that_lost_its_region_is_not_handed_in(world: builders.World) -> None:
    paper = ready(world)
    paper.region = None

    with pytest.raises(Refused, match="所属单位"):
        submitting.require_ready(paper, now=timezone.now())


def test_names_of_things_are_their_references(world: builders.World) -> None:
    paper = builders.a_submitted(world)

    assert str(paper.desk_row) == f"{paper.reference} employer"
    assert str(trail.history_of(paper.reference).last()).startswith(paper.reference)
