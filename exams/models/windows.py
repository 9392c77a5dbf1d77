"""When who may do what, where."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import F, Q

from exams.levels import LevelGroup
from exams.models.exam import Exam
from registry.models import Region

if TYPE_CHECKING:
    from datetime import datetime


class Actor(models.TextChoices):
    """Whom a window is for."""

    CANDIDATE = "candidate", "报名"
    EMPLOYER = "employer", "单位初审"
    OFFICE = "office", "资格审查"
    PAYMENT = "payment", "缴费"
    TICKET = "ticket", "打印准考证"


class Window(models.Model):
    """A span of time for one actor. Without a region it is the provincial envelope."""

    exam = models.ForeignKey(
        Exam, on_delete=models.CASCADE, related_name="windows", verbose_name="exam"
    )
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, verbose_name="region"
    )
    level_group = models.CharField("level group", max_length=3, choices=LevelGroup.choices)
    actor = models.CharField("actor", max_length=10, choices=Actor.choices)
    opens = models.DateTimeField("opens")
    closes = models.DateTimeField("closes", help_text="the first moment that is too late")
    is_longer_for_you = False

    class Meta:
        verbose_name = "window"
        verbose_name_plural = "windows"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["exam", "region", "level_group", "actor"],
                name="one_window_per_actor",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens")),
                name="a_window_closes_after_it_opens",
                violation_error_message="结束时间要晚于开始时间。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor} {self.level_group} {self.opens:%F}–{self.closes:%F}"

    def is_open(self, now: datetime) -> bool:
        return self.opens <= now < self.closes

    def is_over(self, now: datetime) -> bool:
        return self.closes <= now
