"""Disqualify for false material: one proposes, another one agrees or lets it fall."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.models import Role
from applications.errors import Refused
from applications.models import Application
from applications.models.attachment import JPEG
from applications.states import DISQUALIFIABLE
from flows.commands import disqualifying
from flows.commands.evidence import look_at
from flows.models import Evidence
from forms.remarks import DisqualifyForm
from portals.reviewer.acting import acting_posting, case_for
from portals.reviewer.trying import DONE, SHOWN, show_or_take, try_with
from portals.shell.access import roles_only
from portals.shell.files import private_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from accounts.http import SignedInRequest
    from accounts.models import Posting


@roles_only(Role.REVIEWER)
@show_or_take
def disqualify(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Propose to disqualify somebody; or show what is proposed, with both keys."""
    posting = acting_posting(request)
    paper = case_for(posting, public_id)
    standing = disqualifying.standing_for(paper)
    if standing is None and paper.current_state not in DISQUALIFIABLE:
        raise Http404
    form, status = DisqualifyForm(request.POST or None, request.FILES or None), SHOWN
    if request.method == "POST":
        status = try_with(form, partial(_propose, form, public_id, by=posting))
    if status == DONE:
        messages.success(request, "已提出取消资格，等另一位同事决定。现在不通知本人。")
        return redirect("reviewer:disqualify", public_id)
    shown = {
        "paper": paper,
        "form": form,
        "exam": paper.exam,
        "standing": standing,
        "is_mine": standing is not None and standing.proposed_by.user_id == posting.user_id,
    }
    return render(request, "reviewer/disqualify.html", shown, status=status)


def _propose(form: DisqualifyForm, public_id: str, *, by: Posting) -> object:
    return disqualifying.propose(
        public_id,
        by=by,
        reason=form.cleaned_data["reason"],
        evidence=form.cleaned_data["evidence"],
        pictures=form.sent_pictures,
    )


@roles_only(Role.REVIEWER)
@require_GET
def evidence(request: SignedInRequest, public_id: str) -> HttpResponseBase:
    """Show a picture of a proposal, and note that it was looked at."""
    posting = acting_posting(request)
    cases = Application.objects.visible_to(posting)
    seen = Evidence.objects.filter(disqualification__application__in=cases)
    one = get_object_or_404(
        seen.select_related("disqualification__application"), public_id=public_id
    )
    look_at(one, by=posting)
    name = f"{one.disqualification.application.reference}-evidence-{one.position}.jpg"
    return private_file(path=str(one.file), content_type=JPEG, name=name)


@roles_only(Role.REVIEWER)
@require_POST
def agree_disqualification(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Turn the second key: the person is disqualified and told."""
    return _answer(request, public_id, disqualifying.agree, "已取消 {name} 的资格，并通知本人。")


@roles_only(Role.REVIEWER)
@require_POST
def drop_disqualification(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Let the proposal fall."""
    return _answer(request, public_id, disqualifying.drop, "没有取消 {name} 的资格。")


def _answer(
    request: SignedInRequest, public_id: str, deed: Callable[..., Application], words: str
) -> HttpResponse:
    posting = acting_posting(request)
    paper = case_for(posting, public_id)
    try:
        deed(public_id, by=posting)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, words.format(name=paper.candidate.name))
    return redirect("reviewer:case", public_id)
