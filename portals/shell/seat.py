"""Where a member of staff sits: the posting that acts, and the exam that runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404

from accounts.roles import posting_of
from exams.models import Exam

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


@dataclass(frozen=True)
class Seat:
    """Everything such a person may see follows from these two."""

    posting: Posting
    exam: Exam


def seat_of(request: SignedInRequest) -> Seat:
    """Return the seat of whoever asks.

    Raises:
        Http404: there is no posting, or no exam runs.
    """
    posting, exam = posting_of(request), Exam.objects.running().first()
    if posting is None or exam is None:
        raise Http404
    return Seat(posting, exam)
