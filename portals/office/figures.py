"""What the marks of a sheet come to: who passes by the exam's rule, and how marks are spread."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import mean, median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sittings.models import ScoreSheet

Marks = dict[str, float | None]
"""A mark for each subject; None is absent."""

BINS = 20
WIDTH = 5
CHART_WIDTH, CHART_HEIGHT = 400, 100


@dataclass(frozen=True)
class Bar:
    """One bar of a subject's chart, in the chart's own units (400 × 100)."""

    x: int
    y: float
    height: float
    passes: bool


@dataclass(frozen=True)
class SubjectFigures:
    """How one subject went."""

    subject: str
    present: int
    absent: int
    average: float
    middle: float
    passed: int
    bars: list[Bar]
    pass_x: int

    @property
    def passed_percent(self) -> int:
        return percent(self.passed, self.present)


@dataclass(frozen=True)
class Share:
    """A group of candidates and its share of all."""

    word: str
    count: int
    percent: int
    css: str


@dataclass(frozen=True)
class Figures:
    """A whole sheet."""

    people: int
    absent: int
    shares: list[Share]
    subjects: list[SubjectFigures]


def percent(part: int, whole: int) -> int:
    """Return a share in whole percent; of nothing, 0."""
    return round(100 * part / whole) if whole else 0


def figures_of(sheet: ScoreSheet, subjects: Sequence[str], pass_mark: int) -> Figures:
    """Compute the figures of a sheet from its rows."""
    rows: list[Marks] = [marks for _ticket, marks in sheet.rows]
    return Figures(
        people=len(rows),
        absent=sum(None in marks.values() for marks in rows),
        shares=_shares(rows, pass_mark),
        subjects=[_subject(name, [row.get(name) for row in rows], pass_mark) for name in subjects],
    )


def is_pass(mark: float | None, pass_mark: int) -> bool:
    """Say whether a mark is enough; absence never is."""
    return mark is not None and mark >= pass_mark


def _shares(rows: Sequence[Mapping[str, float | None]], pass_mark: int) -> list[Share]:
    missed = [sum(not is_pass(mark, pass_mark) for mark in row.values()) for row in rows]
    groups = [
        ("各科全过", sum(count == 0 for count in missed), "fill-green"),
        ("差一科", sum(count == 1 for count in missed), "fill-grey"),
        ("差两科以上", sum(count > 1 for count in missed), "fill-grey"),
    ]
    return [Share(word, count, percent(count, len(rows)), css) for word, count, css in groups]


def _subject(name: str, marks: Sequence[float | None], pass_mark: int) -> SubjectFigures:
    given = [mark for mark in marks if mark is not None]
    return SubjectFigures(
        subject=name,
        present=len(given),
        absent=len(marks) - len(given),
        average=mean(given) if given else 0,
        middle=median(given) if given else 0,
        passed=sum(is_pass(mark, pass_mark) for mark in given),
        bars=_bars(given, pass_mark),
        pass_x=pass_mark * CHART_WIDTH // (BINS * WIDTH),
    )


def _bars(marks: Sequence[float], pass_mark: int) -> list[Bar]:
    """Count marks in steps of five; 100 belongs to the last step."""
    counts = [0] * BINS
    for mark in marks:
        counts[min(int(mark // WIDTH), BINS - 1)] += 1
    tallest = max(counts) or 1
    step = CHART_WIDTH // BINS
    heights = [round(CHART_HEIGHT * count / tallest, 1) for count in counts]
    return [
        Bar(place * step, CHART_HEIGHT - height, height, passes=place * WIDTH >= pass_mark)
        for place, height in enumerate(heights)
    ]
