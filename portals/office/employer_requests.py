"""单位申请: employers that candidates could not find, to be entered, pointed out or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Role
from applications.errors import Refused
from applications.models import EmployerRequest
from flows.commands import employers
from forms.employers import EmployerReasonForm, NewEmployerForm
from portals.shell.access import roles_only
from portals.shell.options import asked, employers_near
from portals.shell.seat import seat_of
from registry.models import Employer

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import Form
    from django.http import HttpResponse

    from accounts.http import SignedInRequest

TEMPLATE = "office/employer_request.html"
MOST = 50


@roles_only(Role.CLERK)
@require_safe
def employer_requests(request: SignedInRequest) -> HttpResponse:
    """List what waits, the oldest first, and what was answered lately."""
    seat = seat_of(request)
    mine = EmployerRequest.objects.visible_to(seat.posting).select_related(
        "region", "application__candidate", "employer"
    )
    values = {
        "exam": seat.exam,
        "waiting": mine.open()[:MOST],
        "answered": mine.filter(answered_by__isnull=False).order_by("-answered_at")[:MOST],
    }
    return render(request, "office/employer_requests.html", values)


@roles_only(Role.CLERK)
@require_safe
def employer_request(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show one request with what the register has that is alike."""
    return _show(request, _one(request, public_id))


@roles_only(Role.CLERK)
@require_POST
def add_employer(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Enter it as a new employer."""
    one, form = _one(request, public_id), NewEmployerForm(request.POST)

    def add() -> str:
        by, said = seat_of(request).posting, form.cleaned_data
        employer = employers.add_employer(
            public_id, by=by, name=said["name"], kind=said["kind"], level=said["level"]
        )
        return f"已添加「{employer.name}」，并通知了考生。"

    return _answer(request, one, add, add_form=form)


@roles_only(Role.CLERK)
@require_POST
def point_employer(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Answer that the register has it."""
    one = _one(request, public_id)
    key = request.POST.get("employer", "")
    known = Employer.objects.active().select_related("region")
    employer = get_object_or_404(known, public_id=key if key.isprintable() else "")

    def point() -> str:
        employers.point_to_employer(public_id, by=seat_of(request).posting, employer=employer)
        return f"已告诉考生选「{employer.name}」。"

    return _answer(request, one, point)


@roles_only(Role.CLERK)
@require_POST
def refuse_employer(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Refuse with a reason."""
    one, form = _one(request, public_id), EmployerReasonForm(request.POST)

    def refuse() -> str:
        reason = form.cleaned_data["reason"]
        employers.refuse_employer(public_id, by=seat_of(request).posting, reason=reason)
        return f"「{one.name}」没有通过，已通知考生。"

    return _answer(request, one, refuse, reason_form=form)


def _one(request: SignedInRequest, public_id: str) -> EmployerRequest:
    mine = EmployerRequest.objects.visible_to(seat_of(request).posting)
    faces = mine.select_related("region", "application__candidate", "employer", "answered_by")
    one: EmployerRequest = get_object_or_404(faces, public_id=public_id)
    return one


def _answer(
    request: SignedInRequest, one: EmployerRequest, act: Callable[[], str], **forms: Form
) -> HttpResponse:
    """Carry the answer out; what is wrong or refused is said on the same page."""
    if not all(form.is_valid() for form in forms.values()):
        return _show(request, one, status=422, **forms)
    try:
        messages.success(request, act())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _show(request, _one(request, one.public_id), status=409, **forms)
    return redirect("office:employer_requests")


def _show(
    request: SignedInRequest,
    one: EmployerRequest,
    *,
    status: int = 200,
    add_form: Form | None = None,
    reason_form: Form | None = None,
) -> HttpResponse:
    text = asked(request) or one.name
    values = {
        "exam": seat_of(request).exam,
        "one": one,
        "text": text,
        "alike": employers_near(text, one.region_path)
        or employers_near(text[-4:], one.region_path),
        "add_form": add_form or NewEmployerForm(initial={"name": one.name}),
        "reason_form": reason_form or EmployerReasonForm(),
    }
    return render(request, TEMPLATE, values, status=status)
