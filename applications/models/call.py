"""A call to somebody who may miss the exam: what came of it, by whom, and whether it was undone."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from accounts.models import User
from applications.models.application import Application
from vault.fields import EncryptedText


class CallOutcome(models.TextChoices):
    """What came of a call."""

    REACHED = "reached", "已联系"
    UNREACHABLE = "unreachable", "联系不上"
    GAVE_UP = "gave_up", "不再报考"


SETTLED = (CallOutcome.REACHED, CallOutcome.GAVE_UP)
"""Nobody has to call again."""


class Calls(models.QuerySet["Call"]):
    """Calls, described."""

    def standing(self) -> Calls:
        return self.filter(undone_at=None)

    def settled(self) -> Calls:
        return self.standing().filter(outcome__in=SETTLED)


class Call(models.Model):
    """One tick on the list of people to call. An undone one is kept."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="calls", verbose_name="application"
    )
    outcome = models.CharField("outcome", max_length=11, choices=CallOutcome.choices)
    note = EncryptedText("note", default="", editable=True)
    called_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name="called by"
    )
    called_at = models.DateTimeField("called at")
    undone_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="undone by"
    )
    undone_at = models.DateTimeField("undone at", null=True)

    objects: ClassVar = Calls.as_manager()

    class Meta:
        verbose_name = "call"
        verbose_name_plural = "calls"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.application} {self.outcome}"
