"""Keep what a candidate types, field by field: of two devices the newer edit wins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from applications import edits
from applications.edits import Typed
from audit import trail
from flows import desk
from flows.commands.editing import OPEN_FIELDS, apply_changes, require_editable, require_own
from flows.commands.employers import drop_requests

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accounts.models import User
    from applications.edits import Edit
    from applications.models import Application

WRITTEN = [*sorted(OPEN_FIELDS), "region", "region_path", "edits", "version", "saved_at"]


@dataclass(frozen=True)
class Kept:
    """The paper after saving, and the newer edits of another device that stayed, by field."""

    paper: Application
    lost: Mapping[str, Edit]


def keep_typed(
    public_id: str, *, by: User, changes: Mapping[str, object], typed: Typed | None = None
) -> Kept:
    """Keep what was typed. A draft takes every field, a returned paper only the flagged ones.

    What was typed earlier than the stored answer is not kept; the caller is told which and when.

    Raises:
        Refused: the paper is under way, or a field is not open.
    """
    with desk.holding_alone(public_id) as paper:
        require_own(paper, by)
        require_editable(paper, fields=changes)
        typed = typed or Typed(timezone.now())
        lost = edits.lost(paper, changes, typed)
        won = {field: value for field, value in changes.items() if field not in lost}
        if won or not changes:
            apply_changes(paper, won)
            edits.note(paper, won, typed)
            paper.version += 1
            paper.save(update_fields=WRITTEN)
            if "employer" in won:
                drop_requests(paper)
            said = {"fields": sorted(won)}
            trail.record(actor=by, verb="save", subject=paper.reference, details=said)
        return Kept(paper, lost)
