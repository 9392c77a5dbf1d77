"""手机扫码上传, at the computer: shows a QR code and waits for what the phone sends."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from accounts.throttle import Knock, TooManyTries, take_try
from applications.errors import Objection, Refused
from documents.qr import qr_png
from exams.models import DocumentRule
from exams.windows import database_now
from flows.commands import phone_upload as command
from portals.candidate.own import is_draft, own_paper
from portals.candidate.phone_state import STOP_ASKING, state_of
from portals.shell.access import candidates_only

if TYPE_CHECKING:
    from django.http import HttpResponse, QueryDict

    from accounts.http import SignedInRequest
    from applications.models import Application

    Values = dict[str, object]

NEWS = "papers-changed"


@require_http_methods(["GET", "HEAD", "POST"])
@candidates_only
def phone_upload(request: SignedInRequest, public_id: str, code: str) -> HttpResponse:
    """Offer a code for one slot; asked for one, show it, its digits and how long it holds."""
    paper = own_paper(request.user, public_id)
    values = _frame(paper, code, page=request.POST, in_dialog="HX-Request" in request.headers)
    if request.method != "POST":
        return render(request, "candidate/phone_upload.html", values)
    status = 200
    try:
        values |= _new_code(request, paper, code)
    except Refused as refusal:
        values["refused"] = [one.text for one in refusal.objections]
        status = 409
    if values["in_dialog"]:
        return render(request, "candidate/phone_upload_dialog.html", values)
    return render(request, "candidate/phone_upload.html", values, status=status)


def _frame(paper: Application, code: str, *, page: QueryDict, in_dialog: bool) -> Values:
    """Return what both answers need: the slot, and the page it is on. Raises Http404 for none."""
    rule = get_object_or_404(DocumentRule, exam=paper.exam_id, code=code)
    known = {reverse(f"candidate:{name}") for name in ("application", "check")}
    default = reverse("candidate:application" if is_draft(paper) else "candidate:fix")
    here = page.get("from", "")
    back = here if here in known and is_draft(paper) else default
    asked = urlencode({"from": back} | ({"dialog": "1"} if in_dialog else {}))
    return {"exam": paper.exam, "paper": paper, "rule": rule, "from_page": back, "asked": asked,
            "back": f"{back}?phone#paper-{code}", "in_dialog": in_dialog}  # fmt: skip


def _new_code(request: SignedInRequest, paper: Application, code: str) -> Values:
    """Make a link and draw it. Raises Refused when it is too often, or the slot is not open."""
    try:
        take_try(Knock(account=code, network=f"phone link {request.user.public_id}"))
    except TooManyTries as limit:
        text = f"二维码生成得太勤了，请 {limit.wait} 秒后再试。"
        raise Refused(Objection("too_many", code, text)) from limit
    link, token = command.open_link(
        paper.public_id, by=request.user, code=code, session_key=request.session.session_key or ""
    )
    address = request.build_absolute_uri(reverse("entrance:phone", args=[token]))
    return {
        "picture": b64encode(qr_png(address, scale=6)).decode(),
        "link": link,
        "state": state_of(paper, link, is_live=True, now=database_now()),
    }


@require_safe
@candidates_only
def phone_upload_state(
    request: SignedInRequest, public_id: str, code: str, link_id: str
) -> HttpResponse:
    """Say whether something has come. Reads only; what is new makes the page fetch its slots."""
    paper = own_paper(request.user, public_id)
    values = _frame(paper, code, page=request.GET, in_dialog="dialog" in request.GET)
    link, now = command.link_of(link_id), database_now()
    is_live = link is not None and command.is_live(link, now=now)
    state = state_of(paper, link, is_live=is_live, now=now)
    values |= {"link": link, "state": state}
    status = 200 if state.is_live else STOP_ASKING
    response = render(request, "candidate/phone_upload_state.html", values, status=status)
    if str(state.count) != request.GET.get("seen", "0"):
        response["HX-Trigger"] = NEWS
    return response
