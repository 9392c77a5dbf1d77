"""手机扫码上传: leave to send pictures into one slot from a phone, for some minutes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from applications.models.application import Application
from vault.public_ids import new_public_id


class PhoneLink(models.Model):
    """What one QR code allows. Its token is kept as a hash; a newer code takes the row over.

    The link holds as long as the paper, the person's password and the session it was made in stay
    what they were, which the fields in the middle remember.
    """

    public_id = models.CharField("public id", max_length=22, unique=True, default=new_public_id)
    application = models.ForeignKey(
        Application,
        on_delete=models.CASCADE,
        related_name="phone_links",
        verbose_name="application",
    )
    code = models.CharField("document code", max_length=60)
    token_hash = models.CharField("hash of the token", max_length=64, unique=True)
    match_code = models.CharField("digits on both screens", max_length=4)
    paper_state = models.CharField("state of the paper", max_length=20)
    paper_round = models.PositiveSmallIntegerField("round of the paper")
    person_stamp = models.CharField("hash of the password's hash", max_length=64)
    session_key = models.CharField("session it was made in", max_length=40)
    tries = models.PositiveSmallIntegerField("pictures sent", default=0)
    created_at = models.DateTimeField("created at")
    expires_at = models.DateTimeField("expires at")

    class Meta:
        verbose_name = "phone link"
        verbose_name_plural = "phone links"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "code"], name="one_phone_link_per_slot"),
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.code}"
