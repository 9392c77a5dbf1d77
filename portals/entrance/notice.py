"""报名须知: read it, agree, go on to register."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.notices import Notice, numbered
from accounts.registration import Agreement
from forms.entrance import NoticeForm
from portals.entrance.place import place_of
from portals.entrance.registration_time import newcomers_way

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from exams.models import Exam

AGREED = "agreed_notice"
"""Key in the session: hash and version of the text agreed to, and when."""


def notice_of(exam: Exam) -> Notice:
    """Return an exam's notice."""
    return Notice(exam.notice_version, exam.notice_text)


def agreement_of(request: HttpRequest, exam: Exam | None) -> Agreement | None:
    """Return what was agreed to and when, while the notice still reads as it did then."""
    agreed = request.session.get(AGREED)
    if exam is None or not agreed or agreed["hash"] != notice_of(exam).text_hash:
        return None
    read = Notice(agreed["version"], exam.notice_text)
    return Agreement(read, datetime.fromisoformat(agreed["at"]))


def keep_agreement(request: HttpRequest, exam: Exam) -> None:
    """Remember that the notice as it reads now was agreed to."""
    read = numbered(notice_of(exam))
    request.session[AGREED] = {
        "hash": read.text_hash,
        "version": read.version,
        "at": timezone.now().isoformat(),
    }


def agreement_by(request: HttpRequest, exam: Exam) -> Agreement | None:
    """Return what was agreed to, now on this page or before."""
    if "agreed" in request.POST:
        keep_agreement(request, exam)
    return agreement_of(request, exam)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest) -> HttpResponse:
    """Show the notice while registration is open; keep the consent in the session."""
    place = place_of(request)
    way = newcomers_way(place, now=timezone.now())
    form = NoticeForm(request.POST if request.method == "POST" else None)
    if place.exam is not None and way.is_open and form.is_valid():
        keep_agreement(request, place.exam)
        return redirect("entrance:register")
    version = numbered(notice_of(place.exam)).version if place.exam else ""
    context = {**place.context, "form": form, "way": way, "version": version}
    return render(request, "entrance/notice.html", context, status=422 if form.is_bound else 200)
