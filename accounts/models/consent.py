"""What a person agreed to: which text, in which version, when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from accounts.models.user import User


class Wording(models.Model):
    """The words of a notice as somebody agreed to them. Other words are another version."""

    document = models.CharField("document", max_length=40)
    version = models.CharField("version", max_length=24)
    text_hash = models.CharField("hash of the text", max_length=64)
    text = models.TextField("text")
    kept_at = models.DateTimeField("kept at", auto_now_add=True)

    class Meta:
        verbose_name = "wording"
        verbose_name_plural = "wordings"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "version"], name="one_wording_per_version"),
            models.UniqueConstraint(
                fields=["document", "text_hash"], name="one_version_per_wording"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.version}"


class Consent(models.Model):
    """Evidence that a notice was accepted; the text's hash tells which words."""

    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="consents", verbose_name="person"
    )
    document = models.CharField("document", max_length=40)
    version = models.CharField("version", max_length=24)
    text_hash = models.CharField("hash of the text", max_length=64)
    agreed_at = models.DateTimeField("agreed at")

    class Meta:
        verbose_name = "consent"
        verbose_name_plural = "consents"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "document", "version"], name="one_consent_per_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.version}"
