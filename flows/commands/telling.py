"""The two lines every move ends with: one in the trail, one in the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit import trail
from audit.trail import Move
from notifications import outbox

if TYPE_CHECKING:
    from collections.abc import Mapping

    from applications.models import Application
    from audit.trail import Actor
    from notifications.messages import Message


def save_and_record(
    application: Application,
    *,
    actor: Actor | None,
    verb: str,
    before: str,
    reason: str = "",
    details: Mapping[str, object] | None = None,
) -> None:
    """Save a moved paper and write its entry in the trail."""
    application.version += 1
    application.save()
    trail.record(
        actor=actor,
        verb=verb,
        subject=application.reference,
        move=Move(before=before, after=application.state),
        reason=reason,
        details=details,
    )


def tell(application: Application, message: Message, *, cause: str | None = None) -> None:
    """Post a message to the candidate about this paper."""
    outbox.post(message, to=application.candidate, about=application.reference, cause=cause)
