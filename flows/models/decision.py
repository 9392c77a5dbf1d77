"""What a desk decides, and whether it stands yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from accounts.models import Posting, User
from applications.models import Application
from exams.models import Step

if TYPE_CHECKING:
    from datetime import datetime


class Verdict(models.TextChoices):
    """What a desk can decide."""

    APPROVE = "approve", "通过"
    SEND_BACK = "send_back", "退回补正"
    REJECT = "reject", "不通过"


class Decisions(models.QuerySet["Decision"]):
    """Decisions, described."""

    def pending(self) -> Decisions:
        """Return those that can still be undone: nobody has been told."""
        return self.filter(settled_at=None, voided_at=None)

    def of(self, user: User) -> Decisions:
        return self.filter(posting__user=user)

    def due(self, now: datetime) -> Decisions:
        return self.pending().filter(settles_at__lte=now)


class Decision(models.Model):
    """What a desk has decided. It stands once it is settled; until then nobody is told (ADR 19)."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="decisions", verbose_name="application"
    )
    posting = models.ForeignKey(
        Posting, on_delete=models.PROTECT, related_name="+", verbose_name="decided by"
    )
    step = models.CharField("step", max_length=10, choices=Step.choices)
    verdict = models.CharField("verdict", max_length=10, choices=Verdict.choices)
    reason = models.TextField("reason of a refusal", blank=True)
    flags = models.JSONField("what is asked for: kind, code, note", default=list, blank=True)
    seen_version = models.PositiveIntegerField("version of the paper that was decided on")
    made_at = models.DateTimeField("made at")
    settles_at = models.DateTimeField("settles at", help_text="until then it can be undone")
    settled_at = models.DateTimeField("settled at", null=True)
    voided_at = models.DateTimeField("undone or overtaken at", null=True)

    objects: ClassVar = Decisions.as_manager()

    class Meta:
        verbose_name = "decision"
        verbose_name_plural = "decisions"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"],
                condition=models.Q(settled_at=None, voided_at=None),
                name="one_pending_decision_per_paper",
            ),
            models.CheckConstraint(
                condition=models.Q(settled_at=None) | models.Q(voided_at=None),
                name="a_decision_stands_or_is_undone",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["settles_at"],
                name="flows_decision_pending",
                condition=models.Q(settled_at=None, voided_at=None),
            ),
            models.Index(fields=["posting", "-made_at"], name="flows_decision_by_posting"),
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.step} {self.verdict}"
