"""Scores: staged from a sheet by one person, published by another."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from accounts.models import User
from applications.models import Application
from exams.models import Exam
from registry.models import Region
from vault.public_ids import new_public_id


class SheetState(models.TextChoices):
    """A sheet waits for its second person."""

    STAGED = "staged", "待发布"
    PUBLISHED = "published", "已发布"
    DISCARDED = "discarded", "已作废"


class ScoreSheet(models.Model):
    """One imported file, checked row by row; its hash says which file it was."""

    public_id = models.CharField("public id", max_length=22, unique=True, default=new_public_id)
    exam = models.ForeignKey(
        Exam, on_delete=models.PROTECT, related_name="score_sheets", verbose_name="exam"
    )
    region = models.ForeignKey(Region, on_delete=models.PROTECT, verbose_name="region")
    file_name = models.CharField("file name", max_length=120)
    sha256 = models.CharField("SHA-256 of the file", max_length=64)
    rows = models.JSONField("rows: ticket number, marks per subject", default=list)
    state = models.CharField(
        "state", max_length=9, choices=SheetState.choices, default=SheetState.STAGED
    )
    imported_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name="imported by"
    )
    imported_at = models.DateTimeField("imported at", auto_now_add=True)
    published_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="published by"
    )
    published_at = models.DateTimeField("published at", null=True)

    class Meta:
        verbose_name = "score sheet"
        verbose_name_plural = "score sheets"
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.file_name


class Score(models.Model):
    """One published mark. An absent candidate has no mark."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="scores", verbose_name="application"
    )
    sheet = models.ForeignKey(
        ScoreSheet, on_delete=models.PROTECT, related_name="scores", verbose_name="sheet"
    )
    subject = models.CharField("subject", max_length=20)
    mark = models.DecimalField("mark", max_digits=5, decimal_places=1, null=True)
    passed = models.BooleanField("passed")

    class Meta:
        verbose_name = "score"
        verbose_name_plural = "scores"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application", "subject"], name="one_score_per_subject"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.subject}"
