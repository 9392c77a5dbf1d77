"""A level-four candidate in a city with employer check: returned once, approved, paid, examined."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.journeys.candidate import Candidate
    from tests.journeys.conftest import Stage

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
NAME = "王秀英"
ID_CARD = "本人身份证照片"
BLURRED = "看不清楚，请重新拍照上传"


@pytest.mark.usefixtures("bank")
def test_a_level_four_candidate_gets_from_the_first_page_to_the_result(stage: Stage) -> None:
    candidate = stage.candidate(NAME)
    candidate.register("洛阳")
    candidate.choose("四级（中级工）")
    fill_in(candidate)
    candidate.sign()

    admin = stage.staff(stage.world.admin)
    admin.open_case(NAME)
    admin.send_back(NAME, item=ID_CARD, reason=BLURRED)


def fill_in(candidate: Candidate) -> None:
    """Answer everything a level-four candidate is asked, and keep it."""
    candidate.screen.look("报名信息-空")
    candidate.find("搜单位", "lyszxyy", "洛阳市中心医院")
    candidate.pick("单位类别", "事业")
    candidate.pick("单位级别", "正处级")
    candidate.type_in("参加工作时间", "19980701")
    candidate.pick("学历", "高中（职高）")
    candidate.pick("人员类型", "在岗正式工作人员")
    candidate.pick("现岗位等级", "五级（初级工）")
    candidate.find("现岗位工种", "hly", "护理员")
    candidate.type_in("现等级取得年份", "2018")
    candidate.find("申报岗位工种", "hly", "护理员")
    candidate.answer("是否存在禁止申报情形", "否，没有")
    for title in ("本人近期照片", ID_CARD, "等级证书"):
        candidate.upload(title)
    candidate.screen.look("报名信息-填好")
    candidate.screen.press("保存信息")
    candidate.screen.sees("信息已保存，但还没有提交")
    candidate.screen.look("保存信息以后")
