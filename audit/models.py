"""The append-only trail: the database refuses changes, a chain shows tampering."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """One deed. Entries about one subject form a chain: each carries the hash of the one before.

    The actor is kept as a public id and a label, not as a foreign key: the trail must outlive the
    account, and it holds no personal data beyond what the deed needs.
    """

    subject = models.CharField("subject", max_length=40, help_text="public reference of the case")
    position = models.PositiveIntegerField("position in the chain")
    at = models.DateTimeField("at")
    actor = models.CharField(
        "actor", max_length=40, blank=True, help_text="public id; empty: the clock"
    )
    actor_label = models.CharField("actor label", max_length=80, blank=True)
    verb = models.CharField("verb", max_length=40)
    state_before = models.CharField("state before", max_length=20, blank=True)
    state_after = models.CharField("state after", max_length=20, blank=True)
    reason = models.TextField("reason", blank=True)
    details = models.JSONField("details", default=dict, blank=True)
    request_id = models.CharField("request", max_length=36, blank=True)
    previous_hash = models.CharField("previous hash", max_length=64, blank=True)
    hash = models.CharField("hash", max_length=64)

    class Meta:
        verbose_name = "trail entry"
        verbose_name_plural = "trail entries"
        ordering: ClassVar = ["subject", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subject", "position"], name="one_entry_per_position"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["actor", "-at"], name="audit_entry_by_actor"),
            models.Index(fields=["-at"], name="audit_entry_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} #{self.position} {self.verb}"


class Reading(models.Model):
    """Somebody on the staff opened a person's case or file."""

    subject = models.CharField("subject", max_length=40)
    reader = models.CharField("reader", max_length=40)
    reader_label = models.CharField("reader label", max_length=80, blank=True)
    what = models.CharField("what", max_length=80)
    at = models.DateTimeField("at", auto_now_add=True)
    request_id = models.CharField("request", max_length=36, blank=True)

    class Meta:
        verbose_name = "reading"
        verbose_name_plural = "readings"
        indexes: ClassVar = [
            models.Index(fields=["subject", "reader", "what"], name="audit_reading_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.reader} read {self.what} of {self.subject}"
