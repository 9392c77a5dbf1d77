"""The web font for rare characters holds what its style sheet promises, and nothing else."""

from __future__ import annotations

import re

from fontTools.ttLib import TTFont

from project.setup.web_font import FOLDER, FONT, rare_characters

NAMES_USE = ("㛃", "䶮", "𬭊")


def test_the_font_holds_the_standard_characters_that_gbk_lacks() -> None:
    rare = rare_characters()

    with TTFont(FOLDER / FONT) as font:
        held = set(font.getBestCmap())

    assert len(rare) == 276
    assert set(NAMES_USE) <= set(rare)
    assert held == {ord(one) for one in rare}


def test_the_style_sheet_names_exactly_these_so_that_others_load_nothing() -> None:
    style = (FOLDER / "rare-characters.css").read_text(encoding="utf-8")

    named = {chr(int(point, 16)) for point in re.findall(r"U\+([0-9A-F]+)", style)}

    assert named == set(rare_characters())


def test_the_font_is_small() -> None:
    assert (FOLDER / FONT).stat().st_size < 60_000
