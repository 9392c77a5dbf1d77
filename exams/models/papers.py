"""What an exam offers, asks for and charges."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from exams.levels import Level, LevelGroup
from exams.models.exam import Exam
from registry.models import Region, Trade


class LevelOffer(models.Model):
    """A trade that is examined at a level this year."""

    exam = models.ForeignKey(
        Exam, on_delete=models.CASCADE, related_name="offers", verbose_name="exam"
    )
    trade = models.ForeignKey(Trade, on_delete=models.PROTECT, verbose_name="trade")
    level = models.PositiveSmallIntegerField("level", choices=Level.choices)

    class Meta:
        verbose_name = "level offer"
        verbose_name_plural = "level offers"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["exam", "trade", "level"], name="one_offer_per_level"),
        ]

    def __str__(self) -> str:
        return f"{self.trade} {self.level}"


class PaperKind(models.TextChoices):
    """How a paper is checked when it is uploaded."""

    PORTRAIT = "portrait", "证件照"
    SCAN = "scan", "证件或材料照片"
    WORD = "word", "电子文档（doc、docx）"


class DocumentRule(models.Model):
    """A paper that may be asked for: the rules name its code, the rest is words and limits."""

    exam = models.ForeignKey(
        Exam, on_delete=models.CASCADE, related_name="document_rules", verbose_name="exam"
    )
    code = models.CharField("code", max_length=60)
    title = models.CharField("title", max_length=60)
    hint = models.CharField("hint", max_length=120, blank=True)
    kind = models.CharField(
        "kind", max_length=10, choices=PaperKind.choices, default=PaperKind.SCAN
    )
    most = models.PositiveSmallIntegerField("most files", default=1)
    position = models.PositiveSmallIntegerField("position", default=0)

    class Meta:
        verbose_name = "document rule"
        verbose_name_plural = "document rules"
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["exam", "code"], name="one_rule_per_document"),
        ]

    def __str__(self) -> str:
        return self.title


class FeeRule(models.Model):
    """An item to pay, in fen. Without a region it holds for the province."""

    exam = models.ForeignKey(
        Exam, on_delete=models.CASCADE, related_name="fee_rules", verbose_name="exam"
    )
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, verbose_name="region"
    )
    level_group = models.CharField("level group", max_length=3, choices=LevelGroup.choices)
    item = models.CharField("item", max_length=40)
    amount_fen = models.PositiveIntegerField("amount in fen")

    class Meta:
        verbose_name = "fee rule"
        verbose_name_plural = "fee rules"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.item} {self.amount_fen}"
