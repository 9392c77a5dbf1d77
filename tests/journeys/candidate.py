"""Somebody who applies, at a phone or at a desk."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from documents.drawn import draw_portrait, draw_scan
from forms import bot_wall
from tests.builders import PASSWORD, phone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Locator

    from tests.journeys.phones import Phones
    from tests.journeys.screen import Screen

A_BLINK = 0.05
"""Seconds after which a moment has surely passed, whichever clock one asks."""
AUTOSAVED = "已自动保存"
PORTRAIT = "本人近期照片"


@dataclass
class Papers:
    """The photos on somebody's phone, as files."""

    folder: Path
    owner: str

    def photo(self, title: str) -> Path:
        """Return a file with a picture of a paper; 照片 in the title is a portrait."""
        file = self.folder / f"{self.owner}-{title}.jpg"
        if not file.exists():
            lines = (self.owner, "护理员")
            is_portrait = title == PORTRAIT
            file.write_bytes(draw_portrait(7) if is_portrait else draw_scan(title, lines, 7))
        return file


class Candidate:
    """A candidate's browser and phone, and an ID number that nobody has used yet."""

    def __init__(self, screen: Screen, phones: Phones, papers: Papers, *, id_number: str) -> None:
        self.screen, self.phones, self.papers = screen, phones, papers
        self.name, self.id_number, self.phone = papers.owner, id_number, phone()

    def label(self, words: str) -> Locator:
        """Return the box with this label."""
        return self.screen.page.get_by_label(words, exact=True)

    def field(self, words: str) -> Locator:
        """Return the row of the form with this label."""
        return self.screen.page.locator("[data-row]").filter(
            has=self.screen.page.get_by_text(words, exact=True)
        )

    def open_menu(self, word: str) -> None:
        """Open the menu under one's name, as on a phone, and follow an item."""
        page = self.screen.page
        page.locator("summary").filter(has_text=self.name).click()
        page.get_by_role("group").get_by_role("link", name=word).click()

    # --- the entrance ---------------------------------------------------------------------------

    def register(self, region: str) -> None:
        """From the first page to an account of one's own."""
        screen = self.screen
        screen.go("/")
        screen.look("首页")
        screen.press(region)
        screen.sees(f"单位所属地区：{region}")
        screen.follow("新用户注册")
        screen.look("报名须知")
        self.label("我已阅读并同意").check()
        screen.press("下一步")
        self._say_name()
        screen.look("注册")
        self.read_on()
        self.code_here()
        screen.press("完成注册")
        screen.is_at("报考选择")

    def come_back(self) -> None:
        """Sign out, and in again with the phone number, as on another day."""
        screen, page = self.screen, self.screen.page
        page.locator("summary").filter(has_text=self.name).click()
        screen.press("退出登录")
        screen.follow("报考人员登录")
        screen.look("报考人员登录")
        self.label("手机号或身份证号").fill(self.phone)
        self.label("密码").fill(PASSWORD)
        screen.press("登录")
        page.locator("summary").filter(has_text=self.name).wait_for()

    def _say_name(self) -> None:
        self.label("身份证号").fill(self.id_number)
        self.label("姓名").fill(self.name)
        self.label("密码").fill(PASSWORD)
        self.label("确认密码").fill(PASSWORD)
        self.label("手机号").fill(self.phone)

    # --- the form -------------------------------------------------------------------------------

    def choose(self, level: str) -> None:
        """报考选择."""
        self.screen.look("报考选择")
        self.screen.page.get_by_role("radio", name=level).check()
        self.screen.press("确定")
        self.screen.is_at("报名信息")

    def say_where(self) -> None:
        """单位: found by the first letters of its name."""
        self.find("搜单位", "lyszxyy", "洛阳市中心医院")
        self.pick("单位类别", "事业")
        self.pick("单位级别", "正处级")

    def choose_employer(self, authority: str, employer: str) -> None:
        """单位: from list to list, in the city's own seat."""
        page = self.screen.page
        for words, value in (("县（市、区）", "洛阳本级"), ("主管部门", authority)):
            with page.expect_response("**/cascade/**"):
                self.label(words).select_option(label=value)
            self.screen.rests()
        self.pick("单位", employer)
        self.screen.sees(f"您选的单位：{employer}")
        self.pick("单位类别", "事业")
        self.pick("单位级别", "正处级")

    def say_five_years(self, words: tuple[str, ...]) -> None:
        """年度考核结果: kept once the fifth list is answered."""
        boxes = self.field("年度考核结果").get_by_role("combobox")
        for place, word in enumerate(words):
            title = boxes.nth(place).get_attribute("aria-label")
            with self.screen.page.expect_response("**/save/"):  # said to be short until the fifth
                boxes.nth(place).select_option(label=f"{title}：{word}")

    def say_who(self, *, started: str, education: str = "高中（职高）") -> None:
        """本人."""
        self.type_in("参加工作时间", started)
        self.pick("学历", education)
        self.pick("人员类型", "在岗正式工作人员")

    def say_what(self, *, level: str, year: str) -> None:
        """现在的岗位, 申报, 声明: a nurse who wants to remain one."""
        self.pick("现岗位等级", level)
        self.find("现岗位工种", "hly", "护理员")
        self.type_in("现等级取得年份", year)
        self.find("申报岗位工种", "hly", "护理员")
        self.answer("是否存在禁止申报情形", "否，没有")

    def save(self) -> None:
        """Keep everything, which is not handing it in."""
        self.screen.press("保存信息")
        self.screen.sees("信息已保存，但还没有提交")

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Wait until an answer was kept and the page says so."""
        with self.screen.page.expect_response("**/save/"):
            yield
        self.screen.rests()
        expect(self.screen.page.get_by_text(AUTOSAVED)).to_be_visible()

    def type_in(self, words: str, value: str) -> None:
        """Fill one box."""
        with self.kept():
            self.label(words).fill(value)
            self.label(words).blur()

    def pick(self, words: str, value: str) -> None:
        """Choose from a list."""
        with self.kept():
            self.label(words).select_option(label=value)

    def find(self, words: str, letters: str, name: str) -> None:
        """Type letters into a search box and take one of what it offers."""
        page = self.screen.page
        self.label(words).press_sequentially(letters, delay=30)
        with self.kept():
            page.get_by_role("option").filter(has_text=name).first.click()

    def answer(self, words: str, value: str) -> None:
        """Choose yes or no."""
        with self.kept():
            self.field(words).get_by_text(value).click()

    def upload(self, title: str) -> None:
        """Add a photo to its slot; it is sent as soon as it is chosen."""
        if title == PORTRAIT:
            self._upload_portrait()
            return
        page = self.screen.page
        slot = page.locator("[data-slot]").filter(has=page.get_by_text(title, exact=True))
        with page.expect_file_chooser() as chooser:
            slot.get_by_text("添加上传资料", exact=True).click()
        chooser.value.set_files(self.papers.photo(title))
        expect(page.get_by_alt_text(title, exact=True).first).to_be_visible()

    def _upload_portrait(self) -> None:
        """Lay the frame as the coach proposes it."""
        screen = self.screen
        screen.follow("上传照片")
        screen.is_at("选一张照片")
        screen.page.set_input_files("#file-photo", self.papers.photo(PORTRAIT))
        screen.is_at("把头放进白线框里")
        expect(screen.page.locator("input[name=width]")).not_to_have_value("")
        screen.press("就用这张，检查一下")
        screen.sees("照片已收下")
        screen.follow("好，继续")
        expect(screen.page.get_by_alt_text(PORTRAIT, exact=True).first).to_be_visible()
        screen.page.wait_for_load_state()  # scripts run now, as for whoever goes on by hand
        screen.rests()

    def sign(self) -> None:
        """From the form to the message that it is in."""
        screen = self.screen
        screen.press("提交信息")
        screen.is_at("核对后提交")
        self.sign_here()

    def sign_here(self) -> None:
        """From the check page to the message that it is in."""
        screen = self.screen
        screen.look("核对后提交")
        self.label("内容是我本人填的，都属实").check()
        screen.press("提交信息")
        screen.is_at("输入短信验证码")
        screen.look("输入短信验证码")
        self.label("短信验证码").fill(self.phones.next_code(self.phone))
        screen.press("确认提交")
        screen.sees("您的信息已提交，请耐心等待审核")
        screen.look("已提交")

    def read_on(self) -> None:
        """Take as long over a form as it wants to be read: who is faster is taken for a robot."""
        page = self.screen.page
        opened = bot_wall.age_of(page.locator("input[name=opened]").input_value())
        assert opened is not None
        left = (bot_wall.QUICKEST - opened).total_seconds() + A_BLINK
        page.wait_for_timeout(max(0.0, left) * 1000)

    def code_here(self) -> None:
        """Ask for a code on this page, wait until it is said to be sent, and type it in."""
        with self.screen.page.expect_response("**/code/**"):
            self.screen.press("获取验证码")
        self.label("短信验证码").fill(self.phones.next_code(self.phone))
