"""What a member of staff may act as, where, and from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q

from accounts.models.user import User
from registry.models import Employer, Region

if TYPE_CHECKING:
    from datetime import datetime


class Role(models.TextChoices):
    """The parts staff play. Administrators decide no case."""

    EMPLOYER_ADMIN = "employer_admin", "单位管理员"
    REVIEWER = "reviewer", "审核员"
    CLERK = "clerk", "考务员"
    FINANCE = "finance", "财务"
    SUPERVISOR = "supervisor", "监督员"
    ADMINISTRATOR = "administrator", "系统管理员"


class Postings(models.QuerySet["Posting"]):
    """Postings, described."""

    def in_force(self, now: datetime) -> Postings:
        return self.filter(Q(ends=None) | Q(ends__gt=now), starts__lte=now, user__is_active=True)

    def of(self, user: User) -> Postings:
        return self.filter(user=user).select_related("region", "employer__region")


class Posting(models.Model):
    """One person, one role, one place: an office's region, or an employer."""

    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="postings", verbose_name="person"
    )
    role = models.CharField("role", max_length=16, choices=Role.choices)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, verbose_name="region"
    )
    employer = models.ForeignKey(
        Employer, on_delete=models.PROTECT, null=True, blank=True, verbose_name="employer"
    )
    starts = models.DateTimeField("starts")
    ends = models.DateTimeField("ends", null=True, blank=True)
    granted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="granted by"
    )

    objects: ClassVar = Postings.as_manager()

    class Meta:
        verbose_name = "posting"
        verbose_name_plural = "postings"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(role="employer_admin", employer__isnull=False)
                | (~Q(role="employer_admin") & Q(region__isnull=False)),
                name="a_posting_has_its_place",
                violation_error_message="单位管理员要指定单位，其他岗位要指定地区。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place_name} · {self.role_name}"

    @property
    def public_id(self) -> str:
        """Return who acts, for the trail."""
        return self.user.public_id

    @property
    def label(self) -> str:
        """Return how the trail names whoever acts: place and person."""
        return f"{self.place_name} {self.user.name}"

    @property
    def role_name(self) -> str:
        return Role(self.role).label

    @property
    def place_name(self) -> str:
        if self.employer is not None:
            return self.employer.name
        return str(self.region)

    @property
    def region_path(self) -> str:
        """Return the path of the region this posting sees, or of the employer's region."""
        place = self.employer.region if self.employer is not None else self.region
        return place.path if place is not None else ""
