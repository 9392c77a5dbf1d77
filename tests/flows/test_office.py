"""Tickets and scores: many papers at once, by two people, all or nothing."""

from __future__ import annotations

import pytest

from accounts.models import Role
from applications import sets
from applications.errors import NotYourDesk, Refused
from applications.models import Application
from applications.states import State
from audit import trail
from documents.workbook import write_rows
from flows.commands import office
from flows.commands.office import BadSheet
from notifications.models import OutboxMessage
from sittings.models import Score, SheetState, Sitting, Ticket
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


def test_every_paid_paper_gets_a_seat_a_ticket_and_a_message(world: builders.World) -> None:
    papers = [builders.a_paid(world) for _ in range(3)]
    builders.an_approved(world)

    assert office.issue_tickets(exam=world.exam, by=world.clerk) == 3

    tickets = Ticket.objects.filter(application__in=papers)
    assert [ticket.number for ticket in tickets] == [f"4103202600{n:03d}" for n in (1, 2, 3)]
    assert [ticket.seat for ticket in tickets] == [1, 2, 3]
    assert OutboxMessage.objects.filter(kind="ticket_ready").count() == 3
    for paper in papers:
        last = trail.history_of(paper.reference).last()
        assert last is not None
        assert (last.verb, last.state_after) == ("issue_ticket", State.TICKET_ISSUED)
    assert office.issue_tickets(exam=world.exam, by=world.clerk) == 0


def test_later_papers_take_the_next_seats(world: builders.World) -> None:
    builders.a_ticketed(world)
    paper = builders.a_ticketed(world)

    ticket = paper.tickets.get()
    assert (ticket.seat, ticket.number, str(ticket)) == (2, "4103202600002", "4103202600002")
    assert str(ticket.sitting) == "洛阳职业技术学院 第 1 机房"


def test_without_enough_seats_nobody_gets_one(world: builders.World) -> None:
    builders.a_paid(world)
    builders.a_paid(world)
    Sitting.objects.update(capacity=1)

    with pytest.raises(Refused, match="有 2 人待编排，只剩 1 个座位"):
        office.issue_tickets(exam=world.exam, by=world.clerk)
    assert not Ticket.objects.exists()


def test_an_office_that_has_no_prefix_still_numbers(world: builders.World) -> None:
    builders.a_paid(world)
    world.exam.offices.all().delete()

    office.issue_tickets(exam=world.exam, by=world.clerk)

    assert Ticket.objects.get().number == "202600001"


def test_only_clerks_issue_stage_publish_and_discard(world: builders.World) -> None:
    paper = builders.a_ticketed(world)
    sheet = builders.a_staged_sheet(world, paper)

    for move in (
        lambda: office.issue_tickets(exam=world.exam, by=world.reviewer),
        lambda: office.stage_scores(
            exam=world.exam, by=world.supervisor, file_name="x.xlsx", data=b""
        ),
        lambda: office.publish_scores(sheet.public_id, by=world.supervisor),
        lambda: office.discard_scores(sheet.public_id, by=world.supervisor),
    ):
        with pytest.raises(NotYourDesk):
            move()


def test_a_sheet_is_published_by_a_second_person(world: builders.World) -> None:
    paper = builders.a_ticketed(world)
    sheet = builders.a_staged_sheet(world, paper)
    assert str(sheet) == "成绩.xlsx"

    with pytest.raises(Refused, match="另一个人"):
        office.publish_scores(sheet.public_id, by=world.clerk)
    assert office.publish_scores(sheet.public_id, by=world.second_clerk) == 1

    scores = Score.objects.filter(application=paper)
    assert [(score.subject, str(score.mark), score.passed) for score in scores] == [
        ("岗位技能", "88.0", True),
        ("职业道德", "76.5", True),
        ("职业能力", "None", False),
    ]
    assert str(scores[0]) == f"{paper.reference} 岗位技能"
    assert Application.objects.get(pk=paper.pk).state == State.SCORED
    assert OutboxMessage.objects.filter(kind="score_published").count() == 1
    with pytest.raises(Refused, match="已经处理过"):
        office.publish_scores(sheet.public_id, by=world.second_clerk)


def test_a_sheet_may_be_thrown_away_once(world: builders.World) -> None:
    sheet = builders.a_staged_sheet(world, builders.a_ticketed(world))

    office.discard_scores(sheet.public_id, by=world.clerk)

    sheet.refresh_from_db()
    assert sheet.state == SheetState.DISCARDED
    with pytest.raises(Refused, match="已经处理过"):
        office.discard_scores(sheet.public_id, by=world.clerk)


def test_two_sheets_for_one_person_are_not_both_published(world: builders.World) -> None:
    paper = builders.a_ticketed(world)
    first, second = builders.a_staged_sheet(world, paper), builders.a_staged_sheet(world, paper)
    office.publish_scores(first.public_id, by=world.second_clerk)

    with pytest.raises(Refused, match="状态已经变化"):
        office.publish_scores(second.public_id, by=world.second_clerk)


def test_another_citys_sheet_is_out_of_reach(world: builders.World) -> None:
    sheet = builders.a_staged_sheet(world, builders.a_ticketed(world))
    elsewhere = builders.a_posting(Role.CLERK, region=world.other_city)

    with pytest.raises(NotYourDesk):
        office.publish_scores(sheet.public_id, by=elsewhere)
    with pytest.raises(NotYourDesk):
        office.discard_scores(sheet.public_id, by=elsewhere)


def stage(world: builders.World, rows: list[list[str]], header: list[str] | None = None) -> None:
    data = write_rows(header or ["准考证号", "姓名", *world.exam.subjects], rows)
    office.stage_scores(exam=world.exam, by=world.clerk, file_name="x.xlsx", data=data)


@pytest.mark.parametrize(
    ("change", "row", "column", "why"),
    [
        ({0: "999"}, 2, "准考证号", "没有这个准考证号：999"),
        ({0: ""}, 2, "准考证号", "没有这个准考证号：（空）"),
        ({1: "别人"}, 2, "姓名", "姓名与准考证"),
        ({2: "101"}, 2, "岗位技能", "0 到 100"),
        ({2: "-1"}, 2, "岗位技能", "0 到 100"),
        ({3: "好"}, 2, "职业道德", "0 到 100"),
        ({4: ""}, 2, "职业能力", "0 到 100"),
        ({4: "66.66"}, 2, "职业能力", "0 到 100"),
        ({4: "nan"}, 2, "职业能力", "0 到 100"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_kept(
    world: builders.World, change: dict[int, str], row: int, column: str, why: str
) -> None:
    paper = builders.a_ticketed(world)
    cells = [paper.tickets.get().number, "王秀英", "88", "76", "90"]
    for place, value in change.items():
        cells[place] = value

    with pytest.raises(BadSheet) as bad:
        stage(world, [cells])

    (error,) = bad.value.errors
    assert (error.row, error.column) == (row, column)
    assert why in error.text


def test_duplicates_missing_columns_and_empty_sheets_are_named(world: builders.World) -> None:
    paper = builders.a_ticketed(world)
    cells = [paper.tickets.get().number, "王秀英", "88", "76", "90"]

    with pytest.raises(BadSheet) as twice:
        stage(world, [cells, ["", "", "", "", ""], cells])
    assert [(error.row, error.text[-5:]) for error in twice.value.errors] == [(4, "重复出现。")]
    with pytest.raises(BadSheet) as columns:
        stage(world, [["1"]], header=["准考证号"])
    assert "岗位技能、职业道德、职业能力" in columns.value.errors[0].text
    with pytest.raises(BadSheet) as empty:
        stage(world, [])
    assert "没有成绩" in empty.value.errors[0].text
    with pytest.raises(BadSheet) as broken:
        office.stage_scores(exam=world.exam, by=world.clerk, file_name="x", data=b"PK")
    assert broken.value.errors[0].row == 0


def test_sets_move_by_the_same_declaration_as_one_paper() -> None:
    assert sets.leg_of("issue_ticket") == sets.Leg("paid", "ticket_issued")
    with pytest.raises(ValueError, match="more than one"):
        sets.leg_of("withdraw")


def test_a_clerk_without_a_region_stages_nothing(world: builders.World) -> None:
    nowhere = world.clerk
    nowhere.region = None

    with pytest.raises(NotYourDesk):
        office.stage_scores(exam=world.exam, by=nowhere, file_name="x.xlsx", data=b"")
