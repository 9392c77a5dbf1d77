"""One flagged thing: a field to correct, or a paper to photograph again, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from applications.completeness import is_answered, required_fields
from applications.errors import Refused
from flows.commands import candidate
from forms.following import PictureForm
from portals.candidate.following.code_by_sms import wants_json
from portals.candidate.following.mending import items_of, paper_to_mend
from portals.candidate.following.route import route_of
from portals.candidate.following.ticket_sheet import PORTRAIT
from portals.candidate.form_page import form_for
from portals.shell.access import candidates_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest
    from applications.models import Application
    from forms.application import ApplicationForm
    from portals.candidate.following.mending import Item

PAGE = "candidate/fix_item.html"


@require_http_methods(["GET", "HEAD", "POST"])
@candidates_only
def fix_item(request: SignedInRequest, key: str) -> HttpResponse:
    """Show one thing that is asked for, and take what is sent for it."""
    paper = paper_to_mend(request.user)
    if paper is None:
        return redirect("candidate:home")
    items = items_of(paper, route_of(paper))
    item = next((one for one in items if one.asked.key == key), None)
    if item is None:
        raise Http404
    take = _take_picture if item.asked.is_document else _take_answer
    return take(request, paper, items, item)


def _take_picture(
    request: SignedInRequest, paper: Application, items: list[Item], item: Item
) -> HttpResponse:
    if request.method != "POST":
        return _show(request, paper, items, item, PictureForm())
    form = PictureForm(request.POST, request.FILES)
    if form.is_valid() and _is_attached(request, paper, item, form):
        return _go_on(request, items, item)
    if wants_json(request):
        said = " ".join(str(text) for text in form.errors["picture"])
        return JsonResponse({"message": said}, status=422)
    return _show(request, paper, items, item, form, status=422)


def _is_attached(
    request: SignedInRequest, paper: Application, item: Item, form: PictureForm
) -> bool:
    """Hand the picture over; what is said against it stands under the field."""
    code, data = item.asked.code, form.data_sent
    try:
        candidate.attach(paper.public_id, by=request.user, code=code, data=data)
    except Refused as refusal:
        for objection in refusal.objections:
            form.add_error("picture", objection.text)
        return False
    return True


def _take_answer(
    request: SignedInRequest, paper: Application, items: list[Item], item: Item
) -> HttpResponse:
    form = _form(request, paper, item.asked.code)
    if request.method != "POST":
        return _show(request, paper, items, item, form)
    if _is_kept(request, paper, item, form):
        return _go_on(request, items, item)
    return _show(request, paper, items, item, form, status=422)


def _form(request: SignedInRequest, paper: Application, name: str) -> ApplicationForm:
    """Return the form with the one field that is open; what the paper needs must be answered."""
    form = form_for(paper, request.POST if request.method == "POST" else None, only=name)
    form.fields[name].required = name in required_fields(paper)
    if name == "employer" and paper.employer is not None:
        form.initial["employer"] = paper.employer.name
    return form


def _is_kept(
    request: SignedInRequest, paper: Application, item: Item, form: ApplicationForm
) -> bool:
    """Keep the answer; what is said against it stands under the field."""
    name = item.asked.code
    changes = form.changes()
    is_empty = form.fields[name].required and not is_answered(changes.get(name))
    if is_empty and not form.errors:
        form.add_error(name, "请填写这一项。")
    if form.errors:
        return False
    try:
        candidate.save_form(paper.public_id, by=request.user, changes=changes)
    except Refused as refusal:
        form.add_error(name, str(refusal))
        return False
    return True


def _go_on(request: SignedInRequest, items: list[Item], done: Item) -> HttpResponse:
    """Go to the next thing that is still open, or to the end."""
    place = items.index(done)
    in_turn = [*items[place + 1 :], *items[:place]]
    left = [item for item in in_turn if not item.is_supplied]
    url = left[0].url if left else reverse("candidate:fix")
    return JsonResponse({"next": url}) if wants_json(request) else redirect(url)


def _show(
    request: SignedInRequest,
    paper: Application,
    items: list[Item],
    item: Item,
    form: PictureForm | ApplicationForm,
    *,
    status: int = 200,
) -> HttpResponse:
    name = item.asked.code
    picks = () if isinstance(form, PictureForm) else form.picks_of(name) if form.is_bound else ()
    values = {
        "exam": paper.exam,
        "paper": paper,
        "item": item,
        "items": items,
        "place": items.index(item) + 1,
        "bars": [one is item or one.is_supplied for one in items],
        "is_portrait": name == PORTRAIT,
        "form": form,
        "picks": picks,
        "pick_name": f"{name}_pick",
    }
    return render(request, PAGE, values, status=status)
