"""The admission ticket: a number, a room and a seat."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from applications.models import Application
from sittings.models.seating import Sitting
from vault.public_ids import new_public_id


class Tickets(models.QuerySet["Ticket"]):
    """Tickets, described."""

    def live(self) -> Tickets:
        return self.filter(revoked_at=None)


class Ticket(models.Model):
    """One live ticket per application, one person per seat: the database says so."""

    public_id = models.CharField("public id", max_length=22, unique=True, default=new_public_id)
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="tickets", verbose_name="application"
    )
    number = models.CharField("number", max_length=20, unique=True)
    sitting = models.ForeignKey(
        Sitting, on_delete=models.PROTECT, related_name="tickets", verbose_name="sitting"
    )
    seat = models.PositiveSmallIntegerField("seat")
    issued_at = models.DateTimeField("issued at")
    revoked_at = models.DateTimeField("revoked at", null=True)

    objects: ClassVar = Tickets.as_manager()

    class Meta:
        verbose_name = "ticket"
        verbose_name_plural = "tickets"
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(revoked_at=None),
                name="one_live_ticket_per_application",
            ),
            models.UniqueConstraint(
                fields=["sitting", "seat"], condition=Q(revoked_at=None), name="one_person_per_seat"
            ),
        ]

    def __str__(self) -> str:
        return self.number
