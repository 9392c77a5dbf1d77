"""One-time codes sent by SMS: hashed, short-lived, bound to phone, purpose and object."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class OneTimeCode(models.Model):
    """A code that was sent. The row is also the counter that stops SMS bombing."""

    phone_index = models.CharField("phone index", max_length=64)
    network_index = models.CharField("network index", max_length=64, blank=True)
    purpose = models.CharField("purpose", max_length=20)
    about = models.CharField("about", max_length=64, blank=True)
    code_hash = models.CharField("hash of the code", max_length=64)
    tries = models.PositiveSmallIntegerField("wrong tries", default=0)
    sent_at = models.DateTimeField("sent at")
    expires_at = models.DateTimeField("expires at")
    used_at = models.DateTimeField("used at", null=True)

    class Meta:
        verbose_name = "one-time code"
        verbose_name_plural = "one-time codes"
        indexes: ClassVar = [
            models.Index(fields=["phone_index", "-sent_at"], name="accounts_code_by_phone"),
            models.Index(fields=["network_index", "-sent_at"], name="accounts_code_by_network"),
            models.Index(fields=["-sent_at"], name="accounts_code_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.sent_at:%F %T}"
