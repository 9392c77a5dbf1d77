"""Deciding: claim, approve, return, reject, and what is told."""

from __future__ import annotations

import pytest

from accounts.models import Role
from applications.errors import AlreadyHandled, NotYourDesk, Refused
from applications.models import Finding, FindingKind
from applications.states import State
from audit import trail
from exams.models import Office, ReviewStep
from flows import desk
from flows.approval import ApprovalFlow, page
from flows.commands import candidate, reviewer, reviewer_documents, verdicts
from flows.commands.reviewer import Flag
from flows.models import DeskRow
from flows.nameplate import Unplaced, nameplate, office_path_of
from notifications.models import OutboxMessage
from tests import builders

pytestmark = pytest.mark.django_db
FLAGS = [Flag(FindingKind.DOCUMENT, "id_card", "看不清。")]


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


def test_approving_wants_every_document_opened(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    first = paper.attachments.current().first()
    assert first is not None
    reviewer_documents.open_document(first, by=world.admin)

    with pytest.raises(Refused, match="还有 2 份材料没有打开看过"):
        reviewer.approve(paper.public_id, by=world.admin)


def test_a_second_click_is_told_that_the_case_has_moved(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    seen = paper.version
    builders.passed_by(paper, by=world.admin)

    with pytest.raises(AlreadyHandled):
        reviewer.approve(paper.public_id, by=world.admin, seen_version=seen)
    builders.passed_by(paper, by=world.reviewer)
    with pytest.raises(AlreadyHandled):
        reviewer.approve(paper.public_id, by=world.reviewer)


def test_a_case_is_claimed_released_and_kept_from_colleagues(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    colleague = builders.a_posting(Role.EMPLOYER_ADMIN, employer=world.employer)
    reviewer.claim(paper.public_id, by=world.admin)
    reviewer.claim(paper.public_id, by=world.admin)  # twice is once

    with pytest.raises(NotYourDesk):
        reviewer.claim(paper.public_id, by=colleague)
    with pytest.raises(NotYourDesk):
        reviewer.release(paper.public_id, by=colleague)
    reviewer.release(paper.public_id, by=world.admin)
    with pytest.raises(NotYourDesk):
        reviewer.release(paper.public_id, by=world.admin)

    reviewer.claim(paper.public_id, by=colleague)
    verbs = trail.history_of(paper.reference).values_list("verb", flat=True)
    assert [verb for verb in verbs if verb in {"claim", "release"}] == ["claim", "release", "claim"]


def test_the_next_case_is_the_oldest(world: builders.World) -> None:
    assert reviewer.claim_next(by=world.admin) is None
    first, second = builders.a_submitted(world), builders.a_submitted(world)

    taken = [reviewer.claim_next(by=world.admin) for _ in range(3)]

    assert [paper.pk if paper else None for paper in taken] == [first.pk, second.pk, None]


def test_a_faster_colleague_costs_no_error(
    world: builders.World, monkeypatch: pytest.MonkeyPatch
) -> None:
    builders.a_submitted(world)

    def too_late(*_places: object, **_names: object) -> None:
        raise AlreadyHandled

    monkeypatch.setattr(reviewer, "claim", too_late)

    assert reviewer.claim_next(by=world.admin) is None


def test_the_engine_takes_a_task_once_and_gives_it_back_once(world: builders.World) -> None:
    row = DeskRow.objects.select_related("task").get(application=builders.a_submitted(world))

    with pytest.raises(AlreadyHandled):
        desk.put_back(row)
    desk.take(row, by=world.admin.user)
    with pytest.raises(AlreadyHandled):
        desk.take(row, by=world.admin.user)


def test_returning_names_each_item_and_its_reason(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    flags = [*FLAGS, Flag(FindingKind.FIELD, "level_year", " 请核对。 ")]

    paper = reviewer.send_back(paper.public_id, by=world.admin, flags=flags)

    found = Finding.objects.filter(application=paper, round=1)
    assert [(item.kind, item.code, item.note, item.seen_version) for item in found] == [
        ("document", "id_card", "看不清。", 1),
        ("field", "level_year", "请核对。", 0),
    ]
    assert str(found[0]) == f"{paper.reference} id_card"
    assert (paper.state, paper.round, paper.step) == (State.NEEDS_MATERIALS, 1, "employer")
    told = OutboxMessage.objects.get(kind="materials_needed")
    assert "洛阳市中心医院" in told.text


@pytest.mark.parametrize("flags", [[], [Flag(FindingKind.DOCUMENT, "id_card", "  ")]])
def test_returning_wants_a_reason(world: builders.World, flags: list[Flag]) -> None:
    paper = builders.a_submitted(world)

    with pytest.raises(Refused, match="请至少选择一项"):
        reviewer.send_back(paper.public_id, by=world.admin, flags=flags)


def test_rejecting_wants_a_reason_and_ends_the_case(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    with pytest.raises(Refused, match="请写明不通过的原因"):
        reviewer.reject(paper.public_id, by=world.admin, reason=" ")

    paper = reviewer.reject(paper.public_id, by=world.admin, reason="证书不符。")

    assert paper.state == State.REJECTED
    entry = trail.history_of(paper.reference).last()
    assert entry is not None
    assert (entry.verb, entry.reason, entry.actor_label) == (
        "reject",
        "证书不符。",
        "洛阳市中心医院 赵人事",
    )


def test_the_desks_name_is_an_office_never_a_person(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    assert verdicts.desk_name(paper) == "洛阳市中心医院（单位人事）"
    paper = builders.passed_by(paper, by=world.admin)
    assert verdicts.desk_name(paper) == "洛阳市工考中心"
    Office.objects.all().delete()

    assert verdicts.desk_name(paper) == ""
    assert office_path_of(paper) == "41.4103"


def test_a_paper_without_a_place_cannot_be_laid_on_a_desk(world: builders.World) -> None:
    paper = builders.a_submitted(world)
    task = DeskRow.objects.get(application=paper).task
    paper.employer = None

    with pytest.raises(Unplaced, match="no employer"):
        nameplate(paper, task=task, now=paper.created_at)
    paper.region = None
    with pytest.raises(Unplaced, match="no region"):
        office_path_of(paper)
    assert verdicts.next_step(paper) is None


def test_viewflow_serves_no_page_of_its_own() -> None:
    from django.http import Http404
    from django.test import RequestFactory

    with pytest.raises(Http404, match="reviewer:case"):
        page("reviewer:case")(RequestFactory().get("/"))


def test_handing_on_what_nobody_has_is_refused(world: builders.World) -> None:
    paper = builders.a_draft(world)

    with pytest.raises(AlreadyHandled):
        desk.hand_on(paper, by=None, now=paper.created_at)


def test_a_chain_that_is_missing_is_said(world: builders.World) -> None:
    paper = builders.a_draft(world)
    builders.upload_everything(paper)
    ReviewStep.objects.all().delete()

    with pytest.raises(LookupError, match="no review chain"):
        candidate.submit(paper.public_id, by=paper.candidate)


def test_the_flow_has_its_one_instance(monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk.the_flow() is desk.the_flow()
    monkeypatch.setattr(ApprovalFlow, "instance", None)

    with pytest.raises(TypeError, match="no instance"):
        desk.the_flow()


def test_a_paper_whose_task_is_gone_is_laid_on_no_desk(
    world: builders.World, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = builders.a_submitted(world)
    monkeypatch.setattr(desk, "open_task_of", lambda _paper: None)

    desk._lay_out(paper, now=paper.created_at)  # noqa: SLF001 - what an operator's mishap would leave

    assert not DeskRow.objects.filter(application=paper).exists()
