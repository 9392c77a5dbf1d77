"""The qualification register (合格库): who holds which level since when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Qualifications(models.QuerySet["Qualification"]):
    """Qualifications, described."""

    def of(self, *id_number_indexes: str) -> Qualifications:
        """Return the qualifications of some people, highest level and newest year first."""
        return self.filter(id_number_index__in=id_number_indexes).order_by("level", "-year", "pk")


class Qualification(models.Model):
    """One certificate. The holder is found by blind index only."""

    id_number_index = models.CharField("ID number index", max_length=64, db_index=True)
    name = models.CharField("name", max_length=60)
    level = models.PositiveSmallIntegerField("level")
    year = models.PositiveSmallIntegerField("year")
    trade_name = models.CharField("trade", max_length=60)
    certificate_number = models.CharField("certificate number", max_length=40, unique=True)

    objects: ClassVar = Qualifications.as_manager()

    class Meta:
        verbose_name = "qualification"
        verbose_name_plural = "qualifications"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(level__range=(1, 5)),
                name="a_qualification_has_one_of_five_levels",
                violation_error_message="等级应为一级至五级。",
            ),
        ]

    def __str__(self) -> str:
        return self.certificate_number
