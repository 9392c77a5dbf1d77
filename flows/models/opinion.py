"""What one of two people says of a case that needs both."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from accounts.models import Posting, User
from applications.models import Application
from exams.models import Step
from flows.models.decision import Verdict


class Opinions(models.QuerySet["Opinion"]):
    """Opinions, described."""

    def about(self, paper: Application) -> Opinions:
        """Return those that count now: given at the present desk, since the last return."""
        return self.filter(application=paper, round=paper.round, step=paper.step)

    def by_others_than(self, user: User) -> Opinions:
        return self.exclude(posting__user=user)


class Opinion(models.Model):
    """One key of two: a verdict that moves nothing by itself. Kept for good."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="opinions", verbose_name="application"
    )
    posting = models.ForeignKey(
        Posting, on_delete=models.PROTECT, related_name="+", verbose_name="given by"
    )
    round = models.PositiveSmallIntegerField("round of the paper")
    step = models.CharField("step", max_length=10, choices=Step.choices)
    verdict = models.CharField("verdict", max_length=10, choices=Verdict.choices)
    reason = models.TextField("reason of a refusal", blank=True)
    at = models.DateTimeField("at")

    objects: ClassVar = Opinions.as_manager()

    class Meta:
        verbose_name = "opinion"
        verbose_name_plural = "opinions"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.application} {self.step} {self.verdict}"
