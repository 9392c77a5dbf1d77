"""Who takes which case next, and the doors of the commands. The condition is `flows.policy`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.errors import AlreadyHandled, NotYourDesk
from exams.models import Step
from flows.models import DeskRow
from flows.policy import desks_of, objection_to

if TYPE_CHECKING:
    from accounts.models import Posting, Role
    from applications.models import Application


def waiting_longest(posting: Posting, *, most: int) -> list[str]:
    """Return the public ids of cases nobody has taken, the one that has waited longest first.

    Asked step by step, because the index holds each step in order, not all of them together.
    """
    free = desks_of(posting).filter(owner=None).order_by("waiting_since", "pk")
    found = [
        row
        for step in Step
        for row in free.filter(step=step).values_list("waiting_since", "pk", "public_id")[:most]
    ]
    return [public_id for *_, public_id in sorted(found)[:most]]


def require_desk(posting: Posting, row: DeskRow) -> None:
    """Let a posting pass that may decide this case now.

    Raises:
        NotYourDesk: it may not, or a colleague holds the case; the text says which.
    """
    objection = objection_to(posting, row)
    if objection:
        raise NotYourDesk(objection)


def require_role(posting: Posting, *roles: Role) -> None:
    """Let a posting pass that plays one of these roles.

    Raises:
        NotYourDesk: it plays another.
    """
    if posting.role not in roles:
        raise NotYourDesk


def require_row(paper: Application, *, by: Posting, seen_version: int | None = None) -> DeskRow:
    """Return the open task of a held case, if this posting may decide it as it saw it.

    Raises:
        AlreadyHandled: the case has moved since the page was shown.
        NotYourDesk: it is not for this posting to decide.
    """
    row = DeskRow.objects.select_related("task").filter(application=paper).first()
    if row is None or row.decided_at is not None or seen_version not in {None, paper.version}:
        raise AlreadyHandled
    require_desk(by, row)
    return row
