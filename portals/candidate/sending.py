"""A file in pieces, for bad lines: announce it, send it, go on where it broke off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.http import Http404, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from applications.errors import NotYourDesk, Refused
from applications.models import Application, PartialUpload
from flows.commands import partial_uploads
from flows.commands.partial_uploads import Announced, WrongOffset
from portals.shell.access import candidates_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest

LARGEST_PIECE = 1024 * 1024
SHA256 = re.compile(r"[0-9a-f]{64}")
NONSENSE = "浏览器发来的内容不完整，请刷新页面再试。"


@require_POST
@candidates_only
def begin_upload(request: SignedInRequest, public_id: str, code: str) -> HttpResponse:
    """Let a file be sent, or say at which byte to go on with one that broke off."""
    size, sha256 = request.POST.get("size", ""), request.POST.get("sha256", "")
    if not (size.isascii() and size.isdigit() and len(size) < 12 and SHA256.fullmatch(sha256)):
        return _refused(NONSENSE, status=400)
    announced = Announced(int(size), sha256, request.POST.get("replaces", ""))
    try:
        partial = partial_uploads.begin(public_id, by=request.user, code=code, announced=announced)
    except (Application.DoesNotExist, NotYourDesk) as unknown:
        raise Http404 from unknown
    except Refused as refusal:
        return _refused(str(refusal))
    url = reverse("candidate:send_piece", args=[partial.public_id])
    return JsonResponse({"url": url, "offset": partial.received}, status=201)


@require_POST
@candidates_only
def send_piece(request: SignedInRequest, token: str) -> HttpResponse:
    """Take the next piece; with the last one, say what became of the whole."""
    offset = request.headers.get("Upload-Offset", "")
    length = int(request.META.get("CONTENT_LENGTH") or 0)
    if not (offset.isascii() and offset.isdigit() and len(offset) < 12):
        return _refused(NONSENSE, status=400)
    if length > LARGEST_PIECE:
        return _refused(NONSENSE, status=413)
    try:
        receipt = partial_uploads.receive(
            token, by=request.user, offset=int(offset), data=request.body
        )
    except PartialUpload.DoesNotExist as unknown:
        raise Http404 from unknown
    except WrongOffset as wrong:
        return JsonResponse({"offset": wrong.received}, status=409)
    except Refused as refusal:
        return _refused(str(refusal))
    page = receipt.attachment
    told = {
        "offset": receipt.received,
        "done": page is not None,
        "told": receipt.told,
        "doubtful": bool(page and page.warnings),
    }
    return JsonResponse(told)


def _refused(text: str, *, status: int = 422) -> HttpResponse:
    return JsonResponse({"message": text}, status=status)
