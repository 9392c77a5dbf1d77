"""The list of people to call as both faces show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone

from applications.lacking import Lacking, lacking_of
from applications.models import Call, CallOutcome
from applications.stages import stage_of
from flows.calls import call_list
from forms.calls import CallForm
from notifications.models import Delivery
from portals.shell.missing import what_is_missing
from portals.shell.turning import turn_of
from portals.shell.wording import day_time, deadline, level_short

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from applications.models import Application
    from portals.shell.pieces import Tone
    from portals.shell.seat import Seat
    from portals.shell.turning import Turn

PAGE = 100
TONES: dict[str, Tone] = {
    CallOutcome.REACHED: "ok",
    CallOutcome.UNREACHABLE: "do",
    CallOutcome.GAVE_UP: "off",
}
ICONS = {"ok": "okc", "do": "alert", "off": "minus"}


@dataclass(frozen=True)
class Place:
    """Where somebody is in the list; deeds lead back there."""

    page: str = ""
    is_settled: bool = False

    @classmethod
    def asked(cls, query: Mapping[str, str]) -> Place:
        """Return the place an address names."""
        page = query.get("page", "")
        return cls(page if page.isdecimal() else "", "settled" in query)

    def on(self, address: str) -> str:
        """Return an address that remembers the place."""
        said = {"settled": "1" if self.is_settled else "", "page": self.page}
        query = urlencode({name: value for name, value in said.items() if value})
        return f"{address}?{query}" if query else address


@dataclass(frozen=True)
class Tick:
    """What came of the newest call that stands."""

    word: str
    tone: Tone
    icon: str
    note: str
    by: str


@dataclass(frozen=True)
class CallLine:
    """Somebody to call, why, and what came of the last call; `phone` is whole once it was shown."""

    public_id: str
    name: str
    id_tail: str
    employer: str
    applied: str
    stage: str
    why: str
    due: str
    is_unreached: bool
    phone: str
    is_shown: bool
    ticks: list[Tick]
    form: CallForm
    show_url: str
    tick_url: str
    undo_url: str

    @property
    def anchor(self) -> str:
        return f"who-{self.public_id}"


@dataclass(frozen=True)
class CallSheet:
    """One of the two halves of the list: those to call, or those who were reached."""

    lines: list[CallLine]
    waiting: int
    settled: int
    is_settled: bool
    hours: int
    turn: Turn


def call_sheet(
    seat: Seat, *, face: str, shown: Collection[str], place: Place, now: datetime
) -> CallSheet:
    """Put a page of the list together; the same queries for any number.

    Args:
        face: the namespace of the face whose addresses the buttons post to.
        shown: the public ids of those whose whole number was asked for just now.
    """
    found = call_list(seat.posting, exam=seat.exam, now=now)
    people, rest = found.waiting, found.settled
    if place.is_settled:
        people, rest = rest, people
    calls = Call.objects.standing().select_related("called_by")
    faces = people.with_faces().prefetch_related(Prefetch("calls", calls))
    page = Paginator(faces, PAGE).get_page(place.page)
    papers = list(page)
    lacking = lacking_of(papers, today=timezone.localtime(now).date())
    lines = [
        _line(one, lacking.get(one.pk, Lacking()), face, place, is_shown=one.public_id in shown)
        for one in papers
    ]
    counts = [page.paginator.count, rest.count()]
    waiting, settled = reversed(counts) if place.is_settled else counts
    turn = turn_of(page, kept="settled=1&" if place.is_settled else "")
    return CallSheet(lines, waiting, settled, place.is_settled, seat.exam.call_hours, turn)


def _line(
    paper: Application, lacking: Lacking, face: str, place: Place, *, is_shown: bool
) -> CallLine:
    stage, person = stage_of(paper.state, paper.step), paper.candidate
    until = paper.correction_due or paper.payment_due
    trade = f"{paper.apply_trade} · " if paper.apply_trade else ""
    return CallLine(
        public_id=paper.public_id,
        name=person.name,
        id_tail=person.id_number_masked[-4:],
        employer=paper.employer.name if paper.employer else "还没有选单位",
        applied=f"{trade}{level_short(paper.apply_level)}",
        stage=stage.label,
        why=what_is_missing(paper, stage, lacking),
        due=f"{deadline(until)} 前" if until else "",
        is_unreached=getattr(paper, "last_message", "") == Delivery.DEAD,
        phone=(person.phone if is_shown else person.phone_masked) or "",
        is_shown=is_shown,
        ticks=[_tick(call) for call in list(paper.calls.all())[-1:]],
        form=CallForm(auto_id=f"id_{paper.public_id}_%s"),
        show_url=place.on(reverse(f"{face}:show_phone", args=[paper.public_id])),
        tick_url=place.on(reverse(f"{face}:tick_call", args=[paper.public_id])),
        undo_url=place.on(reverse(f"{face}:undo_call", args=[paper.public_id])),
    )


def _tick(call: Call) -> Tick:
    tone = TONES[call.outcome]
    by = f"{call.called_by.name} {day_time(call.called_at)}"
    return Tick(CallOutcome(call.outcome).label, tone, ICONS[tone], call.note, by)
