"""补充材料: what is asked for on one page, the code and 「提交信息」 at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from applications.errors import ConfirmationNeeded, Refused
from flows.commands import candidate, signing
from forms.following import CodeForm
from portals.candidate.following.code_by_sms import answer_with_code
from portals.candidate.following.extended import more_time_of
from portals.candidate.following.mending import items_of, paper_to_mend
from portals.candidate.following.route import route_of
from portals.shell.access import candidates_only

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from applications.errors import Objection
    from applications.models import Application

PAGE = "candidate/fix.html"
SUBMITTED = "您的信息已提交，请耐心等待审核，可点击 审核进度 查看目前审核进度"
STALE = "已记下您的确认。请再点一次「提交信息」；刚才的验证码 5 分钟内还能用。"


@require_http_methods(["GET", "HEAD", "POST"])
@candidates_only
def fix(request: SignedInRequest) -> HttpResponse:
    """Show what is asked for; with a code, hand the paper in again."""
    paper = paper_to_mend(request.user)
    if paper is None:
        return redirect("candidate:home")
    form = CodeForm(request.POST or None, send_url=reverse("candidate:fix_send"))
    if request.method != "POST":
        return _show(request, paper, form)
    if not form.is_valid():
        return _show(request, paper, form, status=422)
    try:
        signing.submit_with_code(paper.public_id, by=request.user, code=form.digits)
    except ConfirmationNeeded as question:
        return _show(request, paper, form, question=question, status=409)
    except Refused as refusal:
        return _show(request, paper, form, objections=refusal.objections, status=409)
    messages.success(request, SUBMITTED)
    return redirect("candidate:home")


def _show(
    request: SignedInRequest,
    paper: Application,
    form: CodeForm,
    *,
    objections: Sequence[Objection] = (),
    question: ConfirmationNeeded | None = None,
    status: int = 200,
) -> HttpResponse:
    """Draw the page; each objection stands beside what it is about."""
    route = route_of(paper)
    by_item: dict[str, list[str]] = {}
    for objection in objections:
        by_item.setdefault(objection.about, []).append(objection.text)
    for text in by_item.pop("code", []):
        form.add_error("code", text)
    items = items_of(paper, route, objections=by_item)
    known = {item.asked.code for item in items}
    values = {
        "paper": paper,
        "exam": paper.exam,
        "office": route.office,
        "more_time": more_time_of(paper, now=timezone.now()),
        "items": items,
        "missing": sum(not item.is_supplied for item in items),
        "form": form,
        "said": [text for about, texts in by_item.items() if about not in known for text in texts],
        "question": question,
    }
    return render(request, PAGE, values, status=status)


@require_POST
@candidates_only
def fix_send(request: SignedInRequest) -> HttpResponse:
    """Send the code that signs the returned paper."""
    paper = paper_to_mend(request.user)
    if paper is None:
        return redirect("candidate:home")
    claim = signing.signing_claim(paper, by=request.user)
    return answer_with_code(request, claim, back="candidate:fix")


@require_POST
@candidates_only
def fix_confirm(request: SignedInRequest) -> HttpResponse:
    """Stand by the differences from the register that were shown."""
    paper = paper_to_mend(request.user)
    if paper is None:
        return redirect("candidate:home")
    token = request.POST.get("token", "")
    try:
        candidate.confirm_differences(paper.public_id, by=request.user, token=token)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, STALE)
    return redirect("candidate:fix")
