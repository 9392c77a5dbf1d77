"""A level-one candidate: three desks, the last one at the province; paid at the counter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.builders import id_number
from tests.journeys.clerk import take_payment
from tests.journeys.screen import DESK

if TYPE_CHECKING:
    from tests.journeys.candidate import Candidate
    from tests.journeys.conftest import Stage
    from tests.journeys.staff import Staff

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
NAME = "欧阳建国"
PAPERS = (
    "本人近期照片", "本人身份证照片", "二级（技师）证书照片", "毕业证", "近期工资变动审批表",
    "考评申报表照片", "年度考核结果明细表",
)  # fmt: skip


def test_a_level_one_candidate_gets_as_far_as_the_province(stage: Stage) -> None:
    candidate = stage.candidate(NAME, id_number=a_man_born(1974), width=DESK)
    candidate.register("洛阳")
    candidate.choose("一级（高级技师）")
    fill_in(candidate)
    candidate.sign()

    world = stage.world
    for posting in (world.admin, world.reviewer, world.provincial):
        member = stage.staff(posting)
        member.open_case(NAME)
        member.approve(NAME)
    candidate.screen.go("/my/progress/")
    candidate.screen.sees("审核通过，请缴费", "单位初审", "资格审查", "省级审核")
    candidate.screen.look("资格审查-通过")

    take_payment(stage.staff(world.clerk), NAME, receipt="R20260318-07")
    candidate.screen.go("/my/")
    candidate.screen.sees("已缴费，等待准考证")
    stage.phones.waits_for(candidate.phone, "缴费")
    watch(stage.staff(world.supervisor))


def watch(supervisor: Staff) -> None:
    """Look at the board and the process, and read who did and saw what."""
    screen = supervisor.screen
    screen.is_at("总览")
    screen.look("监督-总览")
    screen.follow("流程图")
    screen.look("监督-流程图")
    screen.follow("轨迹查询")
    screen.page.get_by_role("main").get_by_label("受理号或姓名").fill(NAME)
    screen.press("查找")
    screen.look("监督-轨迹查询")
    screen.page.get_by_role("link", name=NAME).click()
    screen.is_at(f"轨迹 · {NAME}")
    screen.sees("王审核", "周省审", "吴考务")
    screen.look("监督-轨迹")


def a_man_born(year: int) -> str:
    """Return an ID number: a woman of that age would have retired."""
    return id_number(born=date(year, 2, 9), sex="male")


def fill_in(candidate: Candidate) -> None:
    """Answer everything a level-one candidate is asked; the employer by the lists."""
    candidate.choose_employer("洛阳市卫生健康委员会", "洛阳市中心医院")
    candidate.say_who(started="1992-08-01")
    candidate.say_what(level="二级（技师）", year="2017")
    candidate.answer("是否已聘任到二级岗位", "是，已聘任")
    candidate.say_five_years(("优秀", "优秀", "合格", "合格", "合格"))
    candidate.type_in("学习工作简历", "1992 年起在洛阳市中心医院护理部工作，证明人李护士长。")
    candidate.type_in("主要技术业务工作业绩", "带徒三人；改进病房消毒流程。")
    candidate.screen.look("报名信息-一级")
    for title in PAPERS:
        candidate.upload(title)
    candidate.screen.look("报名信息-一级-填好")
