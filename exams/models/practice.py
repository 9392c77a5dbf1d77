"""Practice: the same made-up cases for everybody, with the right answer kept beside them."""

from __future__ import annotations

from typing import ClassVar, TypedDict

from django.db import models

from accounts.models import User
from exams.models.exam import Exam
from vault.public_ids import new_public_id


class Judgement(models.TextChoices):
    """What a reviewer says of one rule."""

    FITS = "fits", "符合"
    UNFIT = "unfit", "不符合"
    UNSURE = "unsure", "不确定"


class PracticeVerdict(models.TextChoices):
    """What a reviewer would do with the case."""

    APPROVE = "approve", "通过"
    SEND_BACK = "send_back", "退回补正"
    REJECT = "reject", "不通过"


class PracticePaper(TypedDict):
    """A document of a made-up case: it is drawn from these words, and never stored."""

    title: str
    lines: list[str]
    seed: int


class PracticeRule(TypedDict):
    """One question about a case, the right answer, and why."""

    text: str
    right: str
    why: str


class PracticeCase(models.Model):
    """A case nobody has handed in. It touches no application, no desk and no message."""

    public_id = models.CharField("public id", max_length=22, unique=True, default=new_public_id)
    exam = models.ForeignKey(
        Exam, on_delete=models.CASCADE, related_name="practice_cases", verbose_name="exam"
    )
    position = models.PositiveSmallIntegerField("position")
    title = models.CharField("title", max_length=60)
    facts = models.JSONField("facts", help_text="label and value, in order")
    papers = models.JSONField("papers")
    rules = models.JSONField("rules")
    verdict = models.CharField("right verdict", max_length=10, choices=PracticeVerdict.choices)
    why = models.CharField("why", max_length=300)

    class Meta:
        verbose_name = "practice case"
        verbose_name_plural = "practice cases"
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["exam", "position"], name="one_practice_case_a_place"),
        ]

    def __str__(self) -> str:
        return self.title


class PracticeAnswer(models.Model):
    """What one reviewer made of a case: once, so that the first look is what counts."""

    case = models.ForeignKey(
        PracticeCase, on_delete=models.CASCADE, related_name="answers", verbose_name="case"
    )
    reviewer = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name="reviewer"
    )
    region_path = models.CharField("path of the reviewer's region", max_length=60)
    judgements = models.JSONField("judgements", help_text="one for each rule, in order")
    verdict = models.CharField("verdict", max_length=10, choices=PracticeVerdict.choices)
    answered_at = models.DateTimeField("answered at")

    class Meta:
        verbose_name = "practice answer"
        verbose_name_plural = "practice answers"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "reviewer"], name="one_answer_per_reviewer"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["region_path"], name="exams_practice_region"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.reviewer_id}"
