"""现场缴费: find the person at the counter, and record the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.models import Role
from applications.errors import Refused
from applications.models import Application
from flows.commands import payment
from forms.office import CounterSearchForm, ReceiptForm
from portals.office.payers import find_payers, next_payers, takings_of
from portals.shell.access import roles_only
from portals.shell.seat import seat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from accounts.models import Posting

AT_THE_COUNTER = (Role.CLERK, Role.FINANCE)
show_or_take = require_http_methods(["GET", "HEAD", "POST"])


@roles_only(*AT_THE_COUNTER)
@show_or_take
def counter(request: SignedInRequest) -> HttpResponse:
    """Look for somebody who has to pay. Posted, so that no ID number stands in an address."""
    seat = seat_of(request)
    form = CounterSearchForm(request.POST if request.method == "POST" else None)
    found = find_payers(seat, form.words) if form.is_valid() else next_payers(seat)
    shown = {
        "exam": seat.exam,
        "form": form,
        "found": found,
        "takings": takings_of(seat.posting),
    }
    return render(request, "office/counter.html", shown, status=422 if form.errors else 200)


@roles_only(*AT_THE_COUNTER)
@show_or_take
def take_payment(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Record the receipt of one person's fee."""
    seat = seat_of(request)
    cases = Application.objects.visible_to(seat.posting).in_exam(seat.exam).with_faces()
    paper = get_object_or_404(cases, public_id=public_id)
    form = ReceiptForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _is_taken(form, paper, by=seat.posting):
        text = f"{paper.candidate.name} 的考务费已登记，收据编号 {form.number}。"
        messages.success(request, text)
        return redirect("office:counter")
    bill = payment.bill_for(paper)
    shown = {"exam": seat.exam, "paper": paper, "bill": bill, "form": form}
    shown["is_due"] = Application.objects.awaiting_payment().filter(pk=paper.pk).exists()
    return render(request, "office/take_payment.html", shown, status=422 if form.errors else 200)


def _is_taken(form: ReceiptForm, paper: Application, *, by: Posting) -> bool:
    """Record the money; what is refused is said beside its field."""
    try:
        payment.pay_at_counter(paper.public_id, by=by, receipt=form.number)
    except Refused as refusal:
        for objection in refusal.objections:
            form.add_error(objection.about or None, objection.text)
        return False
    return True
