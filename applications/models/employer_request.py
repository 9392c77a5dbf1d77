"""Somebody's employer is not in the register: what they ask the office to enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q

from accounts.models import Role, User
from applications.models.application import Application
from applications.querysets import within
from registry.models import Employer, Region
from vault.fields import EncryptedText
from vault.public_ids import new_public_id

if TYPE_CHECKING:
    from accounts.models import Posting


class RequestState(models.TextChoices):
    """What became of a request."""

    OPEN = "open", "等待处理"
    ADDED = "added", "已加为新单位"
    POINTED = "pointed", "库里已有"
    REFUSED = "refused", "没有通过"
    DROPPED = "dropped", "本人已另选单位"


class EmployerRequests(models.QuerySet["EmployerRequest"]):
    """Requests, described."""

    def open(self) -> EmployerRequests:
        return self.filter(state=RequestState.OPEN)

    def visible_to(self, posting: Posting | None) -> EmployerRequests:
        """Return what a clerk may answer: the region's and those below it, never one's own."""
        if posting is None or posting.role != Role.CLERK:
            return self.none()
        theirs = self.filter(within(posting.region_path))
        return theirs.exclude(application__candidate=posting.user)


class EmployerRequest(models.Model):
    """One request, from the question to the office's answer."""

    public_id = models.CharField("public id", max_length=22, unique=True, default=new_public_id)
    application = models.ForeignKey(
        Application,
        on_delete=models.PROTECT,
        related_name="employer_requests",
        verbose_name="application",
    )
    region = models.ForeignKey(Region, on_delete=models.PROTECT, verbose_name="region")
    region_path = models.CharField("region path", max_length=60)
    name = models.CharField("name", max_length=80)
    note = models.CharField("note", max_length=300, blank=True)
    contact = EncryptedText("contact at the employer", default="", editable=True)
    state = models.CharField(
        "state", max_length=8, choices=RequestState.choices, default=RequestState.OPEN
    )
    asked_at = models.DateTimeField("asked at")
    answered_at = models.DateTimeField("answered at", null=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="answered by"
    )
    employer = models.ForeignKey(
        Employer, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="employer"
    )
    reason = models.CharField("reason", max_length=200, blank=True)

    objects: ClassVar = EmployerRequests.as_manager()

    class Meta:
        verbose_name = "employer request"
        verbose_name_plural = "employer requests"
        ordering: ClassVar = ["asked_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state="open"),
                name="one_open_employer_request_per_application",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["region_path"],
                name="employer_requests_open",
                condition=Q(state="open"),
                opclasses=["varchar_pattern_ops"],
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        return self.state == RequestState.OPEN

    @property
    def is_refused(self) -> bool:
        return self.state == RequestState.REFUSED

    @property
    def state_name(self) -> str:
        return RequestState(self.state).label
