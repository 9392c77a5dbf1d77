"""What an exam office does: the counter, tickets, marks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import FilePayload

from documents.workbook import read_rows, write_rows

if TYPE_CHECKING:
    from tests.journeys.staff import Staff


def take_payment(clerk: Staff, name: str, *, receipt: str) -> None:
    """Take money at the counter."""
    screen = clerk.screen
    screen.follow("现场缴费")
    screen.page.get_by_label("姓名、受理号或身份证号").fill(name)
    screen.press("查找")
    screen.look("现场缴费")
    screen.page.get_by_role("link", name=f"登记 {name} 的缴费").click()
    screen.page.get_by_label("收据编号").fill(receipt)
    screen.look("登记缴费")
    screen.press("已收款，登记")
    screen.sees(receipt)
    screen.look("登记缴费以后")


def issue_tickets(clerk: Staff) -> str:
    """Issue tickets to all who have paid; return the number of the first."""
    screen = clerk.screen
    screen.look("总览")
    screen.follow("准考证")
    screen.look("准考证")
    screen.follow("发放准考证")
    screen.look("发放准考证")
    screen.press("确定发放")
    number = screen.page.get_by_role("table").get_by_role("row").nth(1).get_by_role("cell").first
    screen.look("准考证-已发放")
    return number.inner_text().strip()


def import_marks(clerk: Staff, marks: tuple[str, ...]) -> None:
    """Fill the office's own sheet in and send it."""
    screen = clerk.screen
    screen.follow("成绩导入")
    screen.look("成绩导入")
    with screen.page.expect_download() as started:
        screen.follow("下载录入表")
    header, *people = read_rows(Path(started.value.path()).read_bytes())
    filled = [[str(person[0]), str(person[1]), *marks] for person in people]
    sheet = FilePayload(
        name=started.value.suggested_filename,
        mimeType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        buffer=write_rows([str(title) for title in header], filled),
    )
    screen.page.get_by_label("成绩表（.xlsx）").set_input_files(sheet)
    screen.press("上传并核对")
    screen.sees("表格没有错误，已保存", "等另一位考务员发布")
    screen.look("核对成绩-导入人")


def publish_marks(clerk: Staff) -> None:
    """Look another person's sheet through and let it out."""
    screen = clerk.screen
    screen.follow("成绩导入")
    screen.page.get_by_role("table").get_by_role("link").first.click()
    screen.look("核对成绩-复核人")
    screen.page.get_by_label("我已对照原始成绩核对，人数和分数都对").check()
    screen.press("发布 1 人的成绩")
    screen.sees("已发布 1 人的成绩，考生会收到短信")
    screen.look("核对成绩-已发布")
