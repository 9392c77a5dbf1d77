"""One uploaded page: turn it, remove it, bring it back, or stay with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from django.http import HttpResponseBadRequest
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from applications.errors import Refused
from flows.commands import pages
from portals.candidate.own import own_paper
from portals.candidate.uploads import own_page, page_of, refuse
from portals.shell.access import candidates_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from accounts.models import User
    from applications.models import Attachment


class Deed(Protocol):
    """What a button does to a page."""

    def __call__(self, page: Attachment, *, by: User) -> Attachment: ...


DEEDS: dict[str, Deed] = {
    "right": partial(pages.turn, quarters=1),
    "left": partial(pages.turn, quarters=3),
    "remove": pages.remove,
    "restore": pages.restore,
    "keep": pages.keep_anyway,
}


@require_POST
@candidates_only
def change_page(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Do to one of the person's own pages what the button says."""
    page = own_page(request, public_id)
    deed = DEEDS.get(request.POST.get("deed", ""))
    if deed is None:
        return HttpResponseBadRequest("这个按钮不认识。")
    try:
        deed(page, by=request.user)
    except Refused as refusal:
        paper = own_paper(request.user, page.application.public_id)
        return refuse(request, paper, page.code, [one.text for one in refusal.objections])
    return redirect(f"{page_of(request)}#paper-{page.code}")
