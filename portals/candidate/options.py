"""What the search boxes of the form offer while somebody is typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from exams.models import LevelOffer
from portals.candidate.own import live_paper_of
from portals.shell.access import candidates_only
from portals.shell.options import MOST, Option, answer, asked, employers_near
from registry.search import find_trades

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from applications.models import Application
    from registry.search import TradeHit

FOR_APPLYING = "apply_trade"


@require_safe
@candidates_only
def trades(request: SignedInRequest, field: str) -> HttpResponse:
    """Offer trades by characters or pinyin initials; to apply for, only those open this year."""
    text = asked(request)
    paper = live_paper_of(request.user) if field == FOR_APPLYING else None
    found = find_trades(text, MOST) if text else []
    options = _to_apply_for(found, paper) if paper else [_as_held(trade) for trade in found]
    return render(request, "components/options.html", answer(request, options, text))


@require_safe
@candidates_only
def employers(request: SignedInRequest) -> HttpResponse:
    """Offer employers by name or pinyin initials, those of the person's own city first."""
    text = asked(request)
    paper = live_paper_of(request.user)
    options = employers_near(text, paper.region_path) if text and paper else []
    return render(request, "components/options.html", answer(request, options, text))


def _as_held(trade: TradeHit) -> Option:
    word = "" if trade.is_current else "老工种"
    return Option(trade.name, trade.name, trade.category, word=word)


def _to_apply_for(found: list[TradeHit], paper: Application) -> list[Option]:
    """Mark each trade as open or closed, and bring along the successor of a merged one."""
    categories = {trade.name: trade.category for trade in found}
    successors = {trade.successor: trade.category for trade in found if trade.successor}
    merged = {trade.name: trade.successor for trade in found if trade.successor}
    named = {**successors, **categories}
    offers = LevelOffer.objects.filter(
        exam=paper.exam, level=paper.apply_level, trade__name__in=named
    )
    is_open = set(offers.values_list("trade__name", flat=True))
    options = [
        Option(name, name, category, word="今年开考", tone="ok")
        if name in is_open
        else _closed(name, merged.get(name, ""), category)
        for name, category in named.items()
    ]
    return sorted(options, key=lambda option: option.is_closed)


def _closed(name: str, successor: str, category: str) -> Option:
    small = f"已合并，请选 {successor}" if successor else category
    return Option(name, name, small, word="今年不开考", is_closed=True)
