"""The parts of the admission ticket, from the heading down to the bar code."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from documents.beijing_time import day
from documents.page import BLUE, HEIGHT, PALE, SOFT, WIDTH, Page, wrapped

_EDGE = 15.0
_LEFT = 24.0
_RIGHT = WIDTH - _LEFT
_INNER = WIDTH - 2 * _EDGE
_PORTRAIT = (35.0, 53.05)  # 二寸: 413×626 pixels at 300 dpi
_ASIDE = _RIGHT - _PORTRAIT[0]
_COLUMN = _ASIDE - 8
_FOOT = 252.0
_BOTTOM = HEIGHT - _EDGE


class Fact(NamedTuple):
    """One line about the person; `strong` ones are what an invigilator looks for."""

    label: str
    value: str
    strong: bool = False


class SubjectTime(NamedTuple):
    """One line of the timetable as printed."""

    subject: str
    day: str
    hours: str


def draw_frame(page: Page) -> None:
    """The thin frame under its blue bar; drawn last, so that no fill covers it."""
    page.frame(_EDGE, _EDGE, _INNER, _BOTTOM - _EDGE)
    page.fill(_EDGE, _EDGE, _INNER, 2.2, BLUE)


def draw_heading(page: Page, exam_title: str) -> None:
    """The exam's name and the word 准考证."""
    page.block(WIDTH / 2, 28.2, (_INNER - 20, 7), exam_title, 14, align=0.5)
    page.text(WIDTH / 2, 43.5, "准考证", 30, bold=True, colour=BLUE, align=0.5, spacing=5)


def draw_person(page: Page, portrait: bytes, facts: Sequence[Fact]) -> None:
    """The portrait and, beside it, the lines about the person."""
    top, (wide, high) = 53.0, _PORTRAIT
    page.picture(_ASIDE, top, wide, high, portrait)
    page.frame(_ASIDE, top, wide, high)
    pitch, value = high / len(facts), _LEFT + 23
    cell = (_COLUMN - value, pitch - 0.5)
    for number, fact in enumerate(facts):
        middle = top + pitch * (number + 0.5)
        size = 14.0 if fact.strong else 11.5
        page.block(_LEFT, middle, (value - _LEFT, pitch), fact.label, 10, colour=SOFT)
        page.block(value, middle, cell, fact.value, size, bold=fact.strong)
    for number in range(1, len(facts)):
        below = top + pitch * number
        page.line(_LEFT, below, _COLUMN, below, thick=0.35)


def draw_seat(page: Page, venue: str, address: str, room: str, seat: str) -> None:
    """The pale band that says where: venue with address, room, seat."""
    top, high, cell = 113.0, 27.0, 30.0
    page.fill(_EDGE, top, _INNER, high, PALE)
    page.line(_EDGE, top, _EDGE + _INNER, top)
    page.line(_EDGE, top + high, _EDGE + _INNER, top + high)
    first = _EDGE + _INNER - 2 * cell
    place = first - _LEFT - 5
    page.text(_LEFT, top + 7, "考点", 10, colour=SOFT)
    page.block(_LEFT, top + 13, (place, 7.2), venue, 16, bold=True, colour=BLUE)
    page.block(_LEFT, top + 20.5, (place, 9), address, 10.5)
    for number, (label, value) in enumerate((("考场", room), ("座位", seat))):
        left = first + number * cell
        middle = left + cell / 2
        page.line(left, top, left, top + high)
        page.text(middle, top + 7, label, 10, colour=SOFT, align=0.5)
        page.block(middle, top + 16, (cell - 6, 13), value, 28, bold=True, colour=BLUE, align=0.5)


def draw_timetable(page: Page, times: Sequence[SubjectTime]) -> float:
    """Subjects with day and hours; says where the table ends. Lines draw closer from the 7th on."""
    top, pitch = 140.0, min(9.0, 54.0 / max(len(times), 1))
    columns = (_LEFT, _LEFT + 58, _LEFT + 118)
    rooms = (55.0, 57.0, _RIGHT - columns[2])
    for x, heading in zip(columns, ("科目", "日期", "时间"), strict=True):
        page.text(x, top + 5.6, heading, 10, colour=SOFT)
    below = top + 8.0
    for row in times:
        page.line(_EDGE, below, _EDGE + _INNER, below, thick=0.35)
        middle = below + pitch / 2
        page.block(columns[0], middle, (rooms[0], pitch - 1), row.subject, 11.5, bold=True)
        page.block(columns[1], middle, (rooms[1], pitch - 1), row.day, 11.5)
        page.block(columns[2], middle, (rooms[2], pitch - 1), row.hours, 11.5)
        below += pitch
    page.line(_EDGE, below, _EDGE + _INNER, below)
    return below


def draw_notes(page: Page, top: float, notes: Sequence[str], qr_payload: str) -> None:
    """What to bring and to know, beside the QR code; goes on overleaf when it is long."""
    page.qr(_ASIDE + 1.5, top + 8, 32, qr_payload)
    page.text(_ASIDE + 17.5, top + 45.5, "扫码核验本证", 9, colour=SOFT, align=0.5)
    page.text(_LEFT, top + 11, "考生须知", 11.5, bold=True, colour=BLUE)
    y, last, room = top + 18.5, _FOOT - 4, _COLUMN - _LEFT - 7
    for number, note in enumerate(notes, start=1):
        lines = wrapped(note, 10.5, room)
        if y + 5.6 * (len(lines) - 1) > last:
            y, last, room = _next_page(page), _BOTTOM - 8, _RIGHT - _LEFT - 7
            lines = wrapped(note, 10.5, room)
        page.text(_LEFT, y, f"{number}.", 10.5, colour=BLUE)
        for line in lines:
            page.text(_LEFT + 7, y, line, 10.5)
            y += 5.6
        y += 1.2


def _next_page(page: Page) -> float:
    page.turn()
    draw_frame(page)
    page.text(_LEFT, 29, "考生须知（续）", 11.5, bold=True, colour=BLUE)
    return 37.0


def draw_foot(page: Page, ticket_number: str, office: str, issued_on: date | None) -> None:
    """The bar code for the door, and who issued the ticket when."""
    page.line(_LEFT, _FOOT, _RIGHT, _FOOT)
    wide = page.barcode(_LEFT, _FOOT + 6, 84, 13, ticket_number)
    page.text(_LEFT + wide / 2, _FOOT + 23.5, ticket_number, 9.5, align=0.5)
    room = _RIGHT - _LEFT - wide - 10
    page.text(_RIGHT, _FOOT + 9, "制发单位", 9, colour=SOFT, align=1)
    page.block(_RIGHT, _FOOT + 15, (room, 9), office, 13, bold=True, align=1)
    if issued_on:
        page.text(_RIGHT, _FOOT + 23.5, day(issued_on), 9.5, align=1)
