"""Several cases at once: ticked, foreseen, followed while it runs, and told why one was skipped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from applications.models import Application
from flows.commands import bulk, reviewer
from flows.models import BulkJob
from tests import builders

if TYPE_CHECKING:
    from tests.journeys.conftest import Stage
    from tests.journeys.screen import Screen

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
CLEAN, UNOPENED, UNKNOWN, GONE = "甲一", "乙二", "丙三", "丁四"
NAMES = (CLEAN, UNOPENED, UNKNOWN, GONE)


def test_ticked_cases_are_approved_and_the_report_says_what_was_skipped(stage: Stage) -> None:
    papers = {name: on_the_pile(stage, name) for name in NAMES}
    screen = stage.staff(stage.world.admin).screen
    tick(screen)

    screen.page.keyboard.press("Shift+A")
    screen.sees("可办 3 件，会跳过 1 件", "材料只看了 0/3")
    screen.look("批量-会怎样")
    screen.press("开始批量通过")
    screen.sees("正在办理", "已办 0 件，跳过 0 件，剩 4 件")

    builders.passed_by(papers[GONE], by=stage.world.admin)
    job = BulkJob.objects.get()
    bulk._do_next(job.pk)  # noqa: SLF001 - a worker in the middle of its work
    screen.sees("已办 1 件，跳过 0 件，剩 3 件")
    screen.look("批量-进行中")
    bulk.run(job.pk)

    screen.sees("办完了", "已办 1 件，跳过 3 件，剩 0 件")
    screen.look("批量-报告")
    told = {name: line_of(screen, name) for name in NAMES}
    assert told[CLEAN].endswith("已办")
    assert "没有打开看过" in told[UNOPENED]
    assert told[UNKNOWN].endswith("合格库没有记录，请打开逐件看。")
    assert told[GONE].endswith("这件报名已经有人办理过了。")
    lines = screen.page.locator(".bulk-lines li")
    assert lines.last.inner_text().startswith(CLEAN), "what is left to do stands first"
    steps = dict(Application.objects.values_list("candidate__name", "step"))
    assert steps == {CLEAN: "office", UNOPENED: "employer", UNKNOWN: "employer", GONE: "office"}
    screen.follow("回到待办")
    screen.sees(UNOPENED, UNKNOWN)
    expect(screen.page.get_by_text(CLEAN)).to_have_count(0)


def on_the_pile(stage: Stage, name: str) -> Application:
    """Let the admin have taken a case; the register knows all but one, one was never opened."""
    paper = builders.a_submitted(stage.world, person=builders.a_person(name=name))
    if name != UNKNOWN:
        builders.in_the_register(paper, level=5, year=2018, trade="护理员")
    if name != UNOPENED:
        builders.look_through(paper, by=stage.world.admin)
    return reviewer.claim(paper.public_id, by=stage.world.admin)


def tick(screen: Screen) -> None:
    """Tick all four, with the mouse and by keys, and read the bar."""
    page = screen.page
    page.get_by_label(f"选中 {CLEAN}").check()
    screen.sees("已选 1 件")
    page.get_by_label("选中本页").check()
    screen.sees("已选 4 件", f"1 件（{UNOPENED}）资料没有看完，批量通过时会跳过并说明")
    screen.look("批量-选中")


def line_of(screen: Screen, name: str) -> str:
    """Return a line of the report, as one reads it."""
    line = screen.page.get_by_role("listitem").filter(has_text=name)
    return re.sub(r"\s+", " ", line.inner_text()).strip()
