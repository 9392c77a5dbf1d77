"""One sheet of marks: what it comes to, and the second key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from applications.models import Application
from flows.commands import office
from sittings.models import Score, ScoreSheet
from tests import builders
from tests.portals.office.browsers import (
    address,
    good_row,
    messages_of,
    number_of,
    sheet,
    signed_in,
    text_of,
)

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
    from pytest_django import DjangoAssertNumQueries

QUERIES = 10
COMPARED = {"compared": "on"}


@pytest.fixture
def staged(world: builders.World) -> ScoreSheet:
    """Two people's marks: one passes everything, the other misses two subjects."""
    builders.a_paid(world)
    builders.a_paid(world)
    office.issue_tickets(exam=world.exam, by=world.clerk)
    first, second = Application.objects.order_by("pk")
    rows = [
        [number_of(first), first.candidate.name, "100", "60", "88.5"],
        [number_of(second), second.candidate.name, "59.9", "75", "缺考"],
    ]
    return office.stage_scores(
        exam=world.exam, by=world.clerk, file_name="成绩.xlsx", data=sheet(world, *rows)
    )


def publish(client: Client, staged: ScoreSheet, data: dict[str, str] = COMPARED) -> Answer:
    return client.post(address("publish", staged.public_id), data)


def test_the_figures_follow_the_exams_rule(clerk: Client, staged: ScoreSheet) -> None:
    shown = clerk.get(address("score_sheet", staged.public_id)).context

    figures = shown["figures"]
    assert (figures.people, figures.absent, shown["expected"]) == (2, 1, 2)
    assert [(share.word, share.count, share.percent) for share in figures.shares] == [
        ("各科全过", 1, 50),
        ("差一科", 0, 0),
        ("差两科以上", 1, 50),
    ]
    skill, _morals, ability = figures.subjects
    assert (skill.present, skill.passed, skill.average, skill.middle) == (2, 1, 79.95, 79.95)
    assert (ability.present, ability.absent, ability.passed_percent) == (1, 1, 100)
    assert [bar.passes for bar in skill.bars if bar.height] == [False, True]


def test_a_subject_nobody_sat_has_figures_too(world: builders.World, clerk: Client) -> None:
    paper = builders.a_ticketed(world)
    row = [number_of(paper), "王秀英", "缺考", "缺考", "缺考"]
    staged = office.stage_scores(
        exam=world.exam, by=world.clerk, file_name="a.xlsx", data=sheet(world, row)
    )

    figures = clerk.get(address("score_sheet", staged.public_id)).context["figures"]

    assert [subject.average for subject in figures.subjects] == [0, 0, 0]
    assert [subject.passed_percent for subject in figures.subjects] == [0, 0, 0]


def test_every_row_is_shown_with_the_persons_name(clerk: Client, staged: ScoreSheet) -> None:
    lines = clerk.get(address("score_sheet", staged.public_id)).context["lines"]

    assert [line.name for line in lines] == ["王秀英", "王秀英"]
    assert [mark.word for mark in lines[1].marks] == ["59.9", "75", "缺考"]
    assert [mark.passes for mark in lines[1].marks] == [False, True, False]


def test_whoever_imported_it_finds_the_button_locked(clerk: Client, staged: ScoreSheet) -> None:
    page = text_of(clerk.get(address("score_sheet", staged.public_id)))

    assert "等另一位考务员发布" in page
    assert address("publish", staged.public_id) not in page
    assert staged.sha256 in page


def test_whoever_imported_it_cannot_publish_it_by_hand(clerk: Client, staged: ScoreSheet) -> None:
    response = publish(clerk, staged)

    assert messages_of(response) == ["成绩要由另一个人核对后发布，不能自己导入自己发布。"]
    assert not Score.objects.exists()


def test_a_second_person_publishes_it(world: builders.World, staged: ScoreSheet) -> None:
    client = signed_in(world.second_clerk)
    where = address("score_sheet", staged.public_id)
    assert "发布 2 人的成绩" in text_of(client.get(where))

    response = publish(client, staged)

    assert response["Location"] == where
    assert messages_of(response) == ["已发布 2 人的成绩，考生会收到短信。"]
    assert Score.objects.count() == 6
    assert "这份成绩已经发布。" in text_of(client.get(where))


def test_publishing_without_comparing_is_refused(world: builders.World, staged: ScoreSheet) -> None:
    response = publish(signed_in(world.second_clerk), staged, {})

    assert messages_of(response) == ["请先核对，再勾选「我已对照原始成绩核对」。"]
    assert not Score.objects.exists()


def test_publishing_twice_publishes_once(world: builders.World, staged: ScoreSheet) -> None:
    client = signed_in(world.second_clerk)
    publish(client, staged)

    response = publish(client, staged)

    assert messages_of(response)[-1] == "这份成绩已经处理过了。"
    assert Score.objects.count() == 6


def test_a_discarded_sheet_is_never_published(
    world: builders.World, clerk: Client, staged: ScoreSheet
) -> None:
    response = clerk.post(address("discard", staged.public_id))

    assert messages_of(response) == ["「成绩.xlsx」已作废，没有发布任何成绩。"]
    publish(signed_in(world.second_clerk), staged)
    assert not Score.objects.exists()
    page = text_of(clerk.get(address("score_sheet", staged.public_id)))
    assert "这份成绩已经作废，没有发布。" in page


def test_discarding_twice_is_said(clerk: Client, staged: ScoreSheet) -> None:
    clerk.post(address("discard", staged.public_id))

    response = clerk.post(address("discard", staged.public_id))

    assert messages_of(response)[-1] == "这份成绩已经处理过了。"


def test_a_sheet_that_does_not_exist_is_not_there(clerk: Client) -> None:
    assert clerk.get(address("score_sheet", "nothing")).status_code == 404
    assert publish(clerk, ScoreSheet(public_id="nothing")).status_code == 404


@pytest.mark.parametrize("count", [1, 5])
def test_the_page_asks_the_database_as_often_for_one_row_as_for_five(
    world: builders.World,
    clerk: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    for _ in range(count):
        builders.a_paid(world)
    office.issue_tickets(exam=world.exam, by=world.clerk)
    rows = [good_row(paper) for paper in Application.objects.with_faces()]
    staged = office.stage_scores(
        exam=world.exam, by=world.clerk, file_name="a.xlsx", data=sheet(world, *rows)
    )

    with django_assert_num_queries(QUERIES):
        clerk.get(address("score_sheet", staged.public_id))
