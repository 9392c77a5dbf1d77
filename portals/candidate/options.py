"""What the search boxes of the form offer while somebody is typing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.shortcuts import render
from django.views.decorators.http import require_safe

from exams.models import LevelOffer
from forms.registry_fields import read_query
from portals.candidate.own import live_paper_of
from portals.shell.access import candidates_only
from registry.search import find_employers, find_trades

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from applications.models import Application
    from portals.shell.pieces import Tone
    from registry.search import EmployerHit, TradeHit

MOST = 12
FOR_APPLYING = "apply_trade"


@dataclass(frozen=True)
class Option:
    """One line under a search box; a closed one cannot be taken."""

    key: str
    text: str
    small: str = ""
    mark: str = ""
    word: str = ""
    tone: Tone = "off"
    is_closed: bool = False


@require_safe
@candidates_only
def trades(request: SignedInRequest, field: str) -> HttpResponse:
    """Offer trades by characters or pinyin initials; to apply for, only those open this year."""
    text = _asked(request)
    paper = live_paper_of(request.user) if field == FOR_APPLYING else None
    found = find_trades(text, MOST) if text else []
    options = _to_apply_for(found, paper) if paper else [_as_held(trade) for trade in found]
    values = {"options": _marked(options, text), "list_id": _list_id(request)}
    return render(request, "components/options.html", values)


@require_safe
@candidates_only
def employers(request: SignedInRequest) -> HttpResponse:
    """Offer employers by name or pinyin initials, those of the person's own city first."""
    text = _asked(request)
    paper = live_paper_of(request.user)
    found = _employers(text, paper.region_path.split(".")) if text and paper else []
    options = [Option(one.public_id, one.name, one.place) for one in found]
    values = {"options": _marked(options, text), "list_id": _list_id(request)}
    return render(request, "components/options.html", values)


def _asked(request: SignedInRequest) -> str:
    try:
        return read_query(request.GET.get("q", ""))
    except ValidationError:
        return ""


def _list_id(request: SignedInRequest) -> str:
    name = request.GET.get("list", "")
    return name if name.replace("_", "").isalnum() else "options"


def _marked(options: list[Option], text: str) -> list[Option]:
    """Show the letters that were typed, so that it is clear why something was found."""
    letters = text.lower() if text.isascii() else ""
    return [replace(option, mark=letters) for option in options]


def _employers(text: str, path: list[str]) -> list[EmployerHit]:
    near = find_employers(text, ".".join(path[:2]), MOST)
    if len(near) >= MOST:
        return near
    known = {one.public_id for one in near}
    far = find_employers(text, path[0], MOST)
    return [*near, *(one for one in far if one.public_id not in known)][:MOST]


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
