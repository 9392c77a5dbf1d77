"""A way back to an account: an ID number somebody else registered, or a phone that is gone."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.identity import mask_phone
from accounts.models.conflict import Conflict
from accounts.models.posting import Role
from accounts.models.user import PHONE, User
from registry.models import Employer
from vault.fields import EncryptedText, blind_index
from vault.public_ids import new_public_id

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models.posting import Posting


class RecoveryKind(models.TextChoices):
    """What is asked for."""

    CLAIM = "claim", "身份证号认领"
    PHONE = "phone", "更换手机号"


class RecoveryState(models.TextChoices):
    """Where a request stands, in the staff's words."""

    UNPROVEN = "unproven", "待传照片"
    WAITING = "waiting", "待核实"
    PROPOSED = "proposed", "待第二人确认"
    COOLING = "cooling", "等待期"
    DONE = "done", "已办好"
    REFUSED = "refused", "未同意"
    STOPPED = "stopped", "原号码已停止"
    EXPIRED = "expired", "逾期结束"


LIVE = (
    RecoveryState.UNPROVEN,
    RecoveryState.WAITING,
    RecoveryState.PROPOSED,
    RecoveryState.COOLING,
)
"""Something may still come of it."""
DECIDABLE = (RecoveryState.WAITING, RecoveryState.PROPOSED)
"""It waits for a key."""
UNDER_WAY = (*DECIDABLE, RecoveryState.COOLING)
"""It lies with the staff, or waits for the clock."""
UNDECIDED = (RecoveryState.UNPROVEN, *DECIDABLE)
"""Nobody has agreed for good; it ends by itself when nobody does."""


def random_name(_request: RecoveryRequest, _filename: str) -> str:
    """Return a storage name that tells nothing."""
    name = secrets.token_hex(16)
    return f"recoveries/{name[:2]}/{name}.jpg"


class RecoveryRequests(models.QuerySet["RecoveryRequest"]):
    """Requests, described."""

    def visible_to(self, posting: Posting | None, *, now: datetime) -> RecoveryRequests:
        """Return the requests a posting may look at and decide: the one rule for all pages.

        Employer admins see their own people and those of the employers under theirs, reviewers what
        their office is in charge of. An office above steps in where a second person is wanted, or
        where nobody has looked for days. Nobody sees one about oneself or a relative (T18).
        """
        if posting is None:
            return self.none()
        shown = self.proven().exclude(_concerns(posting.user))
        if posting.role == Role.EMPLOYER_ADMIN:
            mine = Employer.objects.at_or_under(posting.employer_id)
            return shown.filter(employer__in=mine)
        if posting.role == Role.REVIEWER:
            path, long_ago = posting.region_path, now - settings.RECOVERY["higher_office_after"]
            steps_in = Q(proposed_at__isnull=False) | Q(asked_at__lte=long_ago)
            below = Q(office_path__startswith=f"{path}.")
            return shown.filter(Q(office_path=path) | (below & steps_in))
        return shown.none()

    def for_key_of(self, user: User) -> RecoveryRequests:
        """Return what waits for this person's key: never for the second one of the same person."""
        return self.filter(state__in=DECIDABLE).exclude(proposed_by=user)

    def proven(self) -> RecoveryRequests:
        """Return those that are complete: nobody on the staff sees the others."""
        return self.exclude(state=RecoveryState.UNPROVEN)

    def live(self) -> RecoveryRequests:
        return self.filter(state__in=LIVE)

    def under_way(self) -> RecoveryRequests:
        return self.filter(state__in=UNDER_WAY)

    def ended(self) -> RecoveryRequests:
        return self.exclude(state__in=LIVE)

    def to_switch(self, now: datetime) -> RecoveryRequests:
        return self.filter(state=RecoveryState.COOLING, switch_at__lte=now)

    def outlived(self, now: datetime) -> RecoveryRequests:
        return self.filter(state__in=UNDECIDED, expires_at__lte=now)

    def with_old_photo(self, before: datetime) -> RecoveryRequests:
        return self.ended().filter(ended_at__lte=before).exclude(photo="")

    def with_faces(self) -> RecoveryRequests:
        return self.select_related("account", "employer__region", "proposed_by", "confirmed_by")


def _concerns(user: User) -> Q:
    """Return the condition that a request is about this person, a relative or the own phone."""
    declared = Conflict.objects.of(user).standing()
    numbers = declared.exclude(id_number_index="").values("id_number_index")
    namesake = declared.filter(name=OuterRef("name"), employer=OuterRef("employer"))
    about = Q(account=user) | Q(id_number_index__in=numbers) | Q(Exists(namesake))
    if user.id_number_index:
        about |= Q(id_number_index=user.id_number_index)
    if user.phone_index:
        about |= Q(phone_index=user.phone_index)
    return about


class RecoveryRequest(models.Model):
    """One request, from the verified phone to the second key and beyond. Ended ones are kept."""

    public_id = models.CharField("public id", max_length=22, unique=True, default=new_public_id)
    reference = models.CharField("reference", max_length=32, unique=True)
    kind = models.CharField("kind", max_length=5, choices=RecoveryKind.choices)
    state = models.CharField("state", max_length=8, choices=RecoveryState.choices)
    account = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="recoveries", verbose_name="account"
    )
    name = models.CharField("name", max_length=60)
    id_number_index = models.CharField("ID number index", max_length=64)
    id_number_masked = models.CharField("masked ID number", max_length=18)
    phone = EncryptedText("new phone", editable=True)
    phone_index = models.CharField("new phone index", max_length=64)
    phone_masked = models.CharField("masked new phone", max_length=11)
    old_phone_index = models.CharField("old phone index", max_length=64, blank=True)
    old_phone_masked = models.CharField("masked old phone", max_length=11, blank=True)
    employer = models.ForeignKey(
        Employer, on_delete=models.PROTECT, related_name="+", verbose_name="employer"
    )
    office_path = models.CharField("path of the office in charge", max_length=60)
    note = models.CharField("note", max_length=200, blank=True)
    photo = models.FileField("photo of the ID card", upload_to=random_name, blank=True)
    photo_sha256 = models.CharField("SHA-256 of the photo", max_length=64, blank=True)
    asked_at = models.DateTimeField("asked at")
    expires_at = models.DateTimeField("expires at")
    proposed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="first key"
    )
    proposed_at = models.DateTimeField("first key at", null=True)
    confirmed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="second key"
    )
    confirmed_at = models.DateTimeField("second key at", null=True)
    switch_at = models.DateTimeField("phone changes at", null=True)
    ended_at = models.DateTimeField("ended at", null=True)
    reason = models.CharField("reason", max_length=300, blank=True)

    objects: ClassVar = RecoveryRequests.as_manager()

    class Meta:
        verbose_name = "recovery request"
        verbose_name_plural = "recovery requests"
        ordering: ClassVar = ["asked_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["id_number_index", "phone_index", "kind"],
                condition=Q(state__in=LIVE),
                name="one_live_request_per_person_and_phone",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=models.F("proposed_by")),
                name="two_keys_are_two_people",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["office_path"],
                condition=Q(state__in=DECIDABLE),
                name="accounts_recovery_waiting",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def current_state(self) -> RecoveryState:
        return RecoveryState(self.state)

    @property
    def is_claim(self) -> bool:
        return self.kind == RecoveryKind.CLAIM

    @property
    def is_under_way(self) -> bool:
        """Say whether it lies with the staff or waits for the clock."""
        return self.state in UNDER_WAY

    def identify(self, account: User) -> None:
        """Take over whose account it is about, as the account stands now."""
        self.account = account
        self.id_number_index = account.id_number_index or ""
        self.id_number_masked = account.id_number_masked
        self.old_phone_index = account.phone_index or ""
        self.old_phone_masked = account.phone_masked

    def reachable_at(self, phone: str) -> None:
        """Take over the phone that is to be bound."""
        self.phone = phone
        self.phone_index = blind_index(phone, purpose=PHONE)
        self.phone_masked = mask_phone(phone)
