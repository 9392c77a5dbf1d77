"""What people do with their own account."""

from __future__ import annotations

from django.db import transaction

from accounts.models import User
from audit import trail
from vault.public_ids import new_public_id


@transaction.atomic
def end_sessions(person: User) -> None:
    """End every session of a person; the caller keeps its own by taking over the new stamp."""
    held = User.objects.select_for_update().get(pk=person.pk)
    person.session_stamp = held.session_stamp = new_public_id()
    held.save(update_fields=["session_stamp"])
    trail.record(actor=held, verb="sign_out_everywhere", subject=held.public_id)


@transaction.atomic
def note_download(person: User) -> None:
    """Write down that everything held about a person was handed out to that person."""
    held = User.objects.select_for_update().get(pk=person.pk)
    trail.record(actor=held, verb="download_data", subject=held.public_id)
