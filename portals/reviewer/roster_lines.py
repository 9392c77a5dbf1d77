"""The people of an employer as the roster shows them: where each stands and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from applications.lacking import Lacking, lacking_of
from applications.stages import Stage, stage_of
from portals.reviewer.deadlines import Due, due_in
from portals.shell.missing import what_is_missing
from portals.shell.wording import deadline, level_short, since

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from applications.models import Application

QUIET_DAYS, TOO_QUIET_DAYS = 2, 4
"""After so many days without a keystroke somebody should ask; after so many it is late."""
SETTLED: dict[Stage, Due] = {
    Stage.PAID: Due("已缴费，等准考证", "ok", "okc"),
    Stage.TICKET: Due("已发准考证", "ok", "okc"),
}


@dataclass(frozen=True)
class RosterLine:
    """One person: what is missing, and how pressing it is. `percent` is -1 outside of drafts."""

    url: str
    name: str
    id_tail: str
    employer: str
    level: str
    trade: str
    stage: Stage
    lacks: str
    due: Due
    percent: int = -1

    @property
    def is_draft(self) -> bool:
        return self.percent >= 0

    @property
    def applied(self) -> str:
        """Return 护理员 · 四级, or the level alone while no trade is chosen."""
        return f"{self.trade} · {self.level}" if self.trade else self.level

    @property
    def takes_uploads(self) -> bool:
        """Say whether a paper may be added for this person now."""
        return self.stage in {Stage.FILLING, Stage.RETURNED}

    @property
    def where(self) -> str:
        return self.stage.label


def roster_lines(papers: Sequence[Application], *, now: datetime) -> list[RosterLine]:
    """Turn papers into lines. The same queries for any number."""
    found = lacking_of(papers, today=timezone.localtime(now).date())
    return [_line(paper, found.get(paper.pk, Lacking()), now) for paper in papers]


def _line(paper: Application, lacking: Lacking, now: datetime) -> RosterLine:
    stage = stage_of(paper.state, paper.step)
    return RosterLine(
        url=reverse("reviewer:person", args=[paper.public_id]),
        name=paper.candidate.name,
        id_tail=paper.candidate.id_number_masked[-4:],
        employer=paper.employer.name if paper.employer else "",
        level=level_short(paper.apply_level),
        trade=paper.apply_trade.name if paper.apply_trade else "",
        stage=stage,
        lacks=what_is_missing(paper, stage, lacking),
        due=_due(paper, stage, lacking, now),
        percent=lacking.percent if stage is Stage.FILLING else -1,
    )


def _due(paper: Application, stage: Stage, lacking: Lacking, now: datetime) -> Due:
    if stage is Stage.FILLING:
        return _quiet(paper, now) if lacking.items else Due("没有提交", "no", "alert")
    until = {Stage.RETURNED: paper.correction_due, Stage.UNPAID: paper.payment_due}.get(stage)
    if until is not None:
        return Due(f"{deadline(until)} 前", due_in(until, now).tone)
    if stage in SETTLED:
        return SETTLED[stage]
    if stage is Stage.ENDED:
        return Due(paper.current_state.label, "off", "minus")
    return Due(_waiting(paper.submitted_at or paper.saved_at, now), "wait")


def _waiting(handed_in: datetime, now: datetime) -> str:
    ago = since(handed_in, now)
    return "刚刚提交" if ago == "刚刚" else f"等了 {ago}"


def _quiet(paper: Application, now: datetime) -> Due:
    days = (now - paper.saved_at).days
    if days >= QUIET_DAYS:
        return Due(f"{days} 天没动", "no" if days >= TOO_QUIET_DAYS else "do", "alert")
    ago = since(paper.saved_at, now)
    return Due("刚刚动过" if ago == "刚刚" else f"{ago}前动过", "off")
