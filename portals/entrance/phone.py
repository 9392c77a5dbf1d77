"""手机扫码上传, on the phone: a page without signing in, to send pictures into one slot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.throttle import Knock, TooManyTries, forgive, take_try
from applications.errors import Objection, Refused
from documents.jpeg import MAX_BYTES
from exams.models import DocumentRule
from exams.models.papers import PaperKind
from exams.windows import database_now
from flows.commands import phone_upload
from flows.commands.phone_upload import OVER
from portals.entrance.phone_pass import keep_pass, shown_pass
from portals.entrance.place import network_of

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.http import HttpRequest, HttpResponse

    from applications.models import PhoneLink

NO_FILE = "请先选一张照片。"
TOO_HEAVY = "照片超过了 10 MB，请把照片缩小后再传。"
PAGE = "entrance/phone.html"
OVER_PAGE = "entrance/phone_over.html"
RECEIVED = "已收到。请看电脑，照片已经在上面了。"


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def phone(request: HttpRequest, token: str = "") -> HttpResponse:
    """Show the page of a link and take its pictures; its token is first exchanged for a cookie."""
    response = _exchange(request, token) if token else _work(request)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _exchange(request: HttpRequest, token: str) -> HttpResponse:
    """Give a pass for a token, so that the token stays in no history. Guesses are counted."""
    knock = Knock(account=token, network=f"phone {network_of(request)}")
    try:
        take_try(knock)
    except TooManyTries as limit:
        return _refuse(request, f"试的次数太多，请 {limit.wait} 秒后再扫一次。", status=429)
    link = phone_upload.link_of_token(token)
    if link is None:
        response = _refuse(request, OVER.text)
    else:
        forgive(knock)
        response = keep_pass(redirect("entrance:phone"), link)
    response["Referrer-Policy"] = "no-referrer"
    return response


def _work(request: HttpRequest) -> HttpResponse:
    link = phone_upload.link_of(shown_pass(request))
    if link is None or not phone_upload.is_live(link, now=database_now()):
        return _refuse(request, phone_upload.why_dead(link).text)
    return _take(request, link) if request.method == "POST" else _show(request, link)


def _refuse(request: HttpRequest, text: str, *, status: int = 404) -> HttpResponse:
    """Say that there is nothing more to do here."""
    return render(request, OVER_PAGE, {"text": text}, status=status)


def _show(request: HttpRequest, link: PhoneLink) -> HttpResponse:
    paper = link.application
    rule = DocumentRule.objects.get(exam=paper.exam_id, code=link.code)
    values = {
        "exam": paper.exam,
        "rule": rule,
        "link": link,
        "surname": paper.candidate.name[:1],
        "is_portrait": rule.kind == PaperKind.PORTRAIT,
        "takes_many": rule.most > 1,
    }
    return render(request, PAGE, values)


def _take(request: HttpRequest, link: PhoneLink) -> HttpResponse:
    """Take every picture that was sent; the first that is refused ends it."""
    try:
        for data in _read(request.FILES.getlist("file")):
            phone_upload.take_picture(link, data=data)
    except Refused as refusal:
        return _say(request, "".join(one.text for one in refusal.objections), is_wrong=True)
    return _say(request, RECEIVED)


def _read(sent: list[UploadedFile[bytes]]) -> list[bytes]:
    """Return the bytes of each file. Raises Refused for none and for too many bytes."""
    if not sent:
        raise Refused(Objection("no_file", "", NO_FILE))
    if any(file.size is None or file.size > MAX_BYTES for file in sent):
        raise Refused(Objection("too_heavy", "", TOO_HEAVY))
    return [file.read() for file in sent]


def _say(request: HttpRequest, text: str, *, is_wrong: bool = False) -> HttpResponse:
    add = messages.error if is_wrong else messages.success
    add(request, text)
    return redirect("entrance:phone")
