"""Prints the 「考评申报表」 of level one: filled in, to be signed and stamped on paper.

No official layout was at hand, so the layout is ours; its title, opinions and notes are the exam's
data. Every sheet carries a check code made from what is printed: a reviewer who compares it with
the system's knows whether anything was changed after printing.
"""

from dataclasses import dataclass, field
from datetime import date

from documents.appraisal_parts import (
    Column,
    Form,
    draw_facts,
    draw_heading,
    draw_notes,
    draw_opinion,
    draw_table,
)
from documents.beijing_time import day
from documents.page import Page
from documents.press import PRESS


@dataclass(frozen=True, slots=True)
class Opinion:
    """A box on the form: who writes in it; `text` is printed, the rest is written by hand."""

    title: str
    sign: str = "负责人签字"
    text: str = ""
    is_stamped: bool = True


@dataclass(frozen=True, slots=True)
class AppraisalTable:
    """A list on the form: headings with widths in millimetres (174 in all), and rows of text."""

    title: str
    columns: tuple[tuple[str, float], ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class AppraisalSheet:
    """Everything that is printed, as the candidate shall read it.

    `portrait` is a checked JPEG of 413×626 pixels or empty; `check_code` stands for all the rest.
    """

    exam_title: str
    title: str
    reference: str
    check_code: str
    facts: tuple[tuple[str, str], ...]
    tables: tuple[AppraisalTable, ...]
    opinions: tuple[Opinion, ...]
    notes: tuple[str, ...]
    printed_on: date
    portrait: bytes = field(default=b"", repr=False)


def render_appraisal_form(sheet: AppraisalSheet) -> bytes:
    """The form as PDF, A4 upright, with embedded fonts; long lists go on overleaf."""
    with PRESS:
        _, pages = _printed(sheet, pages=0)
        pdf, _ = _printed(sheet, pages=pages)
        return pdf


def scanned(sheet: AppraisalSheet) -> str:
    """What a phone says when it reads the code on the form."""
    return f"{sheet.title}　受理号 {sheet.reference}　核对码 {sheet.check_code}"


def _printed(sheet: AppraisalSheet, *, pages: int) -> tuple[bytes, int]:
    """Print once, with so many pages said at the foot; how many there are is known at the end."""
    page = Page(title=f"{sheet.title} {sheet.reference}", subject=sheet.exam_title, author="")
    foot = f"受理号 {sheet.reference}　　核对码 {sheet.check_code}"
    form = Form(page, foot=foot, qr=scanned(sheet), pages=pages)
    below = f"受理号 {sheet.reference}　·　打印日期 {day(sheet.printed_on)}"
    draw_heading(form, sheet.exam_title, sheet.title, below)
    draw_facts(form, sheet.portrait, sheet.facts)
    for table in sheet.tables:
        form.gap(3)
        draw_table(form, table.title, [Column(*one) for one in table.columns], table.rows)
    form.gap(4)
    for one in sheet.opinions:
        draw_opinion(form, one.title, one.text, one.sign, stamped=one.is_stamped)
    draw_notes(form, sheet.notes)
    return page.finish(), form.number
