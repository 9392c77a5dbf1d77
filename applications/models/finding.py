"""What a reviewer asks to be corrected: one field or one paper, with a reason."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from accounts.models import User
from applications.models.application import Application
from exams.models import Step


class FindingKind(models.TextChoices):
    """What a finding points at."""

    FIELD = "field", "填写内容"
    DOCUMENT = "document", "上传材料"


class Findings(models.QuerySet["Finding"]):
    """Findings, described."""

    def open(self) -> Findings:
        return self.filter(resolved_at=None)


class Finding(models.Model):
    """Opens exactly one field or document slot for the candidate while the case needs materials."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="findings", verbose_name="application"
    )
    round = models.PositiveSmallIntegerField("round")
    kind = models.CharField("kind", max_length=8, choices=FindingKind.choices)
    code = models.CharField("field or document code", max_length=60)
    note = models.TextField("note")
    seen_version = models.PositiveSmallIntegerField(
        "version of the document that was found wanting", default=0
    )
    step = models.CharField("step", max_length=10, choices=Step.choices)
    raised_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name="raised by"
    )
    raised_at = models.DateTimeField("raised at")
    resolved_at = models.DateTimeField("resolved at", null=True)

    objects: ClassVar = Findings.as_manager()

    class Meta:
        verbose_name = "finding"
        verbose_name_plural = "findings"
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(fields=["application", "round"], name="applications_finding_round")
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.code}"
