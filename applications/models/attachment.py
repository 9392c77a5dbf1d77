"""A file of an application. A new upload makes a new version; nothing is overwritten."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Q

from accounts.models import User
from applications.models.application import Application
from vault.public_ids import new_public_id


def random_name(_attachment: Attachment, _filename: str) -> str:
    """Return a storage name that tells nothing: the person's own file name is never used."""
    name = secrets.token_hex(16)
    return f"attachments/{name[:2]}/{name}.jpg"


class Attachments(models.QuerySet["Attachment"]):
    """Attachments, described."""

    def current(self) -> Attachments:
        return self.filter(superseded_at=None)

    def of_code(self, code: str) -> Attachments:
        return self.filter(code=code)


class Attachment(models.Model):
    """One picture: re-encoded, without metadata, under a random name outside the web root."""

    public_id = models.CharField("public id", max_length=22, unique=True, default=new_public_id)
    application = models.ForeignKey(
        Application,
        on_delete=models.PROTECT,
        related_name="attachments",
        verbose_name="application",
    )
    code = models.CharField("document code", max_length=40)
    file = models.FileField("file", upload_to=random_name, max_length=80)
    sha256 = models.CharField("SHA-256 of the stored file", max_length=64)
    size = models.PositiveIntegerField("bytes")
    width = models.PositiveIntegerField("width in pixels")
    height = models.PositiveIntegerField("height in pixels")
    version = models.PositiveSmallIntegerField("version", default=1)
    uploaded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name="uploaded by"
    )
    on_behalf = models.BooleanField("uploaded on behalf", default=False)
    warnings = models.JSONField("warnings", default=list, blank=True)
    created_at = models.DateTimeField("created at", auto_now_add=True)
    superseded_at = models.DateTimeField("superseded at", null=True)

    objects: ClassVar = Attachments.as_manager()

    class Meta:
        verbose_name = "attachment"
        verbose_name_plural = "attachments"
        ordering: ClassVar = ["code", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(size__gt=0), name="an_attachment_is_not_empty"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["application", "code"], name="applications_attachment_slot"),
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.code} v{self.version}"

    @property
    def is_current(self) -> bool:
        return self.superseded_at is None
