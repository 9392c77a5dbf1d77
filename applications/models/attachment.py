"""A file of an application. A new upload makes a new version; nothing is overwritten."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Q

from accounts.models import User
from applications.models.application import Application
from vault.public_ids import new_public_id

JPEG = "image/jpeg"
ENDINGS = {
    JPEG: ".jpg",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


def random_name(attachment: Attachment, _filename: str) -> str:
    """Return a storage name that tells nothing: the person's own file name is never used."""
    name = secrets.token_hex(16)
    return f"attachments/{name[:2]}/{name}{attachment.ending}"


class Attachments(models.QuerySet["Attachment"]):
    """Attachments, described."""

    def current(self) -> Attachments:
        return self.filter(superseded_at=None)

    def of_code(self, code: str) -> Attachments:
        return self.filter(code=code)

    def in_order(self) -> Attachments:
        """As their owner laid them: page by page."""
        return self.order_by("position", "pk")


class Attachment(models.Model):
    """One page of a paper: re-encoded, without metadata, under a random name outside the web root.

    The first version of a page is kept when it is turned; every turn is made from it, so that
    turning a page round and round costs no sharpness.
    """

    public_id = models.CharField("public id", max_length=22, unique=True, default=new_public_id)
    application = models.ForeignKey(
        Application,
        on_delete=models.PROTECT,
        related_name="attachments",
        verbose_name="application",
    )
    code = models.CharField("document code", max_length=60)
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
    content_type = models.CharField("content type", max_length=80, default=JPEG)
    title = models.CharField("title its owner gave it", max_length=60, blank=True)
    kept_anyway = models.BooleanField("kept in spite of the warnings", default=False)
    position = models.PositiveSmallIntegerField("place in its slot", default=0)
    turns = models.PositiveSmallIntegerField("quarter turns to the right", default=0)
    turned_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="version it was turned from",
    )
    sent_sha256 = models.CharField("SHA-256 of what was sent", max_length=64, blank=True)
    created_at = models.DateTimeField("created at", auto_now_add=True)
    superseded_at = models.DateTimeField("superseded at", null=True)
    removed_at = models.DateTimeField("removed by its owner at", null=True)

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
    def ending(self) -> str:
        return ENDINGS[self.content_type]

    @property
    def is_picture(self) -> bool:
        """Say whether it can be shown in a page; anything else is only handed out."""
        return self.content_type == JPEG

    @property
    def download_name(self) -> str:
        """Return the name to hand it out under: its title, or what it is and which version."""
        return f"{self.title or f'{self.code}-{self.version}'}{self.ending}"

    @property
    def is_current(self) -> bool:
        return self.superseded_at is None
