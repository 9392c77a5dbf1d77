"""The roster as an Excel sheet: as the list says it, numbers masked, every cell plain text.

However many people there are, a batch of them is held at a time, and the sheet grows in a file.
"""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from documents.workbook import write_rows_to
from portals.reviewer.roster_lines import roster_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from typing import BinaryIO

    from applications.models import Application
    from applications.querysets import Applications

BATCH = 500
HEADER = ("报名序号", "姓名", "证件号码", "手机号", "单位", "申报工种", "申报等级", "进度",
          "还差什么", "情况")  # fmt: skip


def sheet_of_people(
    people: Applications, *, now: datetime, note: Callable[[list[str]], None]
) -> BinaryIO:
    """Return an open .xlsx of the papers, to be read from its beginning.

    Args:
        note: is told the references of each batch before it is written.
    """
    out = TemporaryFile()  # noqa: SIM115 - whoever hands it out closes it
    write_rows_to(out, HEADER, _rows(people, now, note))
    out.seek(0)
    return out


def _rows(
    people: Applications, now: datetime, note: Callable[[list[str]], None]
) -> Iterator[tuple[str, ...]]:
    for papers in _batches(people):
        note([paper.reference for paper in papers])
        for paper, line in zip(papers, roster_lines(papers, now=now), strict=True):
            yield (
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


def _batches(people: Applications) -> Iterator[Sequence[Application]]:
    """Begin each batch behind the last reference of the one before."""
    ordered, last = people.order_by("reference"), ""
    while batch := list(ordered.filter(reference__gt=last)[:BATCH]):
        yield batch
        last = batch[-1].reference
