"""In which posting somebody acts, and which case it lets them see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.models import Role
from accounts.roles import posting_of
from applications.models import Application

if TYPE_CHECKING:
    from accounts.http import SignedInRequest
    from accounts.models import Posting


def acting_posting(request: SignedInRequest) -> Posting:
    """Return the posting that acts.

    Raises:
        Http404: there is none; the decorator of the page should have seen that.
    """
    posting = posting_of(request)
    if posting is None:
        raise Http404
    return posting


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
