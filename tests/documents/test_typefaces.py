"""Rare characters are printed, and a missing one is seen to be missing."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
import reportlab
from pypdf import PdfReader

from documents import typefaces
from documents.linebreaks import lines_of
from documents.ticket import render_ticket
from documents.unicode_map import to_unicode_map
from tests.documents.tickets import SHEET

VERA = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
ONLY_IN_VERA = "Ş"  # Turkish, one of the few letters Noto Sans SC has not


@pytest.fixture
def no_rare_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typefaces, "RARE_CHARACTER_FILES", [])


@pytest.mark.parametrize("font", [typefaces.REGULAR, typefaces.BOLD])
def test_names_with_rare_characters_need_no_other_font(font: str) -> None:
    assert typefaces.runs("赵𬭊㛃䶮𠅤𫘦𬸚·〇", font) == [(font, "赵𬭊㛃䶮𠅤𫘦𬸚·〇")]


@pytest.mark.parametrize("font", [typefaces.REGULAR, typefaces.BOLD])
def test_every_character_of_the_national_table_is_in_the_font(font: str) -> None:
    file = Path(typefaces.__file__).parent / "readings" / "tgh.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    characters = set("".join(line.split(",")[1] for line in lines))

    assert len(characters) == 8105
    assert len(typefaces.runs("".join(characters), font)) == 1


@pytest.mark.usefixtures("no_rare_fonts")
def test_a_character_nobody_has_is_printed_as_a_sign_for_missing() -> None:
    assert typefaces.runs("王𪚥明", typefaces.BOLD) == [(typefaces.BOLD, "王〓明")]

    pdf = render_ticket(replace(SHEET, name="王𪚥明"))
    assert "王〓明" in PdfReader(BytesIO(pdf)).pages[0].extract_text()


def test_a_character_of_the_rare_font_is_printed_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typefaces, "RARE_CHARACTER_FILES", [Path("/nowhere/missing.ttf"), VERA])

    assert typefaces.runs(f"王{ONLY_IN_VERA}明", typefaces.REGULAR) == [
        (typefaces.REGULAR, "王"),
        ("Vera", ONLY_IN_VERA),
        (typefaces.REGULAR, "明"),
    ]
    pdf = render_ticket(replace(SHEET, name=f"王{ONLY_IN_VERA}明"))
    assert f"王{ONLY_IN_VERA}明" in PdfReader(BytesIO(pdf)).pages[0].extract_text()


def test_the_font_files_are_the_ones_written_down() -> None:
    readme = (Path(typefaces.__file__).parent / "fonts" / "README.md").read_text(encoding="utf-8")

    for file in typefaces.FILES.values():
        assert f"| `{file.name}` | `{sha256(file.read_bytes()).hexdigest()}` |" in readme


def test_characters_beyond_the_first_plane_are_mapped_as_utf_16() -> None:
    mapped = to_unicode_map("Font", [0x41, 0x2CB4A])

    assert "2 beginbfchar\n<00> <0041>\n<01> <D872DF4A>\nendbfchar" in mapped


def test_a_map_names_at_most_a_hundred_characters_in_a_block() -> None:
    mapped = to_unicode_map("Font", range(256))

    assert mapped.count("100 beginbfchar") == 2
    assert mapped.count("56 beginbfchar") == 1


def broken(text: str, signs: int) -> list[str]:
    """Lines in a column as wide as so many Chinese characters of ten points."""
    return lines_of(text, typefaces.REGULAR, 10, signs * 10 + 0.1)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("一二三四五六七", ["一二三四五", "六七"]),
        ("一二三四五，六七", ["一二三四", "五，六七"]),
        ("一二三四（五六）", ["一二三四", "（五六）"]),
        ("一二三四abc五", ["一二三四", "abc五"]),
        ("一二三四五 六", ["一二三四五", "六"]),
        ("  一二 ", ["一二"]),
        ("W" * 12, ["WWWWW", "WWWWW", "WW"]),
    ],
)
def test_lines_break_where_a_printer_would_break_them(text: str, lines: list[str]) -> None:
    assert broken(text, 5) == lines


@pytest.mark.parametrize("text", ["，，，，，，，，", "（（（（（（（（", "一，，，，，，，"])
def test_a_line_of_signs_only_still_ends(text: str) -> None:
    assert "".join(broken(text, 3)) == text
