"""What the desk keeps to make work lighter: saved filters, and who is looking at a case."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from accounts.models import User
from applications.models import Application


class SavedFilter(models.Model):
    """A filter of the lists under a name its owner chose; `query` is the part of an address."""

    owner = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="saved_filters", verbose_name="owner"
    )
    name = models.CharField("name", max_length=12)
    query = models.CharField("query", max_length=400)
    created_at = models.DateTimeField("created at", auto_now_add=True)

    class Meta:
        verbose_name = "saved filter"
        verbose_name_plural = "saved filters"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["owner", "name"],
                name="one_saved_filter_per_name",
                violation_error_message="这个名称已经用过了。",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Presence(models.Model):
    """Somebody has the page of a case open; its page says so again and again."""

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="+", verbose_name="application"
    )
    person = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="+", verbose_name="person"
    )
    seen_at = models.DateTimeField("last seen at")

    class Meta:
        verbose_name = "presence"
        verbose_name_plural = "presences"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application", "person"], name="one_presence_per_case_and_person"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["seen_at"], name="flows_presence_by_age")]

    def __str__(self) -> str:
        return f"{self.application_id} {self.person_id}"
