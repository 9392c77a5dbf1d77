"""Wrong tries to sign in, as counters: which account from which network, when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class SignInFailure(models.Model):
    """One try that was wrong, or is being judged right now. Both names are keyed hashes."""

    account_index = models.CharField("account index", max_length=64)
    network_index = models.CharField("network index", max_length=64)
    at = models.DateTimeField("at")

    class Meta:
        verbose_name = "wrong try to sign in"
        verbose_name_plural = "wrong tries to sign in"
        indexes: ClassVar = [
            models.Index(fields=["network_index", "-at"], name="accounts_failure_by_network"),
            models.Index(fields=["at"], name="accounts_failure_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%F %T}"
