"""Trades, historic ones included: a merged trade names its successor."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Length, StrIndex

from registry.models.any_part import as_typed

if TYPE_CHECKING:
    from datetime import date


class Trades(models.QuerySet["Trade"]):
    """Trades, described."""

    def current(self, on: date) -> Trades:
        """Return the trades of a day; `valid_to` is the first day a trade is gone."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lte=on)

    def matching(self, text: str) -> Trades:
        """Return trades by characters or pinyin, best first.

        Exact names, then names that begin with the text, then names that hold it, then initials,
        then full pinyin. A search key lists initials before full pinyin and likely readings before
        rare ones, so the place where the text is found there is its rank.
        """
        typed = as_typed(text)
        if not typed:
            return self.none()
        key = f" {typed}"
        rank = Case(
            When(name=typed, then=Value(0)),
            When(name__startswith=typed, then=Value(1)),
            When(name__contains=typed, then=Value(2)),
            default=Value(3),
        )
        return self.filter(Q(name__contains=typed) | Q(search_key__contains=key)).order_by(
            rank, StrIndex("search_key", Value(key)), Length("name"), "name"
        )


class Trade(models.Model):
    """A kind of manual work that is examined."""

    code = models.SlugField("code", max_length=40, unique=True)
    official_code = models.CharField("official code", max_length=12, null=True, blank=True)
    name = models.CharField("name", max_length=60, unique=True)
    category = models.CharField("category", max_length=30)
    search_key = models.TextField("search key", blank=True)
    valid_from = models.DateField("valid from")
    valid_to = models.DateField("valid to", null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="successor",
    )

    objects: ClassVar = Trades.as_manager()

    class Meta:
        verbose_name = "trade"
        verbose_name_plural = "trades"
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name

    def heir(self, on: date) -> Trade | None:
        """Return the trade that holds on a day in place of this one, mergers followed, or None."""
        seen: set[int] = set()
        trade = self.successor
        while trade is not None and trade.valid_to is not None and trade.valid_to <= on:
            trade = None if trade.pk in seen else trade.successor
            seen.add(trade.pk if trade else 0)
        return trade
