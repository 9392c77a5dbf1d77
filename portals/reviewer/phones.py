"""换手机号: ask for another phone for somebody who stands at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts import codes
from accounts.codes import Claim
from accounts.models import RecoveryKind
from applications.errors import Objection, Refused
from flows.commands import phone_on_site
from forms.on_behalf import PhoneOnSiteForm
from notifications.codes import send_code
from portals.reviewer.acting import acting_posting, person_for
from portals.reviewer.trying import DONE, SHOWN, WRONG, show_or_take
from portals.shell.access import reviewers_only
from portals.shell.code_answer import WRONG_CODE, as_json, ask, wants_json

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from accounts.models import Posting, RecoveryRequest
    from applications.models import Application

PAGE = "reviewer/change_phone.html"
SENT = "验证码已发到新手机，请本人念给您。"


@sensitive_post_parameters()
@reviewers_only
@show_or_take
def change_phone(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Take in the wish once the code is right; it is the first of two keys."""
    posting = acting_posting(request)
    paper = person_for(posting, public_id)
    form, status = _form(request, public_id), SHOWN
    if request.method == "POST":
        status = _take(form, paper, by=posting)
    if status == DONE:
        messages.success(
            request, "已申请，原手机号会收到短信。请另一位工作人员到「账号申请」确认。"
        )
        return redirect("reviewer:person", public_id)
    shown = {"paper": paper, "form": form, "exam": paper.exam}
    return render(request, PAGE, shown, status=status)


@sensitive_post_parameters()
@reviewers_only
@require_POST
def change_phone_code(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Send a code to the new phone, to be read out at the desk."""
    paper = person_for(acting_posting(request), public_id)
    form = _form(request, public_id, asks_code=False)

    def send() -> None:
        network = request.META.get("REMOTE_ADDR", "")
        send_code(_claim(paper, form.cleaned_data["phone"]), network=network)

    answer = ask(form, send, said=SENT)
    if wants_json(request):
        return as_json(answer)
    shown = {"paper": paper, "form": form, "exam": paper.exam, "answer": answer}
    return render(request, PAGE, shown, status=answer.status)


def _form(request: SignedInRequest, public_id: str, *, asks_code: bool = True) -> PhoneOnSiteForm:
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    send_url = reverse("reviewer:change_phone_code", args=[public_id])
    return PhoneOnSiteForm(data, files, send_url=send_url, asks_code=asks_code)


def _claim(paper: Application, phone: str) -> Claim:
    """Return what the code is for: this phone, for this person."""
    return Claim(phone, RecoveryKind.PHONE.value, paper.candidate.id_number_index or "")


def _take(form: PhoneOnSiteForm, paper: Application, *, by: Posting) -> int:
    """Ask if the form is right; what is refused is said beside its field."""
    if not form.is_valid():
        return WRONG
    try:
        _ask(form, paper, by=by)
    except Refused as refusal:
        for one in refusal.objections:
            form.add_error(one.about if one.about in form.fields else None, one.text)
        return WRONG
    return DONE


def _ask(form: PhoneOnSiteForm, paper: Application, *, by: Posting) -> RecoveryRequest:
    said = form.cleaned_data
    evidence = phone_on_site.check_evidence(said["evidence"].read())
    if not codes.use(_claim(paper, said["phone"]), said["code"]):
        raise Refused(Objection("wrong_code", "code", WRONG_CODE))
    return phone_on_site.ask_phone_on_site(
        paper, by=by, phone=said["phone"], evidence=evidence, note=said["note"]
    )
