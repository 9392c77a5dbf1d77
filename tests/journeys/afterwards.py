"""What a candidate does once the paper is in: mend, pay, print, read the result."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.journeys.candidate import Candidate


def mend(candidate: Candidate, title: str, *, because: str) -> None:
    """Send the one paper that was asked for again, and sign."""
    screen, page = candidate.screen, candidate.screen.page
    candidate.come_back()
    screen.sees("请补充 1 项", title, because)
    screen.look("我的报名-需补充材料")
    candidate.open_menu("资格审查")
    screen.sees("需补充材料")
    screen.look("资格审查-需补充材料")
    screen.follow("现在补充")
    screen.look("补充材料")
    expect(page.get_by_role("heading", level=2)).to_have_text([title])
    page.locator("section").filter(has_text=title).get_by_role("link").click()
    screen.sees("这样拍就行")
    screen.look("补充材料-一项")
    expect(page.locator("textarea, select, input:not([type=hidden], [type=file])")).to_have_count(0)
    with page.expect_file_chooser() as chooser:
        page.get_by_text("重新选一张").click()
    chooser.value.set_files(candidate.papers.photo(f"{title}（重拍）"))
    screen.sees("都补好了")
    candidate.code_here()
    screen.look("补充材料-补好")
    screen.press("提交信息")
    screen.sees("您的信息已提交，请耐心等待审核")
    screen.look("重新提交以后")


def pay_online(candidate: Candidate) -> None:
    """Pay on the provider's page; ours changes by itself when the bank has told us."""
    screen, page = candidate.screen, candidate.screen.page
    screen.go("/my/")
    screen.sees("审核通过，请缴费")
    screen.look("我的报名-审核通过")
    screen.follow("网上支付")
    screen.look("缴费")
    screen.press("网上支付 140.00 元")
    screen.sees("或请家里人扫码代交")
    screen.look("缴费-二维码")
    with page.expect_popup() as opened:
        screen.follow("微信支付")
    bank = opened.value
    bank.get_by_role("button", name="确认支付").click()
    expect(bank.get_by_text("支付成功")).to_be_visible()
    bank.close()
    screen.is_at("缴费成功")
    screen.look("缴费成功")


def print_ticket(candidate: Candidate) -> bytes:
    """Open the ticket with a code and keep the file."""
    screen, page = candidate.screen, candidate.screen.page
    screen.go("/my/")
    screen.look("我的报名-准考证已发放")
    screen.follow("打印准考证")
    screen.look("打印准考证-验证码")
    candidate.code_here()
    screen.press("确定")
    screen.sees("短信验证码已核对", "没有打印机？")
    screen.look("打印准考证")
    with page.expect_download() as started:
        page.get_by_role("link", name="保存到手机").filter(visible=True).click()
    assert started.value.suggested_filename.startswith("准考证")
    return Path(started.value.path()).read_bytes()


def read_result(candidate: Candidate) -> None:
    """Look up the marks."""
    screen = candidate.screen
    screen.go("/my/")
    screen.sees("考核结果已公布")
    screen.look("我的报名-考核结果已公布")
    candidate.open_menu("考核结果查询")
    screen.is_at("考核合格")
    screen.look("考核结果查询")
