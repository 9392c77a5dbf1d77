"""Employers, in a tree of their own under their region."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.expressions import RawSQL

from registry.models.any_part import AnyPart, as_typed, has_part
from registry.models.region import Region
from vault.public_ids import new_public_id

TREE = """
WITH RECURSIVE tree(id) AS (
    SELECT %s::bigint
    UNION
    SELECT child.id FROM registry_employer child JOIN tree ON child.parent_id = tree.id
)
SELECT id FROM tree
"""


class AtOrOver(models.Func):
    """The keys of an employer and of all above it, up to the top: `employer__in=AtOrOver(7)`.

    The database walks up by the primary key. An `OuterRef` asks it of each row.
    """

    template = """(
        WITH RECURSIVE line(id) AS (
            SELECT (%(expressions)s)::bigint
            UNION
            SELECT one.parent_id FROM registry_employer one JOIN line ON one.id = line.id
            WHERE one.parent_id IS NOT NULL
        )
        SELECT id FROM line
    )"""
    output_field = models.BigIntegerField()


class Employers(models.QuerySet["Employer"]):
    """Employers, described."""

    def active(self) -> Employers:
        return self.filter(is_active=True)

    def children_of(self, place: Region | Employer) -> Employers:
        """Return one step of the cascade: a region's topmost employers, or an employer's own."""
        if isinstance(place, Region):
            return self.filter(region=place, parent=None)
        return self.filter(parent=place)

    def at_or_under(self, employer_id: int | None) -> Employers:
        """Return an employer and all below it, however deep; none for none.

        The database walks the tree.
        """
        return self.filter(pk__in=RawSQL(TREE, [employer_id]))  # noqa: S611 - the number is a parameter

    def under(self, employer_id: int | None) -> Employers:
        """Return all below an employer, however deep, and not itself."""
        return self.at_or_under(employer_id).exclude(pk__in=[employer_id])

    def matching(self, text: str) -> Employers:
        """Return employers that hold the text anywhere in the name, its initials or its pinyin."""
        typed = as_typed(text)
        if not typed:
            return self.none()
        return self.filter(has_part(typed))


class Employer(models.Model):
    """A body that employs manual workers. Names are frozen once registration opens."""

    public_id = models.CharField("public id", max_length=22, unique=True, default=new_public_id)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, related_name="employers", verbose_name="region"
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="parent",
    )
    name = models.CharField("name", max_length=80)
    kind = models.CharField("kind", max_length=14)
    level = models.CharField("level", max_length=20, blank=True)
    search_key = models.TextField("search key", blank=True)
    is_active = models.BooleanField("active", default=True)

    objects: ClassVar = Employers.as_manager()

    class Meta:
        verbose_name = "employer"
        verbose_name_plural = "employers"
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["region", "parent", "name"],
                name="one_employer_per_name_and_place",
                nulls_distinct=False,
                violation_error_message="这里已经有同名的单位。",
            ),
        ]
        indexes: ClassVar = [
            GinIndex(AnyPart("name", "search_key"), name="employers_by_any_part"),
        ]

    def __str__(self) -> str:
        return self.name
