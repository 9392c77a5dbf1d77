"""A decided case, looked at again by somebody of another city who does not know the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q

from accounts.models import Posting, Role
from applications.models import Application
from applications.querysets import OF_ITS_CASE, too_close
from flows.models.decision import Decision
from vault.public_ids import new_public_id

if TYPE_CHECKING:
    from datetime import datetime


class SecondOpinion(models.TextChoices):
    """What the second look says of the first decision, without knowing it."""

    PASS = "pass", "应当通过"
    REFUSE = "refuse", "不应通过"


def city_of(path: str) -> str:
    """Return the part of a region's path that names its city: 41.4103.410327 gives 41.4103."""
    return ".".join(path.split(".")[:2])


class SecondLooks(models.QuerySet["SecondLook"]):
    """Second looks, described."""

    def open_to(self, posting: Posting) -> SecondLooks:
        """Return what a posting may look at: of other cities, never what it must keep from."""
        city = city_of(posting.region_path)
        if posting.role != Role.REVIEWER or "." not in city:
            return self.none()
        waiting = self.filter(judged_at=None).exclude(city=city)
        waiting = waiting.exclude(application__candidate=posting.user)
        waiting = waiting.exclude(decision__posting__user=posting.user)
        return waiting.exclude(too_close(posting, OF_ITS_CASE))


class SecondLook(models.Model):
    """One case that the draw has hit. The first decision stays, whatever is found."""

    public_id = models.CharField("public id", max_length=22, unique=True, default=new_public_id)
    application = models.OneToOneField(
        Application,
        on_delete=models.PROTECT,
        related_name="second_look",
        verbose_name="application",
    )
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, related_name="+", verbose_name="first decision"
    )
    city = models.CharField("path of the city that decided", max_length=60)
    drawn_at = models.DateTimeField("drawn at")
    judged_by = models.ForeignKey(
        Posting, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="judged by"
    )
    judged_at = models.DateTimeField("judged at", null=True)
    opinion = models.CharField("opinion", max_length=6, choices=SecondOpinion.choices, blank=True)
    reason = models.CharField("reason", max_length=300, blank=True)

    objects: ClassVar = SecondLooks.as_manager()

    class Meta:
        verbose_name = "second look"
        verbose_name_plural = "second looks"
        ordering: ClassVar = ["drawn_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(judged_at=None, opinion="")
                | (Q(judged_at__isnull=False, judged_by__isnull=False) & ~Q(opinion="")),
                name="a_second_look_is_judged_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.opinion}"

    @property
    def agrees(self) -> bool:
        """Say whether the opinion is the decision's."""
        return (self.opinion == SecondOpinion.PASS) == (self.decision.verdict == "approve")

    def judge(self, *, opinion: SecondOpinion, reason: str, by: Posting, at: datetime) -> None:
        """Write the opinion down."""
        self.opinion, self.reason = opinion, reason
        self.judged_by, self.judged_at = by, at
