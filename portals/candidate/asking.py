"""找不到我的单位: ask the office for an employer; those that are alike are shown first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from applications.errors import Refused
from exams.chains import office_of
from flows.commands import employers
from flows.commands.employers import Wanted
from forms.employers import MissingEmployerForm
from portals.candidate.own import is_draft, open_paper_of
from portals.shell.access import candidates_only
from portals.shell.options import employers_near

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from applications.models import Application
    from portals.shell.options import Option

TEMPLATE = "candidate/ask_employer.html"
ASKED = "申请已提交。工考机构核对后发短信给您，其他内容可以先填。"


@require_http_methods(["GET", "HEAD", "POST"])
@candidates_only
def ask_employer(request: SignedInRequest) -> HttpResponse:
    """Take the description; when employers are alike, ask first whether it is one of them."""
    paper = open_paper_of(request.user)
    if not is_draft(paper):
        raise Http404
    is_sent = request.method == "POST"
    initial = {"region": paper.region.code if paper.region else ""}
    form = MissingEmployerForm(request.POST if is_sent else None, initial=initial)
    if not form.is_valid():
        return _show(request, paper, form, status=422 if is_sent else 200)
    alike = _alike(form)
    if alike and "none_of_these" not in request.POST:
        return _show(request, paper, form, alike=alike)
    try:
        wanted = Wanted(**form.cleaned_data)
        employers.request_employer(paper.public_id, by=request.user, wanted=wanted)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _show(request, paper, form, status=409)
    messages.success(request, ASKED)
    return redirect("candidate:application")


def _alike(form: MissingEmployerForm) -> list[Option]:
    """Return what the register has: by the whole name, else by its end, which names the body."""
    name, path = form.cleaned_data["name"], form.cleaned_data["region"].path
    parts = (name, name[-6:], name[-4:])
    found = (employers_near(part, path) for part in parts)
    return next((one for one in found if one), [])


def _show(
    request: SignedInRequest,
    paper: Application,
    form: MissingEmployerForm,
    *,
    alike: list[Option] | None = None,
    status: int = 200,
) -> HttpResponse:
    waiting = paper.employer_requests.open().first()
    values = {
        "paper": paper,
        "exam": paper.exam,
        "form": form,
        "alike": alike or [],
        "waiting": waiting,
        "office": office_of(exam=paper.exam, region=paper.region) if paper.region else None,
    }
    return render(request, TEMPLATE, values, status=status)
