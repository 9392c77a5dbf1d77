"""What only a level-one candidate does: rows, conditions, the printed form, papers in Word."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.documents.corpus.word_files import GOOD_DOC, GOOD_DOCX, PHOTO, docx

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from playwright.sync_api import Locator

    from tests.journeys.candidate import Candidate
    from tests.journeys.staff import Staff

TITLE = "病房消毒流程的改进"


def list_of(candidate: Candidate, field: str) -> Locator:
    """Return a list of rows on the form."""
    return candidate.screen.page.locator(f"#field-{field}")


def add_rows(candidate: Candidate, field: str, unit: str, *rows: Mapping[str, str]) -> None:
    """Type rows cell by cell, with the button for another one between them."""
    box, screen = list_of(candidate, field), candidate.screen
    for number, row in enumerate(rows, start=1):
        card = box.get_by_role("group", name=f"第 {number} {unit}", exact=True)
        if number > 1:
            box.get_by_role("button", name="添加一行").click()
            expect(card).to_be_visible()
            screen.rests()
        with candidate.kept():
            for label, value in row.items():
                cell = card.get_by_label(label)
                cell.fill(value)
            cell.blur()


def mend_a_month(candidate: Candidate, field: str) -> None:
    """A month nobody can read is said beside its cell, and goes once it is mended."""
    box, screen = list_of(candidate, field), candidate.screen
    cell = box.get_by_label("开始年月").first
    good = cell.input_value()
    with screen.page.expect_response("**/save/"):
        cell.fill("那年夏天")
        cell.blur()
    expect(box.get_by_text("没有看懂，请填年和月")).to_be_visible()
    screen.look("报名信息-一级-年月看不懂")
    with candidate.kept():
        cell.fill(good)
        cell.blur()
    expect(box.get_by_text("没有看懂，请填年和月")).to_have_count(0)


def change_the_order(candidate: Candidate, field: str, unit: str) -> None:
    """The last row goes up, which is doubted, and down again."""
    box = list_of(candidate, field)
    box.get_by_role("button", name=f"上移第 2 {unit}").click()
    expect(box.get_by_text("先后顺序反了")).to_be_visible()
    box.get_by_role("button", name=f"下移第 1 {unit}").click()
    expect(box.get_by_text("先后顺序反了")).to_have_count(0)
    candidate.screen.rests()


def tick_and_untick(candidate: Candidate, condition: str, slot: str) -> None:
    """A condition opens its slot; without the condition it is gone."""
    page = candidate.screen.page
    place = page.locator("[data-slot]").filter(has=page.get_by_text(slot, exact=True))
    expect(place).to_have_count(0)
    candidate.answer("符合的条件", condition)
    expect(place).to_be_visible()
    candidate.answer("符合的条件", condition)
    expect(place).to_have_count(0)


def print_form(candidate: Candidate, folder: Path) -> str:
    """Download the form to stamp, and return its text."""
    screen = candidate.screen
    screen.is_at("考评申报表")
    screen.look("考评申报表")
    with screen.page.expect_download() as started:
        screen.page.get_by_role("button", name="下载考评申报表").click()
    file = folder / "form.pdf"
    started.value.save_as(file)
    told = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True)  # noqa: S607 - the tool of the machine
    return "".join(told.stdout.decode().split())


def send_papers(candidate: Candidate, folder: Path) -> None:
    """Photos pasted into a document and other names are refused; a .docx and a .doc are taken."""
    screen, page = candidate.screen, candidate.screen.page
    pasted = docx({"word/media/image1.jpeg": PHOTO})
    tries = (
        (TITLE, f"{TITLE}.docx", pasted, "不得将文档照片剪切复制至word文档后上传"),
        (TITLE, "论文1.docx", GOOD_DOCX, "文件名称需与所填写的标题保持一致"),
        (TITLE, f"{TITLE}.docx", GOOD_DOCX, f"已收下「{TITLE}」"),
        ("带徒总结", "带徒总结.doc", GOOD_DOC, "已收下「带徒总结」"),
    )
    for title, name, data, said in tries:
        file = folder / name
        file.write_bytes(data)
        candidate.label("标题").fill(title)
        page.locator("input[type=file]").set_input_files(file)
        with screen.forgiving(422):
            screen.press("上传")
            screen.sees(said)
        screen.look(f"论文-{said[:6]}")


def fetch_papers(member: Staff, *titles: str) -> None:
    """Papers in Word are downloaded, which counts as having opened them."""
    page = member.screen.page
    for title in titles:
        page.get_by_role("navigation", name="资料目录").get_by_role("link", name=title).click()
        expect(page.locator(".filecard")).to_contain_text(title)
        with page.expect_download() as started:
            page.get_by_role("link", name="下载查看").click()
        assert started.value.suggested_filename.rpartition(".")[0].endswith(title)
        member.screen.look(f"案件-{title}")
