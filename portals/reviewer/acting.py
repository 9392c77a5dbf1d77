"""In which posting somebody acts, and which case it lets them see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.models import Role
from applications.models import Application
from portals.shell.seat import acting_posting

if TYPE_CHECKING:
    from accounts.models import Posting

__all__ = ["acting_posting", "case_for", "person_for"]


def case_for(posting: Posting, public_id: str) -> Application:
    """Return a case the posting may see; to everybody else it does not exist."""
    cases = Application.objects.visible_to(posting).with_faces()
    return get_object_or_404(cases, public_id=public_id)


def home_of(posting: Posting) -> str:
    """Return the address of the list a posting comes from when it looks after people."""
    is_admin = posting.role == Role.EMPLOYER_ADMIN
    return reverse("reviewer:roster" if is_admin else "reviewer:inbox")


def person_for(posting: Posting, public_id: str) -> Application:
    """Return the paper of somebody the posting may do something for; to others there is none.

    To an employer's admin these are the own people, drafts among them; to a reviewer the cases.
    """
    is_admin = posting.role == Role.EMPLOYER_ADMIN
    papers = Application.objects
    seen = papers.of_people_of(posting) if is_admin else papers.visible_to(posting)
    return get_object_or_404(seen.with_faces(), public_id=public_id)
