"""Who runs an exam where: offices and the chain of reviews."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from accounts.models import User
from exams.levels import LevelGroup
from exams.models.exam import Exam
from registry.models import Region


class Office(models.Model):
    """The body in charge of a region for one exam: its name, phone and how it takes money."""

    exam = models.ForeignKey(
        Exam, on_delete=models.CASCADE, related_name="offices", verbose_name="exam"
    )
    region = models.ForeignKey(Region, on_delete=models.PROTECT, verbose_name="region")
    name = models.CharField("name", max_length=60)
    phone = models.CharField("phone", max_length=30, blank=True)
    hours = models.CharField("office hours", max_length=60, blank=True)
    pays_online = models.BooleanField("takes online payment", default=True)
    ticket_prefix = models.CharField("first digits of ticket numbers", max_length=6, blank=True)
    head = models.ForeignKey(
        User,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="head",
        help_text="a reviewer there, who answers for overdue cases; without one the supervisor",
    )
    pay_where = models.CharField("where to pay at the counter", max_length=120, blank=True)

    class Meta:
        verbose_name = "office"
        verbose_name_plural = "offices"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["exam", "region"], name="one_office_per_region"),
        ]

    def __str__(self) -> str:
        return self.name


class Step(models.TextChoices):
    """The desks a case may cross, in the order they can follow each other."""

    EMPLOYER = "employer", "单位初审"
    OFFICE = "office", "资格审查"
    PROVINCE = "province", "省级审核"


class ReviewStep(models.Model):
    """One desk in the chain of a region and level group. The most specific region's chain holds."""

    exam = models.ForeignKey(
        Exam, on_delete=models.CASCADE, related_name="review_steps", verbose_name="exam"
    )
    region = models.ForeignKey(Region, on_delete=models.PROTECT, verbose_name="region")
    level_group = models.CharField("level group", max_length=3, choices=LevelGroup.choices)
    position = models.PositiveSmallIntegerField("position")
    step = models.CharField("step", max_length=10, choices=Step.choices)

    class Meta:
        verbose_name = "review step"
        verbose_name_plural = "review steps"
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["exam", "region", "level_group", "position"], name="one_step_per_position"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.level_group} {self.position} {self.step}"
