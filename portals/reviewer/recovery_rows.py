"""Recovery requests as a list shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from accounts.models import RecoveryKind, RecoveryRequest, RecoveryState
from portals.shell.wording import since

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from accounts.models import Posting
    from portals.shell.pieces import Tone

MOST_OPEN, MOST_ENDED = 200, 30
TONES: dict[str, Tone] = {
    RecoveryState.WAITING: "do",
    RecoveryState.PROPOSED: "do",
    RecoveryState.COOLING: "wait",
    RecoveryState.DONE: "ok",
    RecoveryState.REFUSED: "no",
    RecoveryState.STOPPED: "no",
    RecoveryState.EXPIRED: "off",
}


@dataclass(frozen=True)
class RecoveryLine:
    """One request in the list."""

    url: str
    name: str
    id_tail: str
    kind: str
    employer: str
    asked_ago: str
    tone: Tone
    word: str


@dataclass(frozen=True)
class RecoveryList:
    """Some requests under one heading, and what is said when there are none."""

    title: str
    nothing: str
    lines: list[RecoveryLine]


def lists_of(posting: Posting, *, now: datetime) -> list[RecoveryList]:
    """Return what waits for this person's key, what waits for others, and what has ended."""
    seen = RecoveryRequest.objects.visible_to(posting, now=now).with_faces()
    mine = seen.for_key_of(posting.user)
    others = seen.under_way().exclude(pk__in=mine.values("pk"))
    return [
        RecoveryList("等您核实", "现在没有等您核实的申请。", _lines(mine[:MOST_OPEN], now)),
        RecoveryList("等别人或等待期", "没有。", _lines(others[:MOST_OPEN], now)),
        RecoveryList(
            "已结束", "没有。", _lines(seen.ended().order_by("-ended_at")[:MOST_ENDED], now)
        ),
    ]


def _lines(requests: Iterable[RecoveryRequest], now: datetime) -> list[RecoveryLine]:
    return [
        RecoveryLine(
            url=reverse("reviewer:recovery", args=[one.public_id]),
            name=one.name,
            id_tail=one.id_number_masked[-4:],
            kind=RecoveryKind(one.kind).label,
            employer=one.employer.name,
            asked_ago=since(one.asked_at, now),
            tone=TONES[one.state],
            word=one.current_state.label,
        )
        for one in requests
    ]
