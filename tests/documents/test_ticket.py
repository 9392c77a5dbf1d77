"""The ticket says what it must, to people, to a phone and to the door's scanner."""

from __future__ import annotations

import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from itertools import pairwise
from threading import get_ident
from time import sleep
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from pypdf import PdfReader
from reportlab.pdfbase import ttfonts

from documents.ticket import TicketSubject, render_ticket
from tests.documents import pictures
from tests.documents.tickets import NOTES, SHEET

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image

PDFTOPPM = shutil.which("pdftoppm") or ""
looked_at = pytest.mark.skipif(not PDFTOPPM, reason="pdftoppm (poppler-utils) is missing")


@pytest.fixture(scope="module")
def ticket() -> bytes:
    return render_ticket(SHEET)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def compact(text: str) -> str:
    return "".join(text.split())


def photographed(pdf: bytes, folder: Path) -> Image.Image:
    """Print the first page at 150 dots per inch, as an office printer would."""
    (folder / "ticket.pdf").write_bytes(pdf)
    command = [PDFTOPPM, "-r", "150", "-png", "-singlefile", "ticket.pdf", "ticket"]
    subprocess.run(command, cwd=folder, check=True)
    return pictures.opened((folder / "ticket.png").read_bytes()).convert("L")


def read_codes(image: Image.Image) -> dict[zxingcpp.BarcodeFormat, str]:
    return {found.format: found.text for found in zxingcpp.read_barcodes(image)}


@pytest.mark.parametrize(
    "words",
    [
        "2026年度机关事业单位工勤技能岗位等级考核",
        "准考证",
        "41010503017",
        "赵𬭊·㛃䶮",
        "女",
        "410105********0024",
        "郑州市金水区文化旅游体育局",
        "三级（高级工）",
        "护理员",
        "理论知识",
        "2026年6月13日（周六）",
        "上午 09:00—10:30",
        "下午 14:00—16:00",
        "郑州市第二考点（郑州技师学院）",
        "郑州市金水区文化北路88号 实训楼2层",
        "03",
        "17",
        "郑州市人力资源和社会保障局工考中心",
        "2026年5月28日",
    ],
)
def test_every_fact_can_be_copied_from_the_ticket(ticket: bytes, words: str) -> None:
    assert words in text_of(ticket)


def test_notes_can_be_copied_whole(ticket: bytes) -> None:
    for note in NOTES:
        assert compact(note) in compact(text_of(ticket))


def test_a_ticket_is_one_a4_page_with_a_title(ticket: bytes) -> None:
    reader = PdfReader(BytesIO(ticket))

    assert len(reader.pages) == 1
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    assert reader.metadata is not None
    assert reader.metadata.title == "准考证 赵𬭊·㛃䶮 41010503017"
    assert reader.metadata.author == "郑州市人力资源和社会保障局工考中心"
    assert reader.metadata.subject == SHEET.exam_title
    assert str(reader.root_object["/Lang"]) == "zh-CN"


@looked_at
def test_every_font_travels_with_the_ticket_and_only_the_used_part(
    ticket: bytes, tmp_path: Path
) -> None:
    (tmp_path / "ticket.pdf").write_bytes(ticket)
    command = [PDFTOPPM.replace("pdftoppm", "pdffonts"), "ticket.pdf"]
    listed = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    fonts = [line.split() for line in listed.stdout.splitlines()[2:]]

    assert {name.partition("+")[2] for name, *_ in fonts} == {
        "NotoSansSC-Regular",
        "NotoSansSC-Bold",
    }
    assert {tuple(font[3:6]) for font in fonts} == {("yes", "yes", "yes")}  # embedded, part, text
    assert b"Helvetica" not in ticket
    assert len(ticket) < 110_000


def test_the_portrait_is_printed_as_it_was_checked(ticket: bytes) -> None:
    (portrait,) = PdfReader(BytesIO(ticket)).pages[0].images

    assert portrait.image is not None
    assert portrait.image.size == (413, 626)
    assert SHEET.portrait in ticket


@looked_at
def test_a_phone_and_the_door_read_the_printed_codes(ticket: bytes, tmp_path: Path) -> None:
    codes = read_codes(photographed(ticket, tmp_path))

    assert codes == {
        zxingcpp.BarcodeFormat.QRCode: SHEET.qr_payload,
        zxingcpp.BarcodeFormat.Code128: SHEET.ticket_number,
    }


@looked_at
def test_long_codes_are_still_read(tmp_path: Path) -> None:
    sheet = replace(SHEET, qr_payload="核验：赵𬭊" * 8, ticket_number="2026-HN-410100-0301-17")

    codes = read_codes(photographed(render_ticket(sheet), tmp_path))

    assert codes[zxingcpp.BarcodeFormat.QRCode] == sheet.qr_payload
    assert codes[zxingcpp.BarcodeFormat.Code128] == sheet.ticket_number


LONG = replace(
    SHEET,
    name="阿不都热西提·买买提吐尔逊·依明江",
    employer="西峡县丁河镇人民政府农业农村技术推广服务中心（丁河镇乡村建设发展服务中心）",
    trade="重型汽车驾驶员（含起重吊装及挖掘装载机械操作）",
    venue="南阳市信阳市联合考点（南阳职业学院计算机与信息工程学院实训中心）",
    address="西峡县仲景大道与建设路交叉口向北三百米路东 计算机与信息工程学院实训中心A座三层",
    room="第12考场",
    seat="A-117",
    issuing_office="机关事业单位工勤技能岗位考核培训管理中心考务部（人力资源和社会保障厅）",
    subjects=SHEET.subjects * 4,
    notes=NOTES * 8,
)


def test_long_words_lose_nothing_and_long_notes_go_on_overleaf() -> None:
    pdf = render_ticket(LONG)
    words = compact(text_of(pdf))

    for fact in (LONG.name, LONG.employer, LONG.trade, LONG.venue, LONG.issuing_office):
        assert compact(fact) in words
    assert compact(LONG.address) in words
    assert words.count(compact(NOTES[0])) == 8
    assert words.count("理论知识") == 4
    assert len(PdfReader(BytesIO(pdf)).pages) == 2
    assert "考生须知（续）" in words


@looked_at
def test_long_words_stay_inside_the_frame(tmp_path: Path) -> None:
    page = photographed(render_ticket(LONG), tmp_path)
    outside = [(0, 0, page.width, 86), (0, 0, 86, page.height), (1156, 0, 1240, page.height)]

    assert [page.crop(edge).getextrema() for edge in outside] == [(255, 255)] * 3


def test_a_subject_needs_a_time_with_a_zone() -> None:
    naive = datetime(2026, 6, 13, 9, 0)  # noqa: DTZ001 - the mistake this test is about
    sheet = replace(SHEET, subjects=(TicketSubject("理论知识", naive, naive),))

    with pytest.raises(ValueError, match="zone"):
        render_ticket(sheet)


@pytest.mark.parametrize("number", ["豫410105", "4101\n05"])
def test_a_number_the_scanner_cannot_read_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="bar code"):
        replace(SHEET, ticket_number=number)


def test_a_ticket_without_day_of_issue_subjects_or_notes_is_still_printed() -> None:
    bare = replace(SHEET, issued_on=None, subjects=(), notes=())

    assert "2026年5月28日" not in text_of(render_ticket(bare))


def test_only_one_printer_at_a_time_moves_the_cursor_of_a_font_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheets = [replace(SHEET, name=name) for name in ("赵𬭊", "钱䶮", "孙㛃", "李一二三四五六七")]
    hands: list[int] = []

    def seek(file: ttfonts.TTFontParser, place: int) -> None:
        file._pos = place  # noqa: SLF001 - the very cursor the printers must not share
        hands.append(get_ident())
        sleep(0.0002)  # time enough for somebody else to reach for it

    monkeypatch.setattr(ttfonts.TTFontParser, "seek", seek)
    with ThreadPoolExecutor(4) as printers:
        tickets = list(printers.map(render_ticket, sheets))

    assert sum(before != after for before, after in pairwise(hands)) <= 3
    assert all(sheet.name in text_of(pdf) for sheet, pdf in zip(sheets, tickets, strict=True))
