"""The files of a ticket: the PDF, and photo and code for the page. A code by SMS opens them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from documents.qr import qr_png
from documents.ticket import render_ticket
from portals.candidate.following.printing import printable_of
from portals.candidate.following.ticket_sheet import (
    portrait_of,
    ticket_sheet,
    verification_address,
)
from portals.candidate.following.unlocking import open_until
from portals.shell.access import candidates_only
from portals.shell.files import PDF, private_bytes, private_file

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from accounts.http import SignedInRequest


@require_safe
@candidates_only
def ticket_pdf(request: SignedInRequest, public_id: str) -> HttpResponseBase:
    """Print the person's own ticket; `?save` has it downloaded."""
    paper, ticket = printable_of(request.user, public_id)
    if open_until(request, ticket, now=timezone.now()) is None:
        return redirect("candidate:ticket_code")
    sheet = ticket_sheet(paper, ticket)
    if not sheet.portrait:
        raise Http404  # no paper is handed in without a photo, and a ticket is none without
    content = render_ticket(sheet)
    name = f"准考证{ticket.number}.pdf"
    save = "save" in request.GET
    return private_bytes(content=content, content_type=PDF, name=name, download=save)


@require_safe
@candidates_only
def ticket_portrait(request: SignedInRequest, public_id: str) -> HttpResponseBase:
    """Show the photo on the person's own ticket."""
    paper, ticket = printable_of(request.user, public_id)
    photo = portrait_of(paper)
    if photo is None or open_until(request, ticket, now=timezone.now()) is None:
        raise Http404
    return private_file(path=photo.file.name or "", content_type="image/jpeg", name="照片.jpg")


@require_safe
@candidates_only
def ticket_qr(request: SignedInRequest, public_id: str) -> HttpResponseBase:
    """Show the code on the person's own ticket."""
    _, ticket = printable_of(request.user, public_id)
    if open_until(request, ticket, now=timezone.now()) is None:
        raise Http404
    picture = qr_png(verification_address(ticket))
    return private_bytes(content=picture, content_type="image/png", name="二维码.png")
