"""报名须知: read it, agree, go on to register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.registration import Notice
from forms.entrance import NoticeForm
from portals.entrance.place import place_of
from portals.entrance.registration_time import newcomers_way

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from exams.models import Exam

AGREED = "agreed_notice"
"""Key in the session: hash of the text agreed to, and when."""


def notice_of(exam: Exam) -> Notice:
    """Return an exam's notice."""
    return Notice(exam.notice_version, exam.notice_text)


def agreed_at(request: HttpRequest, exam: Exam | None) -> str:
    """Return when the notice as it reads today was agreed to (ISO 8601), or nothing."""
    agreed = request.session.get(AGREED)
    if exam is None or not agreed or agreed["hash"] != notice_of(exam).text_hash:
        return ""
    return str(agreed["at"])


def keep_consent(request: HttpRequest, exam: Exam) -> None:
    """Remember that the notice as it reads now was agreed to."""
    at = timezone.now().isoformat()
    request.session[AGREED] = {"hash": notice_of(exam).text_hash, "at": at}


def has_agreed(request: HttpRequest, exam: Exam) -> bool:
    """Say whether the notice was agreed to, now on this page or before."""
    if "agreed" in request.POST:
        keep_consent(request, exam)
    return bool(agreed_at(request, exam))


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest) -> HttpResponse:
    """Show the notice while registration is open; keep the consent in the session."""
    place = place_of(request)
    way = newcomers_way(place, now=timezone.now())
    form = NoticeForm(request.POST if request.method == "POST" else None)
    if place.exam is not None and way.is_open and form.is_valid():
        keep_consent(request, place.exam)
        return redirect("entrance:register")
    context = {**place.context, "form": form, "way": way}
    return render(request, "entrance/notice.html", context, status=422 if form.is_bound else 200)
