"""What people do with their own account."""

from __future__ import annotations

from django.db import transaction

from accounts.models import User
from accounts.second_factor import end_sessions_of
from audit import trail


@transaction.atomic
def end_sessions(person: User) -> None:
    """End every session of a person; the caller keeps its own by taking over the new stamp."""
    held = User.objects.select_for_update().get(pk=person.pk)
    end_sessions_of(held)
    person.session_stamp = held.session_stamp
    trail.record(actor=held, verb="sign_out_everywhere", subject=held.public_id)


@transaction.atomic
def note_download(person: User) -> None:
    """Write down that everything held about a person was handed out to that person."""
    held = User.objects.select_for_update().get(pk=person.pk)
    trail.record(actor=held, verb="download_data", subject=held.public_id)
