"""The roster as an Excel sheet: as the list says it, numbers masked, every cell plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents.workbook import write_rows
from portals.reviewer.roster_lines import roster_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from applications.models import Application

MOST_ROWS = 2000
HEADER = ("报名序号", "姓名", "证件号码", "手机号", "单位", "申报工种", "申报等级", "进度",
          "还差什么", "情况")  # fmt: skip


def sheet_of_people(papers: Sequence[Application], *, now: datetime) -> bytes:
    """Return the papers as an .xlsx; numbers are masked as on every page."""
    lines = roster_lines(papers, now=now)
    rows = [
        (
            paper.reference,
            line.name,
            paper.candidate.id_number_masked,
            paper.candidate.phone_masked,
            line.employer,
            line.trade,
            line.level,
            line.where,
            line.lacks,
            line.due.word,
        )
        for paper, line in zip(papers, lines, strict=True)
    ]
    return write_rows(HEADER, rows)
