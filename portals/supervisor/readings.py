"""Who has opened which document of a case, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.trail import readings_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from applications.models import Application
    from audit.models import Reading
    from portals.supervisor.facts import Titles

DOCUMENT = "document:"
TRAIL = "trail"
WHOLE_TRAIL = "全部轨迹"
ORIGINAL = "original:"


@dataclass(frozen=True)
class ReadingLine:
    """One opening of one document."""

    at: datetime
    who: str
    what: str
    request_id: str


@dataclass(frozen=True)
class Reader:
    """One person, with how often and how many documents, and when last."""

    who: str
    times: int
    documents: int
    last: datetime


def reading_lines(paper: Application, titles: Titles) -> list[ReadingLine]:
    """Return every reading, the newest first. Two queries."""
    named = {TRAIL: WHOLE_TRAIL, "roster": "人员名册（导出）", "phone": "手机号"} | {
        f"{DOCUMENT}{public_id}": f"{titles.get(code, code)}（第 {version} 版）"
        for public_id, code, version in paper.attachments.values_list(
            "public_id", "code", "version"
        )
    }
    return [_line(reading, named) for reading in readings_of(paper.reference)]


def _line(reading: Reading, named: dict[str, str]) -> ReadingLine:
    fallback = "照片原图" if reading.what.startswith(ORIGINAL) else reading.what
    what = named.get(reading.what, fallback)
    return ReadingLine(reading.at, reading.reader_label, what, reading.request_id)


def readers_of(lines: Sequence[ReadingLine]) -> list[Reader]:
    """Sum readings up by person, whoever read last first."""
    by_person: dict[str, list[ReadingLine]] = {}
    for line in lines:
        by_person.setdefault(line.who, []).append(line)
    return [
        Reader(who, len(read), len(_documents(read)), max(line.at for line in read))
        for who, read in by_person.items()
    ]


def _documents(lines: Sequence[ReadingLine]) -> set[str]:
    return {line.what for line in lines} - {WHOLE_TRAIL}
