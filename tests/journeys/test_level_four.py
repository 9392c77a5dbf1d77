"""A level-four candidate in a city with employer check: returned once, approved, paid, examined."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.journeys.afterwards import mend, pay_online, print_ticket, read_result
from tests.journeys.clerk import import_marks, issue_tickets, publish_marks
from tests.journeys.printed import codes_on, photos_of, text_of

if TYPE_CHECKING:
    from tests.journeys.candidate import Candidate
    from tests.journeys.conftest import Stage

needs_a_printer = pytest.mark.skipif(
    not shutil.which("pdftoppm"), reason="NO TICKET JOURNEY: apt-get install poppler-utils"
)
pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True), needs_a_printer]
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
    mend(candidate, ID_CARD, because=BLURRED)
    admin.open_case(NAME)
    admin.approve(NAME)
    reviewer = stage.staff(stage.world.reviewer)
    reviewer.open_case(NAME)
    reviewer.approve(NAME)
    pay_online(candidate)

    clerk = stage.staff(stage.world.clerk)
    number = issue_tickets(clerk)
    check_ticket(stage, candidate, print_ticket(candidate), number)

    import_marks(clerk, ("88", "76.5", "60"))
    publish_marks(stage.staff(stage.world.second_clerk))
    stage.phones.waits_for(candidate.phone, "考核结果")
    read_result(candidate)


def fill_in(candidate: Candidate) -> None:
    """Answer everything a level-four candidate is asked, and keep it."""
    candidate.screen.look("报名信息-空")
    candidate.say_where()
    candidate.say_who(started="19980701")
    candidate.say_what(level="五级（初级工）", year="2018")
    for title in ("本人近期照片", ID_CARD, "等级证书"):
        candidate.upload(title)
    candidate.screen.look("报名信息-填好")
    candidate.save()
    candidate.screen.look("保存信息以后")


def check_ticket(stage: Stage, candidate: Candidate, pdf: bytes, number: str) -> None:
    """Read the ticket as a guard does: words, face, code, and what the code leads to."""
    words = text_of(pdf)
    for fact in (NAME, number, "洛阳职业技术学院", "第1机房", "座位", "护理员"):
        assert fact in words, fact
    assert candidate.id_number not in words
    assert (413, 626) in photos_of(pdf)
    [address] = codes_on(pdf, stage.folder)
    assert address.startswith(f"{stage.site}/verify/")

    guard = stage.screen("监考", width=390)
    guard.go(address)
    guard.is_at("准考证有效")
    guard.sees(number, "洛阳职业技术学院")
    guard.look("查验")
