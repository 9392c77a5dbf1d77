"""Made-up people and papers are good enough to pass our own checks."""

from __future__ import annotations

import pytest

from documents.drawn import draw_portrait, draw_scan
from documents.drawn.hair import HAIRCUTS
from documents.drawn.looks import looks_of
from documents.photo import check_portrait
from documents.scan import check_scan
from tests.documents import pictures


@pytest.mark.parametrize("seed", range(24))
def test_every_drawn_portrait_passes_the_check_without_a_word(seed: int) -> None:
    verdict = check_portrait(draw_portrait(seed))

    assert verdict.accepted
    assert verdict.warnings == ()


def test_the_same_seed_draws_the_same_person_and_others_differ() -> None:
    assert draw_portrait(7) == draw_portrait(7)
    assert len({draw_portrait(seed) for seed in range(40)}) == 40


def test_women_and_men_can_be_asked_for() -> None:
    assert {looks_of(seed, woman=True).haircut.woman for seed in range(20)} == {True}
    assert {looks_of(seed, woman=False).haircut.woman for seed in range(20)} == {False}
    assert {looks_of(seed, woman=None).haircut for seed in range(60)} == set(HAIRCUTS)


def test_a_portrait_can_be_drawn_small() -> None:
    assert pictures.opened(draw_portrait(1, 100, 150)).size == (100, 150)


@pytest.mark.parametrize("title", ["居民身份证", "年度考核登记表", "毕业证书"])
@pytest.mark.parametrize("lines", [(), ("姓名　赵𬭊", "工种　护理员", "等级　四级", "2021年")])
def test_every_drawn_paper_passes_the_check_without_a_word(
    title: str, lines: tuple[str, ...]
) -> None:
    paper = draw_scan(title, lines, seed=5)

    verdict = check_scan(paper)
    assert verdict.accepted
    assert verdict.warnings == ()
    assert paper == draw_scan(title, lines, seed=5)
