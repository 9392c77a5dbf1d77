"""Pictures and papers: take one in, show one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from applications.errors import Objection, Refused
from applications.models import Attachment
from documents.jpeg import MAX_BYTES
from flows.commands import candidate
from portals.candidate.form_page import form_for, show_form
from portals.candidate.own import is_draft, own_paper
from portals.shell.access import candidates_only
from portals.shell.files import private_file

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from accounts.http import SignedInRequest
    from applications.models import Application

JPEG = "image/jpeg"
NO_FILE = "请先选择一张照片，再点上传。"
TOO_HEAVY = "文件超过了 10 MB，请把照片缩小后再上传。"


@require_POST
@candidates_only
def upload(request: SignedInRequest, public_id: str, code: str) -> HttpResponse:
    """Take a picture into a slot; what is wrong with it is said beside the slot."""
    paper = own_paper(request.user, public_id)
    try:
        data = _read(request, code)
        attachment = candidate.attach(paper.public_id, by=request.user, code=code, data=data)
    except Refused as refusal:
        texts = [objection.text for objection in refusal.objections]
        return _refused(request, paper, code, texts)
    if _wants_json(request):
        return JsonResponse({"next": _back(request, attachment)})
    messages.success(request, "已收下。")
    return redirect(_back(request, attachment))


def _read(request: SignedInRequest, code: str) -> bytes:
    """Return the bytes sent. Raises Refused for none and for too many."""
    sent = request.FILES.get("file")
    if sent is None:
        raise Refused(Objection("no_file", code, NO_FILE))
    if sent.size is None or sent.size > MAX_BYTES:
        raise Refused(Objection("too_heavy", code, TOO_HEAVY))
    data: bytes = sent.read()
    return data


def _refused(
    request: SignedInRequest, paper: Application, code: str, texts: list[str]
) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"message": "".join(texts)}, status=422)
    if not is_draft(paper):
        messages.error(request, "".join(texts))
        return redirect(_back(request, None))
    return show_form(request, paper, form_for(paper), refused={code: texts}, status=422)


def _wants_json(request: SignedInRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _back(request: SignedInRequest, attachment: Attachment | None) -> str:
    """Return the page to go on with. The number makes the address new, so that it is loaded."""
    asked = request.POST.get("next", "")
    page = asked if url_has_allowed_host_and_scheme(asked, None) else "/my/application/"
    return f"{page}?received={attachment.public_id}#paper-{attachment.code}" if attachment else page


@require_safe
@candidates_only
def file(request: SignedInRequest, public_id: str) -> HttpResponseBase:
    """Show one of the person's own pictures; anybody else's does not exist."""
    mine = Attachment.objects.filter(application__candidate=request.user)
    attachment = get_object_or_404(mine, public_id=public_id)
    name = f"{attachment.code}-{attachment.version}.jpg"
    return private_file(path=attachment.file.name or "", content_type=JPEG, name=name)
