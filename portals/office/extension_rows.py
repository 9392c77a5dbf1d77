"""Extensions as an office reads them: the lines of the list, and everything about one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from applications.models import Application
from exams.levels import LevelGroup
from exams.models import Extended
from flows.extended import gaining, reaches
from portals.shell.wording import day_time

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from accounts.models import Posting
    from exams.models import Extension
    from portals.shell.pieces import Tone
    from portals.shell.seat import Seat


@dataclass(frozen=True)
class ExtensionLine:
    """One extension in the list."""

    url: str
    whom: str
    what: str
    until: datetime
    reason: str
    by: str
    at: datetime
    tone: Tone
    word: str


@dataclass(frozen=True)
class Key:
    """One of the two keys: who turned it and when, or who will have to."""

    title: str
    who: str
    when: str
    is_turned: bool

    @property
    def css(self) -> str:
        return "done" if self.is_turned else "open"

    @property
    def title_css(self) -> str:
        return "st st-ok" if self.is_turned else "st"


@dataclass(frozen=True)
class ExtensionSheet:
    """One extension with its keys, and what whoever looks may do."""

    public_id: str
    line: ExtensionLine
    levels: str
    people: int
    keys: list[Key]
    dropped_because: str
    is_waiting: bool
    may_confirm: bool
    may_take_back: bool


def extension_lines(rows: Sequence[Extension], seat: Seat, *, now: datetime) -> list[ExtensionLine]:
    """Turn extensions into lines. One query for any number."""
    references = _references(rows)
    return [_line(row, references, seat.posting, now) for row in rows]


def extension_sheet(row: Extension, seat: Seat, *, now: datetime) -> ExtensionSheet:
    """Return everything about one extension. Four queries at most."""
    by, waits = seat.posting, _waits(row)
    is_own = row.proposed_by_id == by.user_id
    may_act = waits and reaches(row, by)
    return ExtensionSheet(
        public_id=row.public_id,
        line=_line(row, _references([row]), by, now),
        levels=LevelGroup(row.level_group).label if row.level_group else "所有等级",
        people=gaining(row).count() if waits else 0,
        keys=_keys(row, by),
        dropped_because=row.dropped_because,
        is_waiting=waits,
        may_confirm=may_act and not is_own and row.until > now,
        may_take_back=may_act,
    )


def _waits(row: Extension) -> bool:
    return row.confirmed_at is None and row.dropped_at is None


def _references(rows: Sequence[Extension]) -> dict[int, str]:
    people = {row.person_id for row in rows if row.person_id is not None}
    if not people:
        return {}
    papers = Application.objects.live().filter(candidate__in=people, exam=rows[0].exam)
    return dict(papers.values_list("candidate", "reference"))


def _line(
    row: Extension, references: Mapping[int, str], reader: Posting, now: datetime
) -> ExtensionLine:
    tone, word = _standing(row, reader, now)
    return ExtensionLine(
        url=reverse("office:extension", args=[row.public_id]),
        whom=_whom(row, references),
        what=Extended(row.kind).label,
        until=row.until,
        reason=row.reason,
        by=row.proposed_by.name,
        at=row.proposed_at,
        tone=tone,
        word=word,
    )


def _whom(row: Extension, references: Mapping[int, str]) -> str:
    if row.person is not None:
        return f"{row.person.name}（{references.get(row.person.pk, '报名已撤回')}）"
    return f"{row.region}所有人" if row.region is not None else "全省所有人"


def _standing(row: Extension, reader: Posting, now: datetime) -> tuple[Tone, str]:
    if row.dropped_by is not None:
        return ("off", "已收回") if row.dropped_by_id == row.proposed_by_id else ("no", "没有同意")
    if row.confirmed_at is not None:
        return ("ok", "已生效") if row.until > now else ("off", "已到期")
    if row.until <= now:
        return "off", "过期未生效"
    if row.proposed_by_id == reader.user_id:
        return "wait", "等另一把钥匙"
    # whoever sees a person's extension has the person in the own place: no need to ask again
    is_ours = row.person_id is not None or reaches(row, reader)
    return ("do", "等您的钥匙") if is_ours else ("wait", "等省里的钥匙")


def _keys(row: Extension, reader: Posting) -> list[Key]:
    own = "（您）" if row.proposed_by_id == reader.user_id else ""
    first = Key("第一把 · 提出", f"{row.proposed_by.name}{own}", day_time(row.proposed_at), True)  # noqa: FBT003 - reads as the row it becomes
    if row.confirmed_by is not None and row.confirmed_at is not None:
        when = day_time(row.confirmed_at)
        return [first, Key("第二把 · 生效", row.confirmed_by.name, when, True)]  # noqa: FBT003 - as above
    return [first, Key("第二把 · 生效", "另一位考务员", "不能与第一把同人", False)]  # noqa: FBT003 - as above
