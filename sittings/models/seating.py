"""Rooms with machines, and when they are used."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from exams.models import Exam
from registry.models import Region


class Venue(models.Model):
    """A place where the exam is sat."""

    exam = models.ForeignKey(
        Exam, on_delete=models.CASCADE, related_name="venues", verbose_name="exam"
    )
    region = models.ForeignKey(Region, on_delete=models.PROTECT, verbose_name="region")
    name = models.CharField("name", max_length=60)
    address = models.CharField("address", max_length=120)

    class Meta:
        verbose_name = "venue"
        verbose_name_plural = "venues"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["exam", "region", "name"], name="one_venue_per_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Sitting(models.Model):
    """One room at one time. Capacity is the number of machines."""

    venue = models.ForeignKey(
        Venue, on_delete=models.CASCADE, related_name="sittings", verbose_name="venue"
    )
    room = models.CharField("room", max_length=20)
    starts = models.DateTimeField("starts")
    ends = models.DateTimeField("ends")
    capacity = models.PositiveSmallIntegerField("capacity")

    class Meta:
        verbose_name = "sitting"
        verbose_name_plural = "sittings"
        ordering: ClassVar = ["starts", "room", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["venue", "room", "starts"], name="one_sitting_per_room_and_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.venue} {self.room}"
