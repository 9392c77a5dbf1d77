"""A candidate's own paper. Somebody else's does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from applications.errors import NotYourDesk
from applications.models import Application
from applications.states import EDITABLE, State
from flows.commands import candidate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accounts.models import User
    from applications.querysets import Applications


def live_paper_of(user: User) -> Application | None:
    """Return the person's paper in the running exam, or None before one was started."""
    papers = _live(user).with_faces().select_related("employer__region", "employer__parent")
    paper: Application | None = papers.first()
    return paper


def live_state_of(user: User) -> tuple[str, State]:
    """Return the public id and the state of the person's paper. Raises Http404 without one."""
    found = _live(user).values_list("public_id", "state").first()
    if found is None:
        raise Http404
    return found[0], State(found[1])


def _live(user: User) -> Applications:
    papers = Application.objects.of(user).live().filter(exam__is_running=True)
    return papers.order_by("-exam__year", "-pk")


def own_paper(user: User, public_id: str) -> Application:
    """Return one of the person's own papers. Raises Http404 for anybody else's."""
    paper: Application | None = (
        Application.objects.of(user).with_faces().filter(public_id=public_id).first()
    )
    if paper is None:
        raise Http404
    return paper


def open_paper_of(user: User) -> Application:
    """Return the person's paper while it is in the person's hands. Raises Http404 otherwise."""
    paper = live_paper_of(user)
    if paper is None or paper.state not in EDITABLE:
        raise Http404
    return paper


def is_draft(paper: Application) -> bool:
    return paper.current_state is State.DRAFT


def keep(public_id: str, *, by: User, changes: Mapping[str, object]) -> Application:
    """Save answers on the person's own paper.

    Raises:
        Http404: there is no such paper, or it is somebody else's.
        Refused: the paper is under way, or a field is not open.
    """
    try:
        return candidate.save_form(public_id, by=by, changes=with_employers_own(changes))
    except (Application.DoesNotExist, NotYourDesk) as unknown:
        raise Http404 from unknown


def with_employers_own(changes: Mapping[str, object]) -> dict[str, object]:
    """Fill in kind and rank as the register of employers knows them, where nothing was chosen."""
    employer = changes.get("employer")
    known = {
        "employer_kind": getattr(employer, "kind", ""),
        "employer_level": getattr(employer, "level", ""),
    }
    filled = {name: word for name, word in known.items() if word and not changes.get(name)}
    return {**changes, **filled}
