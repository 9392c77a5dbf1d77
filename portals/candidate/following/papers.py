"""The paper a person follows: the one page after page is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.models import Application

if TYPE_CHECKING:
    from accounts.models import User


def followed_paper(user: User) -> Application | None:
    """Return the paper of the running exam, else the newest one; None before any was started.

    Whether it lies on a desk comes along.
    """
    papers = Application.objects.of(user).live().with_faces().select_related("desk_row")
    return papers.order_by("-exam__is_running", "-exam__year", "-pk").first()
