"""Taking somebody's qualification away: proposed by one, agreed to by another."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from accounts.models import Posting
from applications.models import Application
from vault.public_ids import new_public_id


def random_name(_evidence: Evidence, _filename: str) -> str:
    """Return a storage name that tells nothing."""
    name = secrets.token_hex(16)
    return f"evidence/{name[:2]}/{name}.jpg"


class Disqualifications(models.QuerySet["Disqualification"]):
    """Proposals, described."""

    def standing(self) -> Disqualifications:
        """Return those nobody has answered yet."""
        return self.filter(answered_at=None)


class Disqualification(models.Model):
    """A proposal to disqualify; without a second person it does nothing."""

    application = models.ForeignKey(
        Application,
        on_delete=models.PROTECT,
        related_name="disqualifications",
        verbose_name="application",
    )
    reason = models.CharField("reason, as the person will read it", max_length=300)
    evidence = models.TextField("what proves it, for the staff")
    proposed_by = models.ForeignKey(
        Posting, on_delete=models.PROTECT, related_name="+", verbose_name="proposed by"
    )
    proposed_at = models.DateTimeField("proposed at")
    answered_by = models.ForeignKey(
        Posting, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="answered by"
    )
    answered_at = models.DateTimeField("answered at", null=True)
    is_agreed = models.BooleanField("agreed", default=False)

    objects: ClassVar = Disqualifications.as_manager()

    class Meta:
        verbose_name = "disqualification"
        verbose_name_plural = "disqualifications"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(answered_at=None),
                name="one_standing_disqualification_per_paper",
            ),
            models.CheckConstraint(
                condition=Q(is_agreed=False)
                | (Q(answered_by__isnull=False) & ~Q(answered_by=F("proposed_by"))),
                name="a_disqualification_takes_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.proposed_at:%F}"


class Evidence(models.Model):
    """A picture that proves what a proposal says: re-encoded, never changed and never deleted."""

    public_id = models.CharField("public id", max_length=22, unique=True, default=new_public_id)
    disqualification = models.ForeignKey(
        Disqualification,
        on_delete=models.PROTECT,
        related_name="pictures",
        verbose_name="disqualification",
    )
    position = models.PositiveSmallIntegerField("position")
    file = models.FileField("file", upload_to=random_name, max_length=80)
    sha256 = models.CharField("SHA-256 of the stored file", max_length=64)

    class Meta:
        verbose_name = "evidence"
        verbose_name_plural = "evidence"
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["disqualification", "position"], name="one_evidence_per_position"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.disqualification} {self.position}"
