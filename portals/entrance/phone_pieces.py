"""A picture in pieces from a phone that scanned a code; the link's pass alone lets it in."""

from __future__ import annotations

from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from exams.windows import database_now
from flows.commands import partial_uploads, phone_upload
from portals.entrance.phone_pass import shown_pass
from portals.shell.sending import announce, take_piece

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from applications.models import PartialUpload, PhoneLink
    from flows.commands.partial_uploads import Announced, Receipt

P = ParamSpec("P")


def holders_only(
    view: Callable[Concatenate[HttpRequest, PhoneLink, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Hand a view the live link of the pass that is shown; without one there is nothing here."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        link = phone_upload.link_of(shown_pass(request))
        if link is None or not phone_upload.is_live(link, now=database_now()):
            said = {"message": phone_upload.why_dead(link).text, "over": True}
            return JsonResponse(said, status=404)
        return view(request, link, *args, **kwargs)

    return guarded


@login_not_required
@never_cache
@require_POST
@holders_only
def begin_by_phone(request: HttpRequest, link: PhoneLink) -> HttpResponse:
    """Let a picture be sent, or say at which byte to go on with one that broke off."""
    paper = link.application

    def begin(announced: Announced) -> PartialUpload:
        sent = replace(announced, replaces="")  # a phone adds; what to replace is not its to say
        return partial_uploads.begin(
            paper.public_id, by=paper.candidate, code=link.code, announced=sent, link=link
        )

    return announce(request, begin, to="entrance:send_piece_by_phone")


@login_not_required
@never_cache
@require_POST
@holders_only
def send_piece_by_phone(request: HttpRequest, link: PhoneLink, token: str) -> HttpResponse:
    """Take the next piece; with the last one, the picture is in the slot."""
    by = link.application.candidate

    def receive(offset: int, data: bytes) -> Receipt:
        return partial_uploads.receive(token, by=by, offset=offset, data=data, link=link)

    return take_piece(request, receive)
