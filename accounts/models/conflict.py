"""What a member of staff has declared: whose case this person must keep away from."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q

from accounts.identity import mask_id_number
from accounts.models.user import ID_NUMBER, User
from registry.models import Employer
from vault.fields import EncryptedText, blind_index
from vault.public_ids import new_public_id

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.identity import IdNumber
    from accounts.models.posting import Posting


class Relation(models.TextChoices):
    """The kinds of 人社部规〔2019〕1号, and two of our own: oneself, and one's employer."""

    SPOUSE = "spouse", "配偶"
    DIRECT = "direct", "直系血亲"
    COLLATERAL = "collateral", "三代以内旁系血亲"
    IN_LAW = "in_law", "近姻亲"
    OTHER = "other", "其他"
    SELF = "self", "本人（用另一个账号报考）"
    EMPLOYER = "employer", "我所在的单位"


class Conflicts(models.QuerySet["Conflict"]):
    """Declarations, described."""

    def of(self, user: User) -> Conflicts:
        return self.filter(user=user)

    def standing(self) -> Conflicts:
        """Return those that have not been taken back."""
        return self.filter(withdrawn_at=None)

    def visible_to(self, posting: Posting) -> Conflicts:
        """Return the declarations of people who are posted in the region, or once were."""
        path = posting.region_path
        inside = Q(user__postings__region__path=path)
        inside |= Q(user__postings__region__path__startswith=f"{path}.")
        inside |= Q(user__postings__employer__region__path=path)
        inside |= Q(user__postings__employer__region__path__startswith=f"{path}.")
        return self.filter(inside).distinct()


class Conflict(models.Model):
    """One declaration. Taken back with a reason, never changed and never deleted."""

    public_id = models.CharField("public id", max_length=22, unique=True, default=new_public_id)
    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="conflicts", verbose_name="who declares"
    )
    relation = models.CharField("relation", max_length=10, choices=Relation.choices)
    name = models.CharField("name", max_length=60, blank=True)
    id_number = EncryptedText("ID number", default="", editable=True)
    id_number_index = models.CharField("ID number index", max_length=64, blank=True)
    id_number_masked = models.CharField("masked ID number", max_length=18, blank=True)
    employer = models.ForeignKey(
        Employer, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="employer"
    )
    declared_at = models.DateTimeField("declared at")
    withdrawn_at = models.DateTimeField("taken back at", null=True)
    withdrawn_reason = models.CharField("why it was taken back", max_length=200, blank=True)

    objects: ClassVar = Conflicts.as_manager()

    class Meta:
        verbose_name = "declaration of conflict"
        verbose_name_plural = "declarations of conflict"
        ordering: ClassVar = ["-declared_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(id_number_index="")
                | (~Q(name="") & Q(employer__isnull=False))
                | Q(relation="employer", employer__isnull=False),
                name="a_declaration_says_who_is_meant",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_reason=""),
                name="a_declaration_is_taken_back_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.relation} {self.declared_at:%F}"

    @property
    def relation_name(self) -> str:
        return Relation(self.relation).label

    def identify(self, id_number: IdNumber) -> None:
        """Take over whom it is about; the number itself stays sealed."""
        self.id_number = id_number.value
        self.id_number_index = blind_index(id_number.value, purpose=ID_NUMBER)
        self.id_number_masked = mask_id_number(id_number.value)

    def withdraw(self, *, at: datetime, reason: str) -> None:
        """Mark it as taken back."""
        self.withdrawn_at = at
        self.withdrawn_reason = reason
