"""A file in pieces, for bad lines: announce it, send it, go on where it broke off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.http import require_POST

from flows.commands import partial_uploads
from portals.shell.access import candidates_only
from portals.shell.sending import announce, take_piece

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from applications.models import PartialUpload
    from flows.commands.partial_uploads import Announced, Receipt


@require_POST
@candidates_only
def begin_upload(request: SignedInRequest, public_id: str, code: str) -> HttpResponse:
    """Let a file be sent, or say at which byte to go on with one that broke off."""

    def begin(announced: Announced) -> PartialUpload:
        return partial_uploads.begin(public_id, by=request.user, code=code, announced=announced)

    return announce(request, begin, to="candidate:send_piece")


@require_POST
@candidates_only
def send_piece(request: SignedInRequest, token: str) -> HttpResponse:
    """Take the next piece; with the last one, say what became of the whole."""

    def receive(offset: int, data: bytes) -> Receipt:
        return partial_uploads.receive(token, by=request.user, offset=offset, data=data)

    return take_piece(request, receive)
