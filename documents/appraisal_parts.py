"""The parts of the appraisal form, drawn one under the other, on as many sheets as they need."""

from collections.abc import Sequence
from typing import NamedTuple

from documents.page import BLUE, HEIGHT, INK, PALE, PITCH, SOFT, WIDTH, Page, wrapped

LEFT, RIGHT = 18.0, WIDTH - 18.0
INNER = RIGHT - LEFT
TOP, BOTTOM = 20.0, HEIGHT - 34.0
LINE = "#6b7688"
SIZE, SMALL = 10.5, 9.0
PAD = 2.2
PORTRAIT = (30.0, 45.5)  # 413×626 pixels, a little smaller than 二寸
LABEL = 34.0


class Column(NamedTuple):
    """A column of a table: its heading and its width in millimetres."""

    heading: str
    wide: float


class Form:
    """Sheets under way: a cursor that goes down and turns the page when nothing more fits."""

    def __init__(self, page: Page, *, foot: str, qr: str, pages: int) -> None:
        self.page, self.foot, self.qr, self.pages = page, foot, qr, pages
        self.y, self.number = TOP, 0
        self._begin()

    def _begin(self) -> None:
        self.number += 1
        self.y = TOP
        page, base = self.page, HEIGHT - 14.0
        page.line(LEFT, HEIGHT - 31, RIGHT, HEIGHT - 31)
        page.qr(RIGHT - 18, HEIGHT - 29.5, 18, self.qr)
        page.text(LEFT, base - 10, self.foot, SMALL, bold=True)
        page.text(
            LEFT,
            base - 5,
            "扫右边的码可看核对码；与系统里的一致，说明打印后没有改过。",
            8,
            colour=SOFT,
        )
        page.text(WIDTH / 2, base, f"第 {self.number} 页　共 {self.pages} 页", SMALL, align=0.5)

    def turn(self) -> None:
        """Go on with a fresh sheet."""
        self.page.turn()
        self._begin()

    def need(self, high: float) -> None:
        """Make room for so many millimetres, on a fresh sheet when this one is full."""
        if self.y + high > BOTTOM:
            self.turn()

    def gap(self, high: float) -> None:
        """Leave room."""
        self.y += high


def draw_heading(form: Form, exam_title: str, title: str, below: str) -> None:
    """The exam's name, the form's name, and when and from what it was printed."""
    page = form.page
    page.block(WIDTH / 2, form.y + 3, (INNER, 7), exam_title, 13, align=0.5)
    page.block(WIDTH / 2, form.y + 14, (INNER, 11), title, 24, bold=True, align=0.5)
    page.text(WIDTH / 2, form.y + 26, below, SMALL, colour=SOFT, align=0.5)
    form.gap(30)


def draw_facts(form: Form, portrait: bytes, facts: Sequence[tuple[str, str]]) -> None:
    """Labels with values in a grid, the portrait beside the first of them."""
    page, top, end = form.page, form.y, form.y
    beside = INNER - PORTRAIT[0] - 2 * PAD
    for label, value in facts:
        wide = beside if form.y < top + PORTRAIT[1] + 2 * PAD else INNER
        lines = wrapped(value or "—", SIZE, wide - LABEL - 2 * PAD)
        high = max(9.0, len(lines) * SIZE * PITCH + 2 * PAD)
        _cell(page, (LEFT, form.y, LABEL, high), [label], label=True)
        _cell(page, (LEFT + LABEL, form.y, wide - LABEL, high), lines)
        form.y += high
        end = form.y if wide == beside else end
    high = max(end - top, PORTRAIT[1] + 2 * PAD)
    _box(page, LEFT + beside, top, PORTRAIT[0] + 2 * PAD, high)
    if portrait:
        above = (high - PORTRAIT[1]) / 2
        page.picture(LEFT + beside + PAD, top + above, *PORTRAIT, portrait)
    form.y = max(form.y, top + high)


def draw_table(
    form: Form, title: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]
) -> None:
    """A titled table; it goes on overleaf with its title and headings said again."""
    form.need(8 + 9 + 9)
    _table_head(form, title, columns)
    for row in rows or [["无", *[""] * (len(columns) - 1)]]:
        cells = [
            wrapped(text, SIZE, one.wide - 2 * PAD) or [""]
            for text, one in zip(row, columns, strict=True)
        ]
        _draw_row(form, f"{title}（续）", columns, cells)


def _draw_row(form: Form, title: str, columns: Sequence[Column], cells: list[list[str]]) -> None:
    """Draw a row; one longer than what is left of the sheet is cut between its lines."""
    pitch = SIZE * PITCH
    while any(cells):
        most = max(len(lines) for lines in cells)
        fits = int((BOTTOM - form.y - 2 * PAD) / pitch)
        if fits < min(most, 4):
            form.turn()
            _table_head(form, title, columns)
            continue
        high = max(8.0, min(most, fits) * pitch + 2 * PAD)
        x = LEFT
        for one, lines in zip(columns, cells, strict=True):
            _cell(form.page, (x, form.y, one.wide, high), lines[:fits])
            x += one.wide
        form.y += high
        cells = [lines[fits:] for lines in cells]


def _table_head(form: Form, title: str, columns: Sequence[Column]) -> None:
    form.page.text(LEFT, form.y + 5.5, title, 12, bold=True, colour=BLUE)
    form.y += 8
    x = LEFT
    for one in columns:
        _cell(form.page, (x, form.y, one.wide, 8.0), [one.heading], label=True)
        x += one.wide
    form.y += 8.0


def draw_opinion(form: Form, title: str, text: str, sign: str, *, stamped: bool) -> None:
    """A box to write an opinion in, with places for signature, stamp and day."""
    lines = wrapped(text, SIZE, INNER - 2 * PAD - 4)
    high = 44.0 if stamped else 18.0 + len(lines) * SIZE * PITCH
    form.need(high + 1)
    page, top = form.page, form.y
    _box(page, LEFT, top, INNER, high)
    page.text(LEFT + PAD + 1, top + 6.5, title, 11.5, bold=True)
    for number, line in enumerate(lines):
        page.text(LEFT + PAD + 1, top + 12.5 + number * SIZE * PITCH, line, SIZE)
    base = top + high - 5
    page.text(LEFT + PAD + 1, base, f"{sign}：", SIZE)
    page.line(LEFT + 30, base + 1, LEFT + 72, base + 1, colour=LINE)
    if stamped:
        page.text(LEFT + 112, base - 12, "（盖章）", SIZE, align=0.5, colour=SOFT)
    page.text(RIGHT - PAD - 2, base, "年　　　月　　　日", SIZE, align=1)
    form.y += high


def draw_notes(form: Form, notes: Sequence[str]) -> None:
    """What to do with the form, in small print."""
    form.gap(3)
    for number, note in enumerate(notes, start=1):
        for line in wrapped(f"{number}. {note}", SMALL, INNER):
            form.need(5)
            form.page.text(LEFT, form.y + 3.5, line, SMALL, colour=SOFT)
            form.y += 4.8


def _box(page: Page, x: float, y: float, wide: float, high: float) -> None:
    page.line(x, y, x + wide, y, colour=LINE)
    page.line(x, y + high, x + wide, y + high, colour=LINE)
    page.line(x, y, x, y + high, colour=LINE)
    page.line(x + wide, y, x + wide, y + high, colour=LINE)


def _cell(
    page: Page, box: tuple[float, float, float, float], lines: Sequence[str], *, label: bool = False
) -> None:
    """Draw one box of the grid with its lines in the middle of its height."""
    x, y, wide, high = box
    if label:
        page.fill(x, y, wide, high, PALE)
    _box(page, x, y, wide, high)
    pitch = SIZE * PITCH
    first = y + high / 2 - (len(lines) - 1) * pitch / 2 + 0.13 * SIZE
    for number, line in enumerate(lines):
        at = first + number * pitch
        if label:
            page.text(x + wide / 2, at, line, 10, align=0.5, colour=SOFT)
        else:
            page.text(x + PAD, at, line, SIZE, colour=INK)
