"""我的资料: the page, its code by SMS, the archive, and signing out everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts import own_account
from documents.archive import packed
from flows.commands.signing import WRONG_CODE
from forms.following import CodeForm
from portals.candidate.following.code_by_sms import answer_with_code
from portals.candidate.form_page import person_facts
from portals.candidate.mine.contents import everything_about
from portals.candidate.mine.readers import SHOWN, events_of, openings_of
from portals.candidate.mine.records import newest_messages
from portals.candidate.mine.unlocking import data_claim, open_until, take_one, unlock
from portals.shell.access import candidates_only
from portals.shell.pieces import Fact

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from accounts.http import SignedInRequest

LOCKED = "请先用短信验证码确认是您本人，再下载。"
SIGNED_OUT = "别的手机和电脑上的登录都已退出，这里不受影响。"


@require_http_methods(["GET", "HEAD", "POST"])
@candidates_only
def my_data(request: SignedInRequest) -> HttpResponse:
    """Show what is held, who opened it and the keys; take the code that unlocks the archive."""
    now = timezone.now()
    form = CodeForm(request.POST or None, send_url=reverse("candidate:my_data_send"))
    if request.method == "POST" and form.is_valid():
        if unlock(request, form.digits, now=now):
            return redirect("candidate:my_data")
        form.add_error("code", WRONG_CODE.text)
    values = {
        "facts": [Fact(fact.label, fact.value) for fact in person_facts(request.user)],
        "form": form,
        "until": open_until(request, now=now),
        "sent": newest_messages(request.user),
        "openings": events_of(openings_of(request.user, most=SHOWN)),
    }
    return render(request, "candidate/my_data.html", values, status=422 if form.errors else 200)


@require_POST
@candidates_only
def my_data_send(request: SignedInRequest) -> HttpResponse:
    """Send the code that unlocks the archive."""
    return answer_with_code(request, data_claim(request), back="candidate:my_data")


@require_POST
@candidates_only
def my_data_download(request: SignedInRequest) -> HttpResponseBase:
    """Hand out everything as one archive, packed while it is sent."""
    now = timezone.now()
    if not take_one(request, now=now):
        messages.error(request, LOCKED)
        return redirect("candidate:my_data")
    own_account.note_download(request.user)
    entries = everything_about(request.user)
    archive = packed(entries, at=timezone.localtime(now))
    name = f"我的资料-{timezone.localtime(now):%Y%m%d}.zip"
    response = StreamingHttpResponse(archive, content_type="application/zip")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


@require_POST
@candidates_only
def sign_out_everywhere(request: SignedInRequest) -> HttpResponse:
    """End every other session of the person; this one goes on."""
    own_account.end_sessions(request.user)
    update_session_auth_hash(request, request.user)
    messages.success(request, SIGNED_OUT)
    return redirect("candidate:my_data")
