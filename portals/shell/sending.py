"""A file in pieces, as every face takes it: read what the browser says, answer in JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.http import Http404, JsonResponse
from django.urls import reverse

from applications.errors import NotYourDesk, Refused
from applications.models import Application, PartialUpload
from flows.commands.partial_uploads import Announced, WrongOffset

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from flows.commands.partial_uploads import Receipt

LARGEST_PIECE = 1024 * 1024
SHA256 = re.compile(r"[0-9a-f]{64}")
NONSENSE = "浏览器发来的内容不完整，请刷新页面再试。"


def announce(
    request: HttpRequest, begin: Callable[[Announced], PartialUpload], *, to: str
) -> HttpResponse:
    """Let a file be sent to the address `to`, or say at which byte to go on with one.

    Raises Http404 when `begin` finds nothing, or nothing of this person's.
    """
    size, sha256 = request.POST.get("size", ""), request.POST.get("sha256", "")
    if not (size.isascii() and size.isdigit() and len(size) < 12 and SHA256.fullmatch(sha256)):
        return _refused(NONSENSE, status=400)
    try:
        partial = begin(Announced(int(size), sha256, request.POST.get("replaces", "")))
    except (Application.DoesNotExist, NotYourDesk) as unknown:
        raise Http404 from unknown
    except Refused as refusal:
        return _refused(str(refusal))
    url = reverse(to, args=[partial.public_id])
    return JsonResponse({"url": url, "offset": partial.received}, status=201)


def take_piece(request: HttpRequest, receive: Callable[[int, bytes], Receipt]) -> HttpResponse:
    """Take the next piece; with the last one, say what became of the whole.

    Raises Http404 when `receive` finds nothing on its way.
    """
    offset = request.headers.get("Upload-Offset", "")
    length = int(request.META.get("CONTENT_LENGTH") or 0)
    if not (offset.isascii() and offset.isdigit() and len(offset) < 12):
        return _refused(NONSENSE, status=400)
    if length > LARGEST_PIECE:
        return _refused(NONSENSE, status=413)
    try:
        receipt = receive(int(offset), request.body)
    except PartialUpload.DoesNotExist as unknown:
        raise Http404 from unknown
    except WrongOffset as wrong:
        return JsonResponse({"offset": wrong.received}, status=409)
    except Refused as refusal:
        return _refused(str(refusal))
    return JsonResponse(_told(receipt))


def _told(receipt: Receipt) -> dict[str, object]:
    page = receipt.attachment
    return {
        "offset": receipt.received,
        "done": page is not None,
        "told": receipt.told,
        "doubtful": bool(page and page.warnings),
    }


def _refused(text: str, *, status: int = 422) -> HttpResponse:
    return JsonResponse({"message": text}, status=status)
