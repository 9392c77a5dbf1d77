"""Trades, historic ones included: a merged trade names its successor."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from datetime import date


class Trades(models.QuerySet["Trade"]):
    """Trades, described."""

    def current(self, on: date) -> Trades:
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lte=on)


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
