"""Whether a person's ticket can be printed now: it is issued, and the time for printing is on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.utils import timezone

from applications.states import State
from exams.models import Actor
from exams.windows import window_for
from portals.candidate.following.papers import followed_paper
from sittings.models import Ticket

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import User
    from applications.models import Application
    from exams.models import Window

HOLDING = (State.TICKET_ISSUED, State.SCORED)


@dataclass(frozen=True)
class Printing:
    """A paper, its ticket if one was issued, and when tickets are printed there."""

    paper: Application
    ticket: Ticket | None
    window: Window | None
    now: datetime

    @property
    def printable(self) -> Ticket | None:
        """Return the ticket while it can be printed."""
        is_open = self.window is None or self.window.is_open(self.now)
        return self.ticket if is_open else None

    @property
    def opens(self) -> datetime | None:
        """Return when printing begins, while that lies ahead."""
        opens = self.window.opens if self.window else None
        return opens if opens and opens > self.now else None

    @property
    def is_over(self) -> bool:
        return self.ticket is not None and self.window is not None and self.window.is_over(self.now)


def printing_of(user: User) -> Printing | None:
    """Return what can be printed for a person; None without a paper. Three queries."""
    paper = followed_paper(user)
    if paper is None:
        return None
    return Printing(paper, ticket_of(paper), _window_of(paper), timezone.now())


def printable_of(user: User, public_id: str) -> tuple[Application, Ticket]:
    """Return a person's own ticket by its number. Raises Http404 for anybody else's."""
    printing = printing_of(user)
    ticket = printing.printable if printing else None
    if printing is None or ticket is None or ticket.public_id != public_id:
        raise Http404
    return printing.paper, ticket


def ticket_of(paper: Application) -> Ticket | None:
    """Return the live ticket of a paper with its seat; None before it was issued."""
    if paper.current_state not in HOLDING:
        return None
    return Ticket.objects.live().filter(application=paper).select_related("sitting__venue").first()


def _window_of(paper: Application) -> Window | None:
    if paper.region is None:
        return None
    return window_for(
        exam=paper.exam,
        region=paper.region,
        level_group=paper.level.group,
        actor=Actor.TICKET,
        person=paper.candidate,
    )
