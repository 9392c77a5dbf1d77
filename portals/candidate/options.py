"""What the search boxes of the form offer while somebody is typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
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
    """Mark each trade as open or closed; bring along what has taken the place of old ones."""
    heirs = {trade.successor: trade.category for trade in found if trade.successor}
    cancelled = {trade.category for trade in found if _is_cancelled(trade)}
    named = {**heirs, **{trade.name: trade.category for trade in found}}
    offers = LevelOffer.objects.filter(exam=paper.exam, level=paper.apply_level).filter(
        Q(trade__name__in=named) | Q(trade__category__in=cancelled)
    )
    is_open = dict(offers.order_by("trade__name").values_list("trade__name", "trade__category"))
    words = {trade.name: _small(trade) for trade in found}
    options = [Option(name, name, is_open[name], word="今年开考", tone="ok") for name in is_open]
    closed = [
        Option(name, name, words.get(name, category), word="今年不开考", is_closed=True)
        for name, category in named.items()
        if name not in is_open
    ]
    in_order = sorted(options, key=lambda option: option.key not in named)
    return [*in_order[: MOST - len(closed)], *closed] if cancelled else [*in_order, *closed]


def _is_cancelled(trade: TradeHit) -> bool:
    return not trade.is_current and not trade.successor


def _small(trade: TradeHit) -> str:
    if trade.successor:
        return f"已合并，请选 {trade.successor}"
    return "已取消，单位人事部门同意后选就近的" if _is_cancelled(trade) else trade.category
