"""Find a trade or an employer by characters or pinyin, as people type them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, Q, Value, When
from django.db.models.functions import Length
from django.utils import timezone

from registry.models import Employer, Region, Trade
from registry.models.any_part import as_typed

if TYPE_CHECKING:
    from datetime import date

    from registry.models.trade import Trades

MOST = 12
WIDEST = 300
"""So many employers are put in order; one or two letters fit ten thousands of them."""
FEW_REGIONS = 50


@dataclass(frozen=True)
class TradeHit:
    """A trade that fits. `successor` names the trade to choose instead of a historic one."""

    code: str
    name: str
    category: str
    is_current: bool
    successor: str


@dataclass(frozen=True)
class EmployerHit:
    """An employer that fits, with the place that tells namesakes apart."""

    public_id: str
    name: str
    place: str


def find_trades(
    text: str, limit: int = MOST, *, on: date | None = None, among: Trades | None = None
) -> list[TradeHit]:
    """Return trades by characters, pinyin initials or full pinyin, historic ones last.

    Args:
        text: what was typed so far.
        limit: at most so many.
        on: the day that tells a current trade from a historic one; today when not given.
        among: only these trades, such as those an exam offers.
    """
    day = on or timezone.localdate()
    fitting = (Trade.objects.all() if among is None else among).matching(text)
    hits = [_trade_hit(trade, is_current=True) for trade in fitting.current(day)[:limit]]
    historic = fitting.exclude(pk__in=Trade.objects.current(day)).select_related("successor")
    rest = historic[: limit - len(hits)]
    return [*hits, *(_trade_hit(trade, is_current=False) for trade in rest)]


def _trade_hit(trade: Trade, *, is_current: bool) -> TradeHit:
    return TradeHit(
        code=trade.code,
        name=trade.name,
        category=trade.category,
        is_current=is_current,
        successor=trade.successor.name if trade.successor and not is_current else "",
    )


def find_employers(text: str, region_path: str, limit: int = MOST) -> list[EmployerHit]:
    """Return active employers in a region or below it, by any part of name, initials or pinyin.

    Names that begin with the text come first, then short names. When more than 300 fit, the first
    300 that were entered are put in order: bureaus, which stand before their units. A single letter
    fits nearly all of them and finds none.
    """
    typed = as_typed(text)
    if len(typed) == 1 and typed.isascii():
        return []
    fitting = Employer.objects.active().matching(typed).filter(_lies_in(region_path)).order_by()
    begins = Case(When(name__istartswith=typed, then=Value(0)), default=Value(1))
    rows = (
        Employer.objects.filter(pk__in=fitting.values("pk")[:WIDEST])
        .select_related("region", "parent")
        .only("public_id", "name", "region__name", "parent__name")
        .order_by(begins, Length("name"), "name", "pk")[:limit]
    )
    return [
        EmployerHit(
            public_id=employer.public_id,
            name=employer.name,
            place=employer.parent.name if employer.parent else employer.region.name,
        )
        for employer in rows
    ]


def _lies_in(region_path: str) -> Q:
    """Return the condition that an employer lies in a region or below it.

    A short list of regions narrows the search by index. When nearly everything fits, going through
    such an index costs more than a look at the few rows that are shown.
    """
    places = list(Region.objects.under(region_path).values_list("pk", flat=True))
    if len(places) <= FEW_REGIONS:
        return Q(region__in=places)
    return Q(region__path=region_path) | Q(region__path__startswith=f"{region_path}.")
