"""Somebody who works here: an employer admin, a reviewer, a clerk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from accounts.models import User
from tests.authenticator import next_code
from tests.builders import PASSWORD

if TYPE_CHECKING:
    from tests.journeys.screen import Screen


class Staff:
    """The browser of a member of staff."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    def sign_in(self, username: str) -> None:
        """From the first page to one's desk."""
        screen = self.screen
        screen.go("/")
        screen.follow("工作人员登录")
        screen.look("工作人员登录")
        screen.page.get_by_label("用户名").fill(username)
        screen.page.get_by_label("密码", exact=True).fill(PASSWORD)
        screen.press("登录")
        screen.look("两步验证")
        code = next_code(User.objects.get(username=username))
        screen.page.get_by_label("验证器上的验证码").fill(code)
        screen.press("进入")
        screen.page.get_by_role("navigation", name="栏目").wait_for()
        screen.page.wait_for_load_state()  # from here on it listens to keys
        screen.look("第一页")

    # --- cases ----------------------------------------------------------------------------------

    def open_case(self, name: str) -> None:
        """Find the case of a person among those that wait, open it, and take it."""
        screen = self.screen
        screen.follow("待领")
        screen.look("待领")
        screen.page.get_by_role("link", name=name).click()
        screen.is_at(name)
        screen.page.get_by_role("button", name="领取").first.click()
        screen.sees(f"已领取 {name} 的报名")
        screen.look("案件")

    def read_everything(self) -> None:
        """Open every document, as approving demands."""
        page = self.screen.page
        approve = page.get_by_role("button", name="通过").first
        unseen = page.get_by_role("navigation", name="资料目录").get_by_text("未打开")
        for left in range(unseen.count(), 0, -1):
            expect(unseen).to_have_count(left)
            page.get_by_role("link", name="看下一份未打开").click()
        expect(approve).to_be_visible()
        self.screen.look("资料都看过了")

    def approve(self, name: str) -> None:
        """Agree."""
        self.read_everything()
        self.screen.page.get_by_role("button", name="通过").first.click()
        self.screen.sees(f"{name} 的报名已通过")
        self.screen.look("通过以后")

    def send_back(self, name: str, *, item: str, reason: str) -> None:
        """Pin one paper where it is read, and ask for it again."""
        screen = self.screen
        screen.page.get_by_role("navigation", name="资料目录").get_by_text(item).click()
        expect(screen.page.get_by_role("img", name=item)).to_be_visible()
        screen.page.keyboard.press("p")
        screen.page.get_by_role("link", name="退回补正 1").click()
        screen.is_at(f"退回补正 · {name}")
        row = screen.page.get_by_role("listitem").filter(has=screen.page.get_by_label(item))
        expect(row.get_by_role("checkbox")).to_be_checked()
        screen.page.keyboard.press("/")
        screen.page.keyboard.type("学历")  # what is ticked stays beside what is looked for
        expect(screen.page.get_by_label("单位类别")).to_be_hidden()
        expect(screen.page.get_by_label("学历")).to_be_visible()
        row.get_by_label("原因").select_option(label=reason)
        screen.sees("请补正 1 项")
        screen.look("退回补正")
        screen.page.get_by_role("button", name="退回 1 项").click()
        screen.sees(f"{name} 的报名已退回")
