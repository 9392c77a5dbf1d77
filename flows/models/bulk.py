"""Many cases at once: what was asked for, and what became of each."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from accounts.models import Posting
from applications.models import Application
from vault.public_ids import new_public_id


class BulkDeed(models.TextChoices):
    """What may be done with many cases at once."""

    APPROVE = "approve", "批量通过"
    HAND_OVER = "hand_over", "批量移交"
    RELEASE = "release", "批量放回待领"
    REMIND = "remind", "批量催办"


class Outcome(models.TextChoices):
    """What became of one case."""

    WAITING = "", "等待办理"
    DONE = "done", "已办"
    SKIPPED = "skipped", "跳过"


class BulkJob(models.Model):
    """One press of a button; its times say how far it is."""

    public_id = models.CharField("public id", max_length=22, unique=True, default=new_public_id)
    posting = models.ForeignKey(
        Posting, on_delete=models.PROTECT, related_name="bulk_jobs", verbose_name="asked for by"
    )
    deed = models.CharField("deed", max_length=10, choices=BulkDeed.choices)
    colleague = models.ForeignKey(
        Posting,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="colleague who gets the cases",
    )
    words = models.CharField("words to the colleague", max_length=120, default="")
    created_at = models.DateTimeField("asked for at", auto_now_add=True)
    beat_at = models.DateTimeField("last heard of at", null=True)
    finished_at = models.DateTimeField("finished at", null=True)
    stopped_at = models.DateTimeField("stopped at", null=True)

    class Meta:
        verbose_name = "bulk job"
        verbose_name_plural = "bulk jobs"
        ordering: ClassVar = ["-created_at", "-pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["created_at"],
                name="flows_bulk_under_way",
                condition=models.Q(finished_at=None, stopped_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deed} {self.public_id}"

    @property
    def is_over(self) -> bool:
        return self.finished_at is not None or self.stopped_at is not None

    @property
    def deed_name(self) -> str:
        return BulkDeed(self.deed).label


class BulkItem(models.Model):
    """One case of a job, as it was seen when it was chosen, and what became of it."""

    job = models.ForeignKey(
        BulkJob, on_delete=models.CASCADE, related_name="items", verbose_name="job"
    )
    position = models.PositiveSmallIntegerField("position")
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="+", verbose_name="application"
    )
    seen_version = models.IntegerField("version that was seen")
    outcome = models.CharField(
        "outcome", max_length=8, choices=Outcome.choices, default=Outcome.WAITING
    )
    why = models.CharField("why it was skipped", max_length=200, default="")
    at = models.DateTimeField("at", null=True)

    class Meta:
        verbose_name = "bulk item"
        verbose_name_plural = "bulk items"
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["job", "position"], name="one_bulk_item_per_position"),
            models.UniqueConstraint(fields=["job", "application"], name="one_bulk_item_per_case"),
        ]

    def __str__(self) -> str:
        return f"{self.job_id} {self.position}"
