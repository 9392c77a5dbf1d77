"""Find a trade or an employer by characters or pinyin, as people type them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, Value, When

from registry.models import Employer, Trade

MOST = 12


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


def _fits(text: str) -> Q:
    return Q(name__contains=text) | Q(search_key__contains=f" {text.lower()}")


def _holds(text: str) -> Q:
    """An employer's long name is remembered by any part of it, so initials may start anywhere."""
    return Q(name__contains=text) | Q(search_key__contains=text.lower())


def _rank(text: str) -> Case:
    """Names that begin with the text come first, then names that hold it, then pinyin."""
    return Case(
        When(name=text, then=Value(0)),
        When(name__startswith=text, then=Value(1)),
        When(name__contains=text, then=Value(2)),
        When(search_key__contains=f" {text.lower()} ", then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )


def find_trades(text: str, limit: int = MOST) -> list[TradeHit]:
    """Return trades by characters, pinyin initials or full pinyin, historic ones last."""
    text = text.strip()
    if not text:
        return []
    rows = Trade.objects.filter(_fits(text)).select_related("successor").annotate(rank=_rank(text))
    current = rows.filter(valid_to=None).order_by("rank", "name")[:limit]
    historic = rows.exclude(valid_to=None).order_by("rank", "name")[:limit]
    return [
        TradeHit(
            code=trade.code,
            name=trade.name,
            category=trade.category,
            is_current=trade.valid_to is None,
            successor=trade.successor.name if trade.successor else "",
        )
        for trade in [*current, *historic][:limit]
    ]


def find_employers(text: str, region_path: str, limit: int = MOST) -> list[EmployerHit]:
    """Return active employers in a region or below it, by characters or pinyin."""
    text = text.strip()
    if not text:
        return []
    here = Q(region__path=region_path) | Q(region__path__startswith=f"{region_path}.")
    rows = (
        Employer.objects.filter(here, _holds(text), is_active=True)
        .select_related("region", "parent")
        .annotate(rank=_rank(text))
        .order_by("rank", "name", "pk")[:limit]
    )
    return [
        EmployerHit(
            public_id=employer.public_id,
            name=employer.name,
            place=employer.parent.name if employer.parent else employer.region.name,
        )
        for employer in rows
    ]
