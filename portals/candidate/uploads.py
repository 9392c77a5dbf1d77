"""Papers: take pages in from a plain form, show one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from applications.errors import Objection, Refused
from applications.models import Attachment
from documents.jpeg import MAX_BYTES
from documents.pictures import conversion_of
from documents.scan import thumbnail
from flows.commands import candidate
from portals.candidate.form_page import form_for, show_form
from portals.candidate.own import is_draft, own_paper
from portals.candidate.slots import FORM
from portals.shell.access import candidates_only
from portals.shell.files import private_bytes, private_file

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from accounts.http import SignedInRequest
    from applications.models import Application

JPEG = "image/jpeg"
NO_FILE = "请先选择一张照片，再点上传。"
TOO_HEAVY = "文件超过了 10 MB，请把照片缩小后再上传。"
SMALL = (240, 320)


@require_POST
@candidates_only
def upload(request: SignedInRequest, public_id: str, code: str) -> HttpResponse:
    """Take one file or several into a slot; the good ones stay, each bad one is named."""
    paper = own_paper(request.user, public_id)
    files = request.FILES.getlist("file")
    if not files:
        return refuse(request, paper, code, [NO_FILE])
    refused: list[str] = []
    taken = 0
    for file in files:
        try:
            _take(request, paper, code, file)
            taken += 1
        except Refused as refusal:
            refused += [_named(file, files, one.text) for one in refusal.objections]
    if taken:
        messages.success(request, f"收下了 {taken} 张。")
    if refused:
        return refuse(request, paper, code, refused)
    return redirect(f"{page_of(request)}#paper-{code}")


def _take(
    request: SignedInRequest, paper: Application, code: str, file: UploadedFile[bytes]
) -> None:
    """Attach one file. Raises Refused for what is too large or no picture."""
    if (file.size or 0) > MAX_BYTES:
        raise Refused(Objection("too_heavy", code, TOO_HEAVY))
    data = file.read()
    replaces = request.POST.get("replaces", "")
    candidate.attach(paper.public_id, by=request.user, code=code, data=data, replaces=replaces)
    told = conversion_of(data)
    if told:
        messages.info(request, told)


def _named(file: UploadedFile[bytes], files: list[UploadedFile[bytes]], text: str) -> str:
    """Say which of several files is meant."""
    return text if len(files) == 1 else f"「{file.name}」没有收下：{text}"


def refuse(
    request: SignedInRequest, paper: Application, code: str, texts: list[str]
) -> HttpResponse:
    """Say beside the slot what was refused; where there is no such place, at the page's top."""
    if is_draft(paper) and page_of(request) == FORM.url:
        return show_form(request, paper, form_for(paper), refused={code: texts}, status=422)
    for text in texts:
        messages.error(request, text)
    return redirect(f"{page_of(request)}#paper-{code}")


def page_of(request: SignedInRequest) -> str:
    """Return the page of ours the slot stands on."""
    asked = request.POST.get("next", "")
    return asked if url_has_allowed_host_and_scheme(asked, None) else FORM.url


@require_safe
@candidates_only
def file(request: SignedInRequest, public_id: str) -> HttpResponseBase:
    """Show one of the person's own pages; anybody else's does not exist."""
    attachment = own_page(request, public_id)
    return private_file(
        path=attachment.file.name or "",
        content_type=attachment.content_type,
        name=attachment.download_name,
    )


@require_safe
@candidates_only
def small_file(request: SignedInRequest, public_id: str) -> HttpResponseBase:
    """Show one of the person's own pages as small as the form shows it."""
    attachment = own_page(request, public_id)
    with attachment.file.open("rb") as stored:
        content = thumbnail(stored.read(), SMALL)
    name = f"{attachment.code}-{attachment.version}-small.jpg"
    return private_bytes(content=content, content_type=JPEG, name=name)


def own_page(request: SignedInRequest, public_id: str) -> Attachment:
    """Return one of the person's own pages. Raises Http404 for anybody else's."""
    mine = Attachment.objects.filter(application__candidate=request.user)
    return get_object_or_404(mine.select_related("application"), public_id=public_id)
