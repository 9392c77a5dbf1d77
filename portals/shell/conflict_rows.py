"""Declarations of conflict as a list shows them, to whoever made them and to the supervisor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from accounts.models import Conflict
    from portals.shell.pieces import Tone


@dataclass(frozen=True)
class ConflictLine:
    """One declaration: who made it, whom it is about, whether it still holds and why not."""

    public_id: str
    by: str
    relation: str
    about: str
    employer: str
    declared_at: datetime
    withdrawn_at: datetime | None
    reason: str
    tone: Tone
    word: str


def conflict_lines(declared: Iterable[Conflict]) -> list[ConflictLine]:
    """Turn declarations into lines; numbers stay masked."""
    return [_line(one) for one in declared]


def _line(one: Conflict) -> ConflictLine:
    stands = one.withdrawn_at is None
    return ConflictLine(
        public_id=one.public_id,
        by=one.user.name,
        relation=one.relation_name,
        about=" ".join(part for part in (one.name, one.id_number_masked) if part),
        employer=one.employer.name if one.employer is not None else "",
        declared_at=one.declared_at,
        withdrawn_at=one.withdrawn_at,
        reason=one.withdrawn_reason,
        tone="ok" if stands else "off",
        word="回避中" if stands else "已撤销",
    )
