"""The three lists: one's own pile, what waits to be taken, and what one has decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portals.reviewer.acting import acting_posting
from portals.reviewer.deadlines import pressing_in
from portals.reviewer.desk_rows import awake_pile, desk_lines, desk_page, own_pile, unclaimed_desks
from portals.reviewer.done_rows import (
    decided_today,
    done_count,
    done_entries,
    done_lines,
    done_page,
)
from portals.reviewer.filters import filters_in
from portals.reviewer.list_frame import ON_A_PILE, ON_WHAT_IS_DONE, saved_chips, tabs_of, ways_of
from portals.reviewer.paging import place_asked
from portals.reviewer.undoable import undoable_lines
from portals.shell import live
from portals.shell.access import reviewers_only

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from accounts.models import Posting
    from flows.models import DeskRow

Shown = dict[str, object]


@reviewers_only
@require_safe
def inbox(request: SignedInRequest) -> HttpResponse:
    """Show the cases somebody has taken, the one that has waited longest first."""
    posting = acting_posting(request)
    shown = _desks(request, posting, own_pile(posting), here="inbox") | {
        "done_today": decided_today(posting),
        "pressing": pressing_in(awake_pile(posting), timezone.now()),
        "undoable": undoable_lines(posting, most=1),
        **ON_A_PILE,
    }
    return live.same(request, _stamp(shown)) or render(request, "reviewer/inbox.html", shown)


@reviewers_only
@require_safe
def unclaimed(request: SignedInRequest) -> HttpResponse:
    """Show the cases of the desk nobody has taken yet."""
    posting = acting_posting(request)
    shown = _desks(request, posting, unclaimed_desks(posting), here="unclaimed")
    return live.same(request, _stamp(shown)) or render(request, "reviewer/unclaimed.html", shown)


@reviewers_only
@require_safe
def done(request: SignedInRequest) -> HttpResponse:
    """Show what somebody has decided, newest first."""
    posting, filters = acting_posting(request), filters_in(request.GET)
    entries = done_entries(posting, filters)
    page = done_page(entries, place_asked(request.GET))
    shown: Shown = {
        "lines": done_lines(page.rows),
        "undoable": undoable_lines(posting),
        "tabs": tabs_of(
            posting, filters, here="done", now=timezone.now(), done=done_count(entries)
        ),
        "ways": ways_of(page, filters),
        "filters": filters,
        **ON_WHAT_IS_DONE,
    }
    return live.same(request, _stamp(shown)) or render(request, "reviewer/done.html", shown)


def _desks(
    request: SignedInRequest, posting: Posting, rows: QuerySet[DeskRow], *, here: str
) -> Shown:
    filters, now = filters_in(request.GET), timezone.now()
    page = desk_page(posting, filters.on_desks(rows, posting, now), place_asked(request.GET))
    done = (
        "" if filters.is_on else done_count(done_entries(posting, filters))
    )  # an archive's search
    return {
        "lines": desk_lines(page.rows, reader=posting.public_id, now=now),
        "tabs": tabs_of(posting, filters, here=here, now=now, done=done),
        "ways": ways_of(page, filters),
        "filters": filters,
        "saved": saved_chips(request.user, filters),
    }


def _stamp(shown: Shown) -> str:
    """Put the stamp of a list beside what it shows, and return it."""
    stamp = live.stamp_of(*shown.values())
    shown["stamp"] = stamp
    return stamp
