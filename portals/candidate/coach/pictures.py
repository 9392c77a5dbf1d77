"""The pictures of the photo coach, for their owner only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from applications.models import Original
from applications.portraits import frame_of, marked_portrait, portrait_of
from portals.shell.access import candidates_only
from portals.shell.files import private_bytes, private_file

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from accounts.http import SignedInRequest

JPEG = "image/jpeg"


@require_safe
@candidates_only
def photo_original(request: SignedInRequest, public_id: str) -> HttpResponseBase:
    """Show the picture that was brought, upright and without metadata."""
    path = _own(request, public_id).file.name or ""
    return private_file(path=path, content_type=JPEG, name="original.jpg")


@require_safe
@candidates_only
def photo_framed(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show what the frame would cut out now; a browser without scripts sees it before sending."""
    original = _own(request, public_id)
    content = portrait_of(original, frame_of(original))
    return private_bytes(content=content, content_type=JPEG, name="framed.jpg")


@require_safe
@candidates_only
def photo_marked(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show the last cut with everything that is wrong outlined."""
    content = marked_portrait(_own(request, public_id))
    return private_bytes(content=content, content_type=JPEG, name="marked.jpg")


def _own(request: SignedInRequest, public_id: str) -> Original:
    mine = Original.objects.filter(application__candidate=request.user)
    original: Original = get_object_or_404(mine, public_id=public_id)
    return original
