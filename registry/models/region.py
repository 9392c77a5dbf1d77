"""The tree of regions, as a materialised path: 41, 41.4103, 41.4103.410327."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Regions(models.QuerySet["Region"]):
    """Regions, described."""

    def under(self, path: str) -> Regions:
        """Return the region of a path and all below it."""
        return self.filter(Q(path=path) | Q(path__startswith=f"{path}."))

    def exam_regions(self) -> Regions:
        """Return what one chooses from at the entrance: the regions right under the province."""
        return self.filter(parent__parent=None, parent__isnull=False).order_by("position", "code")


class Region(models.Model):
    """A province, a city, a county, or an internal row such as the provincial bodies."""

    code = models.CharField("code", max_length=12, unique=True)
    name = models.CharField("name", max_length=60)
    short_name = models.CharField("short name", max_length=30)
    kind = models.CharField("kind", max_length=40)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="parent",
    )
    path = models.CharField("path", max_length=60, unique=True)
    position = models.PositiveSmallIntegerField("position", default=0)

    objects: ClassVar = Regions.as_manager()

    class Meta:
        verbose_name = "region"
        verbose_name_plural = "regions"
        ordering: ClassVar = ["position", "code"]
        indexes: ClassVar = [
            models.Index(
                fields=["path"], name="registry_region_prefix", opclasses=["varchar_pattern_ops"]
            ),
        ]

    def __str__(self) -> str:
        return self.name
