"""Longer than the window says: for one person, one region, or the whole exam, by two people."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from accounts.models import User
from exams.levels import LevelGroup
from exams.models.exam import Exam
from registry.models import Region
from vault.public_ids import new_public_id


class Extended(models.TextChoices):
    """What there is more time for."""

    CANDIDATE = "candidate", "报名"
    MATERIALS = "materials", "补充材料"
    PAYMENT = "payment", "缴费"
    TICKET = "ticket", "打印准考证"


class Extensions(models.QuerySet["Extension"]):
    """Extensions, described."""

    def in_force(self) -> Extensions:
        return self.exclude(confirmed_at=None)

    def waiting(self) -> Extensions:
        return self.filter(confirmed_at=None, dropped_at=None)

    def settled(self) -> Extensions:
        return self.exclude(confirmed_at=None, dropped_at=None)

    def reaching(self, *, person: int, places: list[str]) -> Extensions:
        """Return those a person has, own or shared; `places` are the person's region's paths."""
        everybody = Q(person=None, region=None)
        return self.filter(everybody | Q(person=person) | Q(region__path__in=places))


class Extension(models.Model):
    """More time, proposed by one clerk and confirmed by another; without that it does nothing."""

    public_id = models.CharField("public id", max_length=22, unique=True, default=new_public_id)
    exam = models.ForeignKey(
        Exam, on_delete=models.CASCADE, related_name="extensions", verbose_name="exam"
    )
    kind = models.CharField("kind", max_length=10, choices=Extended.choices)
    person = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="person"
    )
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, verbose_name="region")
    level_group = models.CharField(
        "level group", max_length=3, choices=LevelGroup.choices, blank=True
    )
    until = models.DateTimeField("until", help_text="the first moment that is too late")
    reason = models.CharField("reason", max_length=200)
    proposed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name="proposed by"
    )
    proposed_at = models.DateTimeField("proposed at")
    confirmed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="confirmed by"
    )
    confirmed_at = models.DateTimeField("confirmed at", null=True)
    dropped_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="dropped by"
    )
    dropped_at = models.DateTimeField("dropped at", null=True)
    dropped_because = models.CharField("dropped because", max_length=200, blank=True)

    objects: ClassVar = Extensions.as_manager()

    class Meta:
        verbose_name = "extension"
        verbose_name_plural = "extensions"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(person=None) | Q(region=None),
                name="an_extension_is_for_a_person_or_a_region",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | (
                    Q(confirmed_by__isnull=False, confirmed_at__isnull=False)
                    & ~Q(confirmed_by=F("proposed_by"))
                ),
                name="an_extension_takes_two_people",
            ),
            models.CheckConstraint(
                condition=Q(dropped_by=None, dropped_at=None)
                | Q(dropped_by__isnull=False, dropped_at__isnull=False, confirmed_at=None),
                name="an_extension_is_confirmed_or_dropped",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.exam} {self.kind} {self.until:%F %R}"

    @property
    def is_personal(self) -> bool:
        return self.person_id is not None
