"""延期: more time for a person, a region or everybody, by two people."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Role
from applications.errors import AlreadyHandled, Refused
from exams.models import Extended
from flows.commands import extending
from flows.commands.extending import MoreTime
from flows.extended import extensions_for
from forms.extending import ExtensionForm, RefuseExtensionForm
from portals.office.extension_rows import extension_lines, extension_sheet
from portals.shell.access import roles_only
from portals.shell.seat import seat_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from exams.models import Extension
    from portals.shell.seat import Seat

TEMPLATE = "office/extension.html"
MOST = 50


@roles_only(Role.CLERK)
@require_safe
def extensions(request: SignedInRequest) -> HttpResponse:
    """List the proposals that wait for a second key, and what became of the others."""
    seat, now = seat_of(request), timezone.now()
    seen = extensions_for(seat.posting, exam=seat.exam)
    shown = {
        "exam": seat.exam,
        "waiting": extension_lines(list(seen.waiting()[:MOST]), seat, now=now),
        "settled": extension_lines(list(seen.settled()[:MOST]), seat, now=now),
    }
    return render(request, "office/extensions.html", shown)


@roles_only(Role.CLERK)
@require_http_methods(["GET", "HEAD", "POST"])
def propose_extension(request: SignedInRequest) -> HttpResponse:
    """Propose an extension; by itself it does nothing."""
    seat, status = seat_of(request), 200
    form = ExtensionForm(request.POST or None, by=seat.posting, exam=seat.exam)
    if request.method == "POST":
        row = _propose(form, seat) if form.is_valid() else None
        if row is not None:
            messages.success(request, "已提出，等另一位考务员的钥匙。现在还没有生效。")
            return redirect("office:extension", row.public_id)
        status = 422
    shown = {"exam": seat.exam, "form": form}
    return render(request, "office/propose_extension.html", shown, status=status)


@roles_only(Role.CLERK)
@require_safe
def extension(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show one extension: what it would change, its keys, and what can be done."""
    return _show(request, public_id, form=RefuseExtensionForm())


@roles_only(Role.CLERK)
@require_POST
def confirm_extension(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Turn the second key."""
    turn = partial(extending.confirm, public_id)
    return _end(request, public_id, turn, "延期已生效，会短信通知每个人。")


@roles_only(Role.CLERK)
@require_POST
def refuse_extension(request: SignedInRequest, public_id: str) -> HttpResponse:
    """End somebody else's proposal with a reason."""
    form = RefuseExtensionForm(request.POST)
    if not form.is_valid():
        return _show(request, public_id, form=form, status=422)
    refuse = partial(extending.drop, public_id, reason=form.cleaned_data["reason"])
    return _end(request, public_id, refuse, "没有同意，延期不会生效。")


@roles_only(Role.CLERK)
@require_POST
def take_back_extension(request: SignedInRequest, public_id: str) -> HttpResponse:
    """End one's own proposal."""
    return _end(request, public_id, partial(extending.drop, public_id), "已收回，延期不会生效。")


def _end(
    request: SignedInRequest, public_id: str, deed: Callable[..., Extension], said: str
) -> HttpResponse:
    seat = seat_of(request)
    _one(seat, public_id)
    try:
        deed(by=seat.posting)
    except AlreadyHandled:
        messages.error(request, "这个延期已经有人处理过了，请看看现在的情况。")
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("office:extension", public_id)


def _propose(form: ExtensionForm, seat: Seat) -> Extension | None:
    asked = MoreTime(
        exam=seat.exam,
        kind=Extended(form.cleaned_data["kind"]),
        until=form.until,
        reason=form.cleaned_data["reason"],
        person=form.one_person,
        region=form.one_region,
        level_group=form.cleaned_data["level_group"],
    )
    try:
        return extending.propose(asked, by=seat.posting)
    except Refused as refusal:
        form.object_to(refusal.objections)
        return None


def _one(seat: Seat, public_id: str) -> Extension:
    """Return an extension of the clerk's place; to others it does not exist."""
    return get_object_or_404(extensions_for(seat.posting, exam=seat.exam), public_id=public_id)


def _show(
    request: SignedInRequest, public_id: str, *, form: RefuseExtensionForm, status: int = 200
) -> HttpResponse:
    seat = seat_of(request)
    sheet = extension_sheet(_one(seat, public_id), seat, now=timezone.now())
    shown = {"exam": seat.exam, "sheet": sheet, "form": form}
    return render(request, TEMPLATE, shown, status=status)
