"""轨迹: every deed, every reading, and whether the chain holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from audit.models import Entry, Reading
from audit.trail import record_reading
from flows.commands import reviewer_documents
from flows.commands.office import publish_scores
from flows.models import Verdict as Decided
from portals.reviewer.history import BEFORE_SUBMITTING, DEEDS, NOTE
from portals.supervisor.facts import facts_of
from portals.supervisor.trail_lines import VERBS
from tests import builders
from tests.architecture.tree import python_files
from tests.portals.supervisor.browsers import address, text_of, trail_disarmed

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from applications.models import Application
    from portals.supervisor.trail_lines import TrailLine, Verdict

QUERIES = 15
NOT_ABOUT_A_CASE = {
    "register", "stage_scores", "publish_scores", "discard_scores",
    "propose_extension", "confirm_extension", "drop_extension",
    "bind_phone", "reclaim", "prove_claim", "propose_recovery", "confirm_recovery",
    "refuse_recovery", "stop_phone", "switch_phone", "expire_recovery", "forget_photo",
    "declare_conflict", "withdraw_conflict", "commit_seed", "judge_second_look",
    "ask_phone_on_site", "reset_practice",
}  # fmt: skip


def lines_of(client: Client, paper: Application) -> list[TrailLine]:
    lines: list[TrailLine] = client.get(address("trail", paper.public_id)).context["lines"]
    return lines


def verdict_of(client: Client, paper: Application) -> Verdict:
    verdict: Verdict = client.get(address("trail", paper.public_id)).context["verdict"]
    return verdict


def test_every_deed_is_told_newest_first(world: builders.World, supervisor: Client) -> None:
    paper = builders.a_ticketed(world)
    publish_scores(builders.a_staged_sheet(world, paper).public_id, by=world.second_clerk)

    lines = lines_of(supervisor, paper)

    told = [line.word for line in lines]
    assert told[:6] == ["公布成绩", "发放准考证", "缴费", "通过", "通过", "提交信息"]
    assert told[-1] == "开始填报"
    assert [line.position for line in lines] == list(range(len(lines), 0, -1))
    scored, *_, submitted = lines[:6]
    assert (scored.before, scored.after) == ("已发准考证", "已出成绩")
    assert (scored.who, scored.place) == ("郑考务", "洛阳市")
    assert (submitted.who, submitted.moves) == ("本人", True)


def test_handing_on_between_desks_is_no_change_of_state(
    world: builders.World, supervisor: Client
) -> None:
    paper = builders.passed_by(builders.a_submitted(world), by=world.admin)

    newest = lines_of(supervisor, paper)[0]

    assert (newest.word, newest.moves, newest.facts) == ("通过", False, ["步骤：单位初审"])


def test_a_reason_and_what_was_asked_for_are_shown(
    world: builders.World, supervisor: Client
) -> None:
    paper = builders.a_returned(world)

    page = text_of(supervisor.get(address("trail", paper.public_id)))

    assert "「身份证照片不清楚，请重新拍摄」" in page
    assert "要求补充：本人身份证照片" in page


def test_details_are_said_in_words(world: builders.World) -> None:
    titles = {"id_card": "身份证照片"}

    assert facts_of({"level": 4, "fields": ["education", "awards"]}, titles) == [
        "申报等级：四级",
        "填写：学历、awards",
    ]
    assert facts_of({"version": 2, "sha256": "ab" * 32, "document": "id_card"}, titles) == [
        "材料：身份证照片",
        "版本：第 2 版",
        "文件指纹：abab…abab",
    ]
    assert facts_of({"way": "counter", "amount_fen": 14050, "round": 1}, titles) == [
        "第几次补充：1",
        "金额：140.50 元",
        "方式：现场缴费",
    ]
    assert facts_of({"differences": ["trade_differs"], "sheet": "abc"}, titles) == [
        "不符之处：工种",
        "成绩表：abc",
    ]
    assert facts_of({"new_fact": [1], "amount_fen": "much"}, titles) == [
        "金额：much",
        "new_fact：[1]",
    ]


def test_every_deed_the_flows_record_has_a_word() -> None:
    recorded = {
        verb
        for module in python_files("flows", "applications", "payments", "sittings")
        for verb in re.findall(r'verb="(\w+)"', module.read_text(encoding="utf-8"))
    }

    assert (recorded | set(Decided.values)) - NOT_ABOUT_A_CASE <= VERBS.keys()
    assert {"lapse", "decide"} <= recorded


def test_a_reviewer_reads_a_word_for_each_of_them_too() -> None:
    assert VERBS.keys() == DEEDS.keys() | {*BEFORE_SUBMITTING, NOTE}


def test_who_opened_which_document_is_told(world: builders.World, supervisor: Client) -> None:
    paper = builders.a_submitted(world)
    builders.look_through(paper, by=world.admin)
    builders.look_through(paper, by=world.admin)
    reviewer_documents.open_document(paper.attachments.current()[0], by=world.reviewer)
    record_reading(reader=world.reviewer, subject=paper.reference, what="original:a-picture")

    shown = supervisor.get(address("trail", paper.public_id)).context

    assert {line.what for line in shown["readings"]} == {
        "本人近期照片（第 1 版）",
        "本人身份证照片（第 1 版）",
        "等级证书（第 1 版）",
        "全部轨迹",
        "照片原图",
    }
    watcher, last, first = shown["readers"]
    assert (watcher.who, watcher.times, watcher.documents) == ("洛阳市 冯监督", 1, 0)
    assert (last.who, last.times, last.documents) == ("洛阳市 王审核", 2, 2)
    assert (first.who, first.times, first.documents) == ("洛阳市中心医院 赵人事", 6, 3)


def test_looking_at_a_trail_adds_nothing_to_it_and_is_itself_noted(
    world: builders.World, supervisor: Client
) -> None:
    paper = builders.a_submitted(world)
    before = Entry.objects.count()

    supervisor.get(address("trail", paper.public_id))

    assert Entry.objects.count() == before
    reading = Reading.objects.get(subject=paper.reference)
    assert (reading.reader, reading.what) == (world.supervisor.public_id, "trail")


def test_an_unbroken_chain_is_called_so(world: builders.World, supervisor: Client) -> None:
    paper = builders.a_submitted(world)
    count = Entry.objects.filter(subject=paper.reference).count()

    page = text_of(supervisor.get(address("trail", paper.public_id)))

    assert "链条完整" in page
    assert f"{count} 条记录首尾相扣，没有被改过。" in page


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reason": "另写的原因"}, "写下以后被改过"),
        ({"previous_hash": "0" * 64}, "与前一条接不上"),
        ({"state_after": "nonsense", "details": {"step": 7}, "verb": "steal"}, "写下以后被改过"),
    ],
    ids=["words", "link", "nonsense"],
)
def test_a_changed_entry_is_named(
    world: builders.World, supervisor: Client, change: dict[str, object], said: str
) -> None:
    paper = builders.a_submitted(world)
    with trail_disarmed():
        Entry.objects.filter(subject=paper.reference, position=2).update(**change)

    verdict = verdict_of(supervisor, paper)

    assert (verdict.holds, verdict.title) == (False, "链条在第 2 条断开")
    assert said in verdict.text
    broken = [line.position for line in lines_of(supervisor, paper) if line.css == "broken"]
    assert broken == [2]


def test_a_missing_entry_is_noticed(world: builders.World, supervisor: Client) -> None:
    paper = builders.a_submitted(world)
    with trail_disarmed():
        Entry.objects.filter(subject=paper.reference, position=2).delete()

    verdict = verdict_of(supervisor, paper)

    assert verdict.title == "链条在第 2 条断开"
    assert "这里少了记录" in verdict.text


def test_a_case_without_any_entry_does_not_count_as_whole(
    world: builders.World, supervisor: Client
) -> None:
    paper = builders.a_submitted(world)
    with trail_disarmed():
        Entry.objects.filter(subject=paper.reference).delete()

    verdict = verdict_of(supervisor, paper)

    assert (verdict.holds, verdict.title) == (False, "没有任何记录")


@pytest.mark.parametrize("count", [1, 5])
def test_the_page_asks_the_database_as_often_for_one_reading_as_for_five(
    world: builders.World,
    supervisor: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    paper = builders.a_submitted(world)
    for _ in range(count):
        builders.look_through(paper, by=world.admin)

    with django_assert_num_queries(QUERIES):
        supervisor.get(address("trail", paper.public_id))
