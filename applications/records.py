"""学习工作简历, 奖惩情况, 主要业绩: answers that are lists of rows.

A list is kept as JSON on the paper and not as a table of rows: it is one answer that is saved,
compared with another device's, returned and shown as a whole; no rule ever asks about a single row;
and the paper stays the one row to lock. What each row may hold is said here, once, for the form,
the printed form and the pages of reviewers. `records_of` is how the JSON is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from applications.models import Application

NOW = "now"
"""How 至今 is kept."""
NOW_WORD = "至今"
MOST_ROWS = 30
EARLIEST, LATEST = "0000-00", "9999-99"


@dataclass(frozen=True)
class Column:
    """One cell of a row: its label and what may stand in it."""

    name: str
    label: str
    most: int = 60
    is_month: bool = False
    may_be_now: bool = False
    is_needed: bool = True
    is_long: bool = False
    hint: str = ""


@dataclass(frozen=True)
class RecordKind:
    """A list: how a row is counted, and its columns."""

    title: str
    unit: str
    columns: tuple[Column, ...]
    is_gapless: bool = False
    """Whether two rows at the same time are worth a question."""


SINCE = Column("since", "开始年月", is_month=True, hint="如 1998-07")
UNTIL = Column("until", "结束年月", is_month=True, may_be_now=True, hint="如 2003-06，或 至今")
KINDS = {
    "work_history": RecordKind(
        "学习工作简历",
        "段",
        (
            SINCE,
            UNTIL,
            Column("unit", "学校或单位", most=300, is_long=True),
            Column("post", "所学专业或职务", most=60),
            Column("witness", "证明人", most=30),
        ),
        is_gapless=True,
    ),
    "awards": RecordKind(
        "奖惩情况",
        "项",
        (
            Column("when", "时间", is_month=True, hint="如 2021-05"),
            Column("what", "奖惩名称", most=200, is_long=True),
            Column("by", "批准单位", most=80),
            Column("note", "备注", most=120, is_needed=False, hint="文号、等次等"),
        ),
    ),
    "achievements": RecordKind(
        "主要技术业务工作业绩",
        "项",
        (
            SINCE,
            Column(
                "until", "结束年月", is_month=True, may_be_now=True, is_needed=False,
                hint="当月做完的可不填",
            ),
            Column("what", "做了什么", most=800, is_long=True),
            Column("result", "本人作用和结果", most=400, is_long=True),
            Column("proof", "证明材料", most=120, is_needed=False, hint="证书、文件或证明人"),
        ),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Record:
    """One row, read."""

    kind: RecordKind
    cells: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")

    def spoken(self, name: str) -> str:
        """Return a cell as people write it: 1998年7月, 至今, or its text."""
        value = self[name]
        column = next(one for one in self.kind.columns if one.name == name)
        return month_words(value) if column.is_month else value

    @property
    def lacks(self) -> list[str]:
        """Return the labels of the cells that are still empty."""
        return [one.label for one in self.kind.columns if one.is_needed and not self[one.name]]

    @property
    def begins(self) -> str:
        return self["since"] or self["when"] or EARLIEST

    @property
    def ends(self) -> str:
        until = self["until"] or self.begins
        return LATEST if until == NOW else until

    @property
    def period(self) -> str:
        """Return 1998年7月—至今, or the one month there is."""
        names = [one.name for one in self.kind.columns if one.is_month]
        return "—".join(word for name in names if (word := self.spoken(name)))

    @property
    def words(self) -> list[str]:
        """Return what stands beside the period; a label where it would not be understood alone."""
        texts = [one for one in self.kind.columns if not one.is_month and self[one.name]]
        labelled = {"witness", "note", "proof", "result"}
        return [
            f"{one.label}：{self[one.name]}" if one.name in labelled else self[one.name]
            for one in texts
        ]

    @property
    def line(self) -> str:
        """Return the row as one line of text."""
        return "，".join(part for part in (self.period, *self.words) if part)


def month_words(month: str) -> str:
    """Return 1998年7月 for 1998-07 and 至今 for now; what was not understood stays as it is."""
    if month == NOW:
        return NOW_WORD
    year, dash, number = month.partition("-")
    return f"{year}年{int(number)}月" if dash and number.isdigit() else month


def records_of(paper: Application, field: str) -> list[Record]:
    """Return the rows of a paper's list."""
    return read(field, getattr(paper, field))


def read(field: str, rows: Iterable[Mapping[str, str]]) -> list[Record]:
    """Return kept rows as records."""
    return [Record(KINDS[field], row) for row in rows]


def lines_of(paper: Application, field: str) -> str:
    """Return a list as text, one line a row; empty when there is none."""
    return "\n".join(record.line for record in records_of(paper, field))


def unfinished(paper: Application, field: str) -> list[str]:
    """Return a sentence for every row that still lacks something."""
    kind = KINDS[field]
    return [
        f"「{kind.title}」第 {number} {kind.unit}还差：{'、'.join(record.lacks)}。"
        for number, record in enumerate(records_of(paper, field), start=1)
        if record.lacks
    ]


def doubts(field: str, rows: Iterable[Mapping[str, str]]) -> list[str]:
    """Return what looks odd about a list and may yet be right: its order, two rows at one time."""
    records, kind = read(field, rows), KINDS[field]
    said = []
    for number, (before, after) in enumerate(pairwise(records), start=1):
        pair = f"第 {number} {kind.unit}和第 {number + 1} {kind.unit}"
        if EARLIEST in {before.begins, after.begins}:
            continue
        if after.begins < before.begins:
            said.append(f"{pair}的先后顺序反了，请用「上移」「下移」按时间排好。")
        elif kind.is_gapless and after.begins < before.ends:
            said.append(f"{pair}的时间有重叠，请核对；确实同时进行的不用改。")
    return said
