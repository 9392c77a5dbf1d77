"""What a member of staff may act as, where, and from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from accounts.models.user import User
from registry.models import Employer, Region
from vault.public_ids import new_public_id

if TYPE_CHECKING:
    from datetime import datetime

LONGEST_LABEL = 80
"""What the trail has room for."""


class Role(models.TextChoices):
    """The parts staff play. Administrators decide no case."""

    EMPLOYER_ADMIN = "employer_admin", "单位管理员"
    REVIEWER = "reviewer", "审核员"
    CLERK = "clerk", "考务员"
    FINANCE = "finance", "财务"
    SUPERVISOR = "supervisor", "监督员"
    ADMINISTRATOR = "administrator", "系统管理员"


ONE_IS_ENOUGH = (Role.EMPLOYER_ADMIN,)
"""Granted by one person: whatever an employer admin passes, the office looks at again. Every other
role has power over a region, and takes two people (trust.md T21)."""
GRANTABLE: dict[Role, tuple[Role, ...]] = {
    Role.CLERK: tuple(role for role in Role if role != Role.ADMINISTRATOR),
    Role.ADMINISTRATOR: tuple(Role),
    Role.EMPLOYER_ADMIN: (Role.EMPLOYER_ADMIN,),
}
"""Who hands out which roles: the clerk of an office, administrators, and an employer's admin to the
admins of the employers below."""


class Postings(models.QuerySet["Posting"]):
    """Postings, described."""

    def in_force(self, now: datetime) -> Postings:
        """Return those that act now: agreed to, begun, not over; a stand-in with the other."""
        return self.agreed().filter(
            Q(ends=None) | Q(ends__gt=now),
            Q(stands_in_for=None)
            | Q(Q(stands_in_for__ends=None) | Q(stands_in_for__ends__gt=now))
            & Q(stands_in_for__user__is_active=True),
            starts__lte=now,
            user__is_active=True,
        )

    def agreed(self) -> Postings:
        """Return what a second person agreed to, or what nobody granted: the set-up of the site."""
        return self.filter(Q(agreed_at__isnull=False) | Q(granted_by=None))

    def waiting(self, now: datetime) -> Postings:
        """Return what waits for a second person."""
        return self.not_over(now).filter(agreed_at=None, granted_by__isnull=False)

    def not_over(self, now: datetime) -> Postings:
        return self.filter(Q(ends=None) | Q(ends__gt=now))

    def of(self, user: User) -> Postings:
        """Return a person's postings; `leads` says whether employers lie below."""
        below = Employer.objects.filter(parent=OuterRef("employer"))
        acting = self.filter(user=user).annotate(leads=Exists(below))
        return acting.select_related("user", "region", "employer__region", "stands_in_for__user")

    def with_faces(self) -> Postings:
        return self.select_related(
            "user", "region", "employer__region", "stands_in_for__user", "granted_by", "agreed_by"
        )

    def looked_after_by(self, by: Posting) -> Postings:
        """Return the postings somebody hands out and ends: of the own region and all below it.

        An employer's admin looks after those of the employers below, never of the own.
        """
        given = self.filter(role__in=GRANTABLE.get(Role(by.role), ()))
        if by.role == Role.EMPLOYER_ADMIN:
            return given.filter(employer__in=Employer.objects.under(by.employer_id))
        path = by.region_path
        here = Q(region__path=path) | Q(region__path__startswith=f"{path}.")
        here |= Q(employer__region__path=path) | Q(employer__region__path__startswith=f"{path}.")
        return given.filter(here)


class Posting(models.Model):
    """One person, one role, one place: an office's region, or an employer."""

    handle = models.CharField("handle", max_length=22, unique=True, default=new_public_id)
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
    agreed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="agreed by"
    )
    agreed_at = models.DateTimeField("agreed at", null=True)
    stands_in_for = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="substitutes",
        verbose_name="stands in for",
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
            models.CheckConstraint(
                condition=(Q(granted_by=None) | ~Q(granted_by=F("user")))
                & (Q(agreed_by=None) | ~Q(agreed_by=F("user"))),
                name="nobody_grants_oneself_a_posting",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by=None) | ~Q(agreed_by=F("granted_by")),
                name="a_posting_is_agreed_to_by_another",
            ),
            models.CheckConstraint(
                condition=Q(agreed_at=None)
                | Q(agreed_by__isnull=False)
                | Q(granted_by=None)
                | Q(role__in=ONE_IS_ENOUGH)
                | Q(stands_in_for__isnull=False),
                name="power_takes_two_people",
            ),
            models.CheckConstraint(
                condition=Q(stands_in_for=None) | Q(ends__isnull=False),
                name="a_substitute_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place_name} · {self.role_name}{self.instead}"

    @property
    def public_id(self) -> str:
        """Return who acts, for the trail."""
        return self.user.public_id

    @property
    def label(self) -> str:
        """Return how the trail names whoever acts: place, person, and for whom."""
        who = f" {self.user.name}{self.instead}"
        return f"{self.place_name[: LONGEST_LABEL - len(who)]}{who}"

    @property
    def instead(self) -> str:
        """Return for whom it stands in, in brackets; nothing for a posting of one's own."""
        return f"（代{self.stands_in_for.user.name}）" if self.stands_in_for is not None else ""

    @property
    def acts_for(self) -> list[int]:
        """Return whose claimed cases it reaches: the own, and the absent colleague's."""
        absent = self.stands_in_for
        return [self.user_id] if absent is None else [self.user_id, absent.user_id]

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
