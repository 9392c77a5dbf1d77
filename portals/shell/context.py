"""What every template may use. Nothing is asked of the database before a template asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from accounts.roles import other_postings, posting_of
from exams.models import Exam
from portals.shell.access import is_signed_in
from portals.shell.navigation import candidate_navigation, rail_of
from portals.shell.sessions import Idle
from portals.shell.text_size import LARGE, text_size_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from accounts.models import Posting
    from portals.shell.pieces import NavigationGroup


def shell(request: HttpRequest) -> dict[str, object]:
    """Return exam, clock, type size, posting, navigation and the time until the session ends.

    A view that already holds the exam passes it as `exam` and saves the query.
    """
    size = text_size_of(request)
    return {
        "exam": SimpleLazyObject(_running_exam),
        "server_now": timezone.now(),
        "text_size": size,
        "is_large_text": size == LARGE,
        "posting": SimpleLazyObject(lambda: _posting(request)),
        "other_postings": SimpleLazyObject(lambda: _others(request)),
        "navigation": SimpleLazyObject(lambda: _navigation(request)),
        "idle": SimpleLazyObject(lambda: _idle(request)),
    }


def _running_exam() -> Exam | None:
    return Exam.objects.running().first()


def _posting(request: HttpRequest) -> Posting | None:
    return posting_of(request) if is_signed_in(request) else None


def _others(request: HttpRequest) -> list[Posting]:
    return other_postings(request) if is_signed_in(request) else []


def _idle(request: HttpRequest) -> Idle | None:
    return Idle.of(request) if is_signed_in(request) else None


def _navigation(request: HttpRequest) -> list[NavigationGroup]:
    if not is_signed_in(request):
        return []
    if request.user.is_candidate:
        return candidate_navigation(request)
    return rail_of(posting_of(request), request)
