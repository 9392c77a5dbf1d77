"""What a member of staff proves besides the password: a phone that shares a secret with us."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models

from accounts.models.user import User
from vault.fields import EncryptedText, blind_index

FREE_TRIES = 5
SHORTEST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)


class SecondFactor(models.Model):
    """A person's authenticator (RFC 6238). Without `confirmed_at` it opens nothing yet.

    Wrong tries are counted here, whatever network they come from: whoever tries knows the password
    already, so making the account wait keeps out nobody who could get in.
    """

    user = models.OneToOneField(
        User, on_delete=models.PROTECT, related_name="second_factor", verbose_name="person"
    )
    secret = EncryptedText("secret", default="", editable=True)
    proposed_secret = EncryptedText(
        "proposed secret", default="", editable=True, help_text="shown, not yet proven by a code"
    )
    confirmed_at = models.DateTimeField("confirmed at", null=True)
    last_step = models.BigIntegerField("last step used", default=0)
    wrong_tries = models.PositiveSmallIntegerField("wrong tries in a row", default=0)
    last_wrong_at = models.DateTimeField("last wrong try at", null=True)

    class Meta:
        verbose_name = "second factor"
        verbose_name_plural = "second factors"

    def __str__(self) -> str:
        return f"{self.user_id} {self.confirmed_at or 'not confirmed'}"

    def seconds_to_wait(self, now: datetime) -> int:
        """Return after how many seconds one may try again: 0, then 60, 120 … 3600."""
        if self.wrong_tries < FREE_TRIES or self.last_wrong_at is None:
            return 0
        doublings = min(self.wrong_tries - FREE_TRIES, 10)
        wait = min(SHORTEST_WAIT * (1 << doublings), LONGEST_WAIT)
        return max(0, round((self.last_wrong_at + wait - now).total_seconds()))

    def count_wrong(self, now: datetime) -> None:
        """Remember a wrong try."""
        self.wrong_tries, self.last_wrong_at = min(self.wrong_tries + 1, 1000), now

    def forgive(self) -> None:
        """Forget the wrong tries: the right code came."""
        self.wrong_tries, self.last_wrong_at = 0, None


class RecoveryCode(models.Model):
    """A code on paper that replaces the phone once; only its keyed hash is kept."""

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="recovery_codes", verbose_name="person"
    )
    code_hash = models.CharField("hash of the code", max_length=64)
    used_at = models.DateTimeField("used at", null=True)

    class Meta:
        verbose_name = "recovery code"
        verbose_name_plural = "recovery codes"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "code_hash"], name="one_recovery_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {'used' if self.used_at else 'open'}"


def recovery_hash(person: User, code: str) -> str:
    """Return what is kept of a person's recovery code: useless without our key."""
    return blind_index(f"{person.public_id}|{code}", purpose="recovery_code")
