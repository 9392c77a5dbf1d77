"""Where the candidate's word and the qualification register differ, and who stood by it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from applications.models.application import Application
from applications.rules.register import NEAREST_TRADE


class Discrepancy(models.Model):
    """A confirmed difference. It is bound to the exact values that were shown."""

    application = models.ForeignKey(
        Application,
        on_delete=models.PROTECT,
        related_name="discrepancies",
        verbose_name="application",
    )
    code = models.CharField("code", max_length=40)
    text = models.CharField("prompt", max_length=200)
    declared = models.CharField("declared", max_length=80)
    registered = models.CharField("in the register", max_length=80)
    confirmed_at = models.DateTimeField("confirmed at")

    class Meta:
        verbose_name = "discrepancy"
        verbose_name_plural = "discrepancies"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.application} {self.code}"

    @property
    def is_consent(self) -> bool:
        """Say whether the employer's consent was confirmed, and no difference from the register."""
        return self.code == NEAREST_TRADE
