"""A level-one candidate: three desks, the last one at the province; paid at the counter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.builders import id_number
from tests.journeys.clerk import take_payment
from tests.journeys.level_one import (
    TITLE,
    add_rows,
    change_the_order,
    fetch_papers,
    mend_a_month,
    print_form,
    send_papers,
    tick_and_untick,
)
from tests.journeys.screen import PHONE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.candidate import Candidate
    from tests.journeys.conftest import Stage
    from tests.journeys.staff import Staff

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(300),
]
NAME = "欧阳建国"
PAPERS = (
    "本人近期照片", "本人身份证照片", "二级（技师）证书照片", "毕业证", "近期工资变动审批表",
    "2025 年单位年度考核结果明细表", "2024 年单位年度考核结果明细表",
    "其它申报材料",
)  # fmt: skip
HISTORY = (
    {"开始年月": "1989.9", "结束年月": "1992年7月", "学校或单位": "洛阳市卫生学校",
     "所学专业或职务": "护理专业", "证明人": "李红"},
    {"开始年月": "199208", "结束年月": "至今", "学校或单位": "洛阳市中心医院护理部",
     "所学专业或职务": "护理员", "证明人": "赵𬭊"},
)  # fmt: skip
DEED = {
    "开始年月": "2018-03", "结束年月": "2019-12", "做了什么": "改进病房消毒流程，写成操作规程",
    "本人作用和结果": "主要起草人，全院推广", "证明材料": "医院文件",
}  # fmt: skip
AWARD = {
    "时间": "2021-05",
    "奖惩名称": "优秀护理工作者",
    "批准单位": "市卫健委",
    "备注": "洛卫18号",
}


def test_a_level_one_candidate_gets_as_far_as_the_province(stage: Stage) -> None:
    candidate = stage.candidate(NAME, id_number=a_man_born(1974), width=PHONE)
    candidate.register("洛阳")
    candidate.choose("一级（高级技师）")
    fill_in(candidate)
    print_and_stamp(candidate, stage.folder)
    candidate.screen.go("/my/application/")
    candidate.screen.follow("添加电子文档")
    send_papers(candidate, stage.folder)
    candidate.screen.go("/my/application/")
    candidate.screen.look("报名信息-一级-填好")
    candidate.sign()

    world = stage.world
    for posting in (world.admin, world.reviewer, world.provincial):
        member = stage.staff(posting)
        member.open_case(NAME)
        fetch_papers(member, TITLE, "带徒总结")
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
    add_rows(candidate, "work_history", "段", *HISTORY)
    change_the_order(candidate, "work_history", "段")
    mend_a_month(candidate, "work_history")
    add_rows(candidate, "achievements", "项", DEED)
    tick_and_untick(candidate, "省辖市以上技术能手", "技术能手证书")
    candidate.screen.look("报名信息-一级")
    for title in PAPERS:
        candidate.upload(title)


def print_and_stamp(candidate: Candidate, folder: Path) -> None:
    """Print the form, change an answer, be told that it is old, print again, send the photo."""
    screen = candidate.screen
    screen.follow("下载、打印、盖章")
    said = print_form(candidate, folder)
    for words in (NAME, "1989年9月—1992年7月", "洛阳市卫生学校", "赵𬭊", "（盖章）", "第1页共"):
        assert words in said
    screen.go("/my/application/")
    add_rows(candidate, "awards", "项", AWARD)
    screen.sees("打印过的考评申报表已经过时")
    screen.look("报名信息-一级-申报表过时")
    screen.follow("重新下载打印")
    assert "优秀护理工作者" in print_form(candidate, folder)
    screen.go("/my/application/")
    candidate.upload("考评申报表照片")
