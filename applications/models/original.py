"""The picture a portrait is cut from, kept apart: nobody but its owner and the reviewers see it."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Q, Sum

from accounts.models import User
from applications.models.application import Application
from applications.models.attachment import Attachment
from applications.states import EDITABLE
from vault.public_ids import new_public_id


def random_name(_original: Original, _filename: str) -> str:
    """Return a storage name that tells nothing: the person's own file name is never used."""
    name = secrets.token_hex(16)
    return f"originals/{name[:2]}/{name}.jpg"


class Originals(models.QuerySet["Original"]):
    """Originals, described."""

    def failed_tries(self) -> int:
        """Return how often a portrait cut from one of these was refused."""
        return self.aggregate(failed=Sum("failed_tries"))["failed"] or 0

    def unused(self) -> Originals:
        """Return those no current portrait is cut from, of papers that are not being filled in."""
        closed = self.exclude(application__state__in=EDITABLE)
        return closed.filter(Q(portrait=None) | Q(portrait__superseded_at__isnull=False))


class Original(models.Model):
    """One picture as it was brought: upright, without metadata, and what was cut from it last."""

    public_id = models.CharField("public id", max_length=22, unique=True, default=new_public_id)
    application = models.ForeignKey(
        Application,
        on_delete=models.PROTECT,
        related_name="originals",
        verbose_name="application",
    )
    file = models.FileField("file", upload_to=random_name, max_length=80)
    sha256 = models.CharField("SHA-256 of the stored file", max_length=64)
    width = models.PositiveIntegerField("width in pixels")
    height = models.PositiveIntegerField("height in pixels")
    sent_width = models.PositiveIntegerField("width as it was sent")
    sent_height = models.PositiveIntegerField("height as it was sent")
    uploaded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name="uploaded by"
    )
    created_at = models.DateTimeField("created at")
    frame = models.JSONField("frame of the last cut", default=dict, blank=True)
    faults = models.JSONField("faults of the last cut", default=list, blank=True)
    cuts = models.PositiveSmallIntegerField("cuts", default=0)
    failed_tries = models.PositiveSmallIntegerField("cuts that were refused", default=0)
    is_refused = models.BooleanField("last cut was refused", default=False)
    portrait = models.OneToOneField(
        Attachment,
        on_delete=models.PROTECT,
        null=True,
        related_name="cut_from",
        verbose_name="newest portrait cut from it",
    )

    objects: ClassVar = Originals.as_manager()

    class Meta:
        verbose_name = "original"
        verbose_name_plural = "originals"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(failed_tries__lte=models.F("cuts")),
                name="an_original_fails_no_more_often_than_it_is_cut",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application} original {self.pk}"

    @property
    def is_cut(self) -> bool:
        return self.cuts > 0

    @property
    def is_taken(self) -> bool:
        """Say whether the last cut became the portrait."""
        return self.is_cut and not self.is_refused
