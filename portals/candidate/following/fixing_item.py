"""One flagged thing: a field to correct, or a paper to photograph again, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from applications.completeness import is_answered, required_fields
from applications.errors import Refused
from applications.rules.papers import base_of
from exams.models.papers import PaperKind
from flows.commands import candidate
from portals.candidate.following.mending import items_of, paper_to_mend
from portals.candidate.following.route import route_of
from portals.candidate.following.ticket_sheet import PORTRAIT
from portals.candidate.form_page import form_for
from portals.candidate.lists import BUTTON, asks_whole_rows, keep_here
from portals.candidate.slots import Place, slot_of
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
    if not item.asked.is_document:
        return _take_answer(request, paper, items, item)
    return _show_paper(request, paper, items, item)


def _show_paper(
    request: SignedInRequest, paper: Application, items: list[Item], item: Item
) -> HttpResponse:
    """Show the slot to fill again; papers in Word have a page of their own."""
    if request.method == "POST":
        return HttpResponseNotAllowed(["GET", "HEAD"])
    words = paper.exam.document_rules.filter(kind=PaperKind.WORD, code=item.asked.code)
    if base_of(item.asked.code) is None and words.exists():
        return redirect("candidate:word_paper", item.asked.code)
    return _show(request, paper, items, item, None)


def _take_answer(
    request: SignedInRequest, paper: Application, items: list[Item], item: Item
) -> HttpResponse:
    form = _form(request, paper, item.asked.code)
    if request.method != "POST" or BUTTON in request.POST:
        return _show(request, paper, items, item, form)
    if _is_kept(request, paper, item, form):
        return redirect(_next_url(items, item))
    return _show(request, paper, items, item, form, status=422)


def _form(request: SignedInRequest, paper: Application, name: str) -> ApplicationForm:
    """Return the form with the one field that is open; what the paper needs must be answered."""
    form = form_for(paper, request.POST if request.method == "POST" else None, only=name)
    form.fields[name].required = name in required_fields(paper)
    keep_here(form, {name: ""})
    if BUTTON not in request.POST:
        asks_whole_rows(form, name)
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


def _next_url(items: list[Item], done: Item) -> str:
    """Return the next thing that is still open, or the end."""
    place = items.index(done)
    in_turn = [*items[place + 1 :], *items[:place]]
    left = [item for item in in_turn if not item.is_supplied]
    return left[0].url if left else reverse("candidate:fix")


def _show(
    request: SignedInRequest,
    paper: Application,
    items: list[Item],
    item: Item,
    form: ApplicationForm | None,
    *,
    status: int = 200,
) -> HttpResponse:
    name = item.asked.code
    next_url = _next_url(items, item)
    awaits_new = not item.is_supplied
    place = Place(item.url, next_url=next_url, is_wide=True, awaits_new=awaits_new)
    values = {
        "exam": paper.exam,
        "paper": paper,
        "item": item,
        "items": items,
        "place": items.index(item) + 1,
        "bars": [one is item or one.is_supplied for one in items],
        "is_portrait": name == PORTRAIT,
        "slot": slot_of(paper, name, place=place) if item.asked.is_document else None,
        "next_word": "好了，下一项" if next_url != reverse("candidate:fix") else "好了，去提交",
        "form": form,
        "picks": form.picks_of(name) if form and form.is_bound else (),
        "pick_name": f"{name}_pick",
    }
    return render(request, PAGE, values, status=status)
