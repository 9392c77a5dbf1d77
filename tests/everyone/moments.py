"""What a page looks like after somebody did something on it: refused, mistyped, waiting.

A moment is a page and a deed on it; the words that follow prove that the page answered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.everyone import standings, waits

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.builders import World
    from tests.everyone.standings import Standing

    Deed = Callable[[Page], None]


@dataclass(frozen=True)
class Moment:
    """A page, what is done there, and the words that answer."""

    page: str
    deed: Deed
    says: str


@dataclass(frozen=True)
class Story:
    """One standing and the moments that follow from there, in order."""

    name: str
    walk: Callable[[World], Standing]
    moments: tuple[Moment, ...]


def looks(page: Page) -> None:
    """Do nothing: the page says it at once."""
    del page


def presses(word: str) -> Deed:
    return lambda page: page.get_by_role("button", name=word, exact=True).click()


def types(label: str, text: str, word: str) -> Deed:
    """Type into one box and press a button."""

    def deed(page: Page) -> None:
        page.get_by_label(label, exact=True).fill(text)
        presses(word)(page)

    return deed


def chooses_a_pdf(box: str) -> Deed:
    """Choose a file that is no picture."""
    none = {"name": "照片.jpg", "mimeType": "image/jpeg", "buffer": b"%PDF-1.7 " + bytes(4000)}
    return lambda page: page.locator(box).set_input_files(none)  # type: ignore[arg-type]  # a file of its own typed dict


def signs(page: Page) -> None:
    """Ask for the code that hands the paper in."""
    page.get_by_label("内容是我本人填的，都属实").check()
    presses("提交信息")(page)


def saves_a_wrong_year(page: Page) -> None:
    page.get_by_label("现等级取得年份", exact=True).fill("2199")
    page.locator("body").click(position={"x": 2, "y": 2})


NOT_A_PICTURE = "PDF"
WRONG_CODE = "验证码不对或已过期"
STORIES = (
    Story(
        "a visitor who mistypes",
        standings.visitor,
        (
            Moment("entrance:register", presses("完成注册"), "请"),
            Moment("entrance:sign_in", presses("登录"), "请填写"),
            Moment("entrance:lost_phone", presses("提交申请"), "请填写"),
            Moment(
                "entrance:verify_message", types("短信内容", "您中奖了", "查一查"), "不像我们发的"
            ),
        ),
    ),
    Story(
        "a beginner who mistypes",
        standings.beginner,
        (
            Moment("candidate:application", saves_a_wrong_year, "年"),
            Moment("candidate:application", chooses_a_pdf("#file-id_card"), NOT_A_PICTURE),
            Moment("candidate:photo/paper", chooses_a_pdf("#file-photo"), NOT_A_PICTURE),
            Moment("candidate:ask_employer", presses("提交申请"), "请填写"),
        ),
    ),
    Story(
        "somebody who signs",
        waits.ready_for_level_four,
        (
            Moment("candidate:check", signs, "发到您的手机"),
            Moment("candidate:submit", types("短信验证码", "000000", "确认提交"), WRONG_CODE),
        ),
    ),
    Story(
        "the register differs",
        waits.differing,
        (Moment("candidate:check", looks, "是否确认报考"),),
    ),
    Story(
        "a wrong file from the phone",
        standings.phone_in_hand,
        (Moment("entrance:phone", chooses_a_pdf("#phone-album"), NOT_A_PICTURE),),
    ),
    Story(
        "waiting for the bank",
        waits.waiting_for_the_bank,
        (
            Moment("candidate:pay", looks, "有效"),
            Moment("candidate:pay_waiting", looks, "请不要再付一次"),
        ),
    ),
    Story(
        "a wrong code before the ticket",
        standings.ticketed,
        (Moment("candidate:ticket_code", types("短信验证码", "000000", "确定"), WRONG_CODE),),
    ),
)
