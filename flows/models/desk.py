"""The process of a case, and the narrow row that lists are made of."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from viewflow.workflow.models import Process, Task

from accounts.models import User
from applications.models import Application
from exams.models import Exam, Step
from registry.models import Employer


class ApprovalProcess(Process):
    """Viewflow's process, bound to its application by a key the database checks."""

    application = models.OneToOneField(
        Application, on_delete=models.PROTECT, related_name="process", verbose_name="application"
    )

    class Meta:
        verbose_name = "approval process"
        verbose_name_plural = "approval processes"


class DeskRow(models.Model):
    """One open review task, as lists need it. Written with the task, gone with the task.

    `barred` holds the people who may not decide this case: the candidate, whoever uploaded for the
    candidate, and at the provincial desk whoever decided at the office's. While a decision can
    still be undone the row is kept with its owner, out of every list. All that lists are narrowed
    by is in the row: a look at a desk of a hundred thousand joins nothing.
    """

    task = models.OneToOneField(
        Task, on_delete=models.CASCADE, primary_key=True, verbose_name="task"
    )
    application = models.OneToOneField(
        Application, on_delete=models.CASCADE, related_name="desk_row", verbose_name="application"
    )
    exam = models.ForeignKey(Exam, on_delete=models.CASCADE, verbose_name="exam")
    step = models.CharField("step", max_length=10, choices=Step.choices)
    office_path = models.CharField("path of the office whose desk it is", max_length=60)
    employer = models.ForeignKey(
        Employer, on_delete=models.PROTECT, related_name="+", verbose_name="employer"
    )
    owner = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="owner"
    )
    handed_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="colleague who handed it over",
    )
    held_until = models.DateTimeField("set aside until", null=True)
    held_reason = models.CharField("why it is set aside", max_length=120, default="")
    barred = ArrayField(
        models.BigIntegerField(), verbose_name="people who may not decide", default=list
    )
    waiting_since = models.DateTimeField("waiting since")
    due_at = models.DateTimeField("due at")
    decided_at = models.DateTimeField("decided, not yet told", null=True)
    escalated_at = models.DateTimeField("reported as overdue", null=True)
    first_key = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="who has turned the first of two keys",
    )
    reference = models.CharField("reference", max_length=32)
    public_id = models.CharField("public id of the case", max_length=22)
    name = models.CharField("name", max_length=60)
    person_index = models.CharField("ID number index of the person", max_length=64, default="")
    name_initials = models.CharField("initials of the name", max_length=30)
    id_tail = models.CharField("last four of the ID number", max_length=4)
    level = models.PositiveSmallIntegerField("level")
    trade_name = models.CharField("trade", max_length=60)
    employer_name = models.CharField("employer's name", max_length=80)
    flags = ArrayField(models.CharField(max_length=20), verbose_name="flags", default=list)
    words = ArrayField(
        models.CharField(max_length=120), verbose_name="words it is found by", default=list
    )

    class Meta:
        verbose_name = "desk row"
        verbose_name_plural = "desk rows"
        indexes: ClassVar = [
            models.Index(
                fields=["office_path", "step", "waiting_since", "task"],
                name="flows_desk_open",
                condition=models.Q(owner=None),
            ),
            models.Index(
                fields=["office_path", "step", "level", "waiting_since", "reference"],
                name="flows_desk_level",
                condition=models.Q(owner=None),
            ),
            models.Index(
                fields=["employer", "waiting_since", "task"],
                name="flows_desk_employer",
                condition=models.Q(step="employer"),
            ),
            models.Index(fields=["owner", "waiting_since", "task"], name="flows_desk_mine"),
            models.Index(
                fields=["due_at"],
                name="flows_desk_late",
                condition=models.Q(escalated_at=None),
            ),
            models.Index(
                fields=["office_path", "due_at", "reference"],
                name="flows_desk_escalated",
                condition=models.Q(escalated_at__isnull=False),
            ),
            # A list waiting to be merged would make every tenth search slow.
            GinIndex(fields=["words"], name="flows_desk_words", fastupdate=False),
            GinIndex(fields=["flags"], name="flows_desk_flags", fastupdate=False),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.step}"


class DeskWait(models.Model):
    """How long an office's desk took lately with papers of a level. The clock counts them anew."""

    exam = models.ForeignKey(Exam, on_delete=models.CASCADE, verbose_name="exam")
    path = models.CharField("path of the office's region", max_length=60)
    step = models.CharField("step", max_length=10, choices=Step.choices)
    level = models.PositiveSmallIntegerField("level")
    count = models.PositiveIntegerField("answers counted")
    half = models.PositiveSmallIntegerField("days in which half were answered")
    nine = models.PositiveSmallIntegerField("days in which nine in ten were answered")
    counted_at = models.DateTimeField("counted at")

    class Meta:
        verbose_name = "desk wait"
        verbose_name_plural = "desk waits"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["exam", "path", "step", "level"], name="one_wait_per_desk_and_level"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.path} {self.step} {self.level}"
