"""A second factor that is lost: two people agree that its owner may set up another."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from accounts.models.user import User


class FactorResets(models.QuerySet["FactorReset"]):
    """Requests, described."""

    def open(self) -> FactorResets:
        return self.filter(ended_at=None)


class FactorReset(models.Model):
    """One request. It ends agreed to by another person, or refused (`agreed_by` stays empty)."""

    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="factor_resets", verbose_name="person"
    )
    reason = models.CharField("reason", max_length=200)
    asked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name="asked by"
    )
    asked_at = models.DateTimeField("asked at")
    agreed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="agreed by"
    )
    ended_at = models.DateTimeField("ended at", null=True)

    objects: ClassVar = FactorResets.as_manager()

    class Meta:
        verbose_name = "reset of a second factor"
        verbose_name_plural = "resets of second factors"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(ended_at=None), name="one_open_reset_per_person"
            ),
            models.CheckConstraint(
                condition=~Q(asked_by=F("user"))
                & (Q(agreed_by=None) | (~Q(agreed_by=F("user")) & ~Q(agreed_by=F("asked_by")))),
                name="a_reset_takes_two_others",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.asked_at:%F}"
