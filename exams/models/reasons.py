"""The usual reasons of returning and refusing, as this year's offices word them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from exams.models.exam import Exam


class ReasonKind(models.TextChoices):
    """What a reason is given for."""

    PORTRAIT = "portrait", "证件照"
    SCAN = "scan", "证件或材料照片"
    WORD = "word", "电子文档"
    MISSING = "missing", "还没有上传的材料"
    FIELD = "field", "填报内容"
    REFUSAL = "refusal", "审核不通过"


class ReturnReason(models.Model):
    """One reason of a list; own words are always possible beside it."""

    exam = models.ForeignKey(
        Exam, on_delete=models.CASCADE, related_name="return_reasons", verbose_name="exam"
    )
    kind = models.CharField("kind", max_length=10, choices=ReasonKind.choices)
    text = models.CharField("text", max_length=60)
    position = models.PositiveSmallIntegerField("position", default=0)

    class Meta:
        verbose_name = "return reason"
        verbose_name_plural = "return reasons"
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["exam", "kind", "text"], name="one_reason_of_a_text"),
        ]

    def __str__(self) -> str:
        return self.text
