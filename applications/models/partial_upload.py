"""A file on its way: what has arrived is kept, so that a broken connection costs nothing."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models

from accounts.models import User
from applications.models.application import Application
from applications.models.attachment import Attachment
from vault.public_ids import new_public_id


def random_partial_name() -> str:
    """Return a storage name that tells nothing; it is random, so that nobody writes elsewhere."""
    name = secrets.token_hex(16)
    return f"partials/{name[:2]}/{name}"


class PartialUpload(models.Model):
    """One file for one slot, sent in pieces by one person.

    The row says how many bytes count; what a crash left behind them is written over. It stays for
    a while after the last byte, so that a lost answer can be given again.
    """

    public_id = models.CharField("public id", max_length=22, unique=True, default=new_public_id)
    application = models.ForeignKey(
        Application,
        on_delete=models.CASCADE,
        related_name="partial_uploads",
        verbose_name="application",
    )
    code = models.CharField("document code", max_length=60)
    uploaded_by = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="+", verbose_name="uploaded by"
    )
    by_link = models.CharField(
        "public id of the phone link it comes by", max_length=22, blank=True, default=""
    )
    replaces = models.ForeignKey(
        Attachment,
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        verbose_name="page it replaces",
    )
    size = models.PositiveIntegerField("bytes in all")
    sha256 = models.CharField("SHA-256 of the whole", max_length=64)
    received = models.PositiveIntegerField("bytes received", default=0)
    name = models.CharField("storage name", max_length=80, default=random_partial_name)
    attachment = models.ForeignKey(
        Attachment,
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        verbose_name="page it became",
    )
    touched_at = models.DateTimeField("last sent to at")

    class Meta:
        verbose_name = "partial upload"
        verbose_name_plural = "partial uploads"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(received__lte=models.F("size")),
                name="no_more_received_than_announced",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["touched_at"], name="partial_uploads_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.code} {self.received}/{self.size}"

    @property
    def is_whole(self) -> bool:
        return self.received == self.size
