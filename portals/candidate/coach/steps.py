"""The photo coach: choose any picture, cut the portrait out of it, see what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from applications.errors import Refused
from applications.models import Original
from applications.portraits import TRIES, frame_of
from applications.states import EDITABLE
from exams.chains import office_of
from flows.commands import portrait
from forms.following import PictureForm
from forms.portrait import FrameForm
from portals.candidate.coach.rows import result_of
from portals.candidate.following.code_by_sms import wants_json
from portals.candidate.own import is_draft, own_paper
from portals.shell.access import candidates_only

if TYPE_CHECKING:
    from accounts.http import SignedInRequest
    from applications.models import Application
    from exams.models import Office

HINTS = (
    ("size", "清楚，够大", ""),
    ("white", "背景是白色", ""),
    ("light", "光线合适", ""),
)
"""What the page itself looks at while the picture is moved: name, title, words below."""
BAD_FRAME = "没有看懂白线框的位置，请再裁一次。"


@require_http_methods(["GET", "HEAD", "POST"])
@candidates_only
def photo(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Step 1: choose a picture, in whatever format the phone keeps it."""
    paper = _open_paper(request, public_id)
    form = PictureForm()
    if request.method == "POST":
        form = PictureForm(request.POST, request.FILES)
        original = _brought(request, paper, form)
        if original is not None:
            return _go(request, reverse("candidate:photo_cut", args=[original.public_id]))
    refused = [str(text) for text in form.errors.get("picture", [])]
    if refused and wants_json(request):
        return JsonResponse({"message": "".join(refused)}, status=422)
    newest = paper.originals.last()
    values = {"exam": paper.exam, "paper": paper, "refused": refused, "newest": newest}
    values |= {"back": _back(paper), "office": _office_of(paper)}
    return render(request, "candidate/photo.html", values, status=422 if refused else 200)


def _brought(request: SignedInRequest, paper: Application, form: PictureForm) -> Original | None:
    """Hand the picture over; what is said against it stands in the form."""
    if not form.is_valid():
        return None
    try:
        return portrait.bring(paper.public_id, by=request.user, data=form.data_sent)
    except Refused as refusal:
        for objection in refusal.objections:
            form.add_error("picture", objection.text)
    return None


@require_http_methods(["GET", "HEAD", "POST"])
@candidates_only
def photo_cut(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Step 2: lay the white frame; step 3 says what became of it."""
    original = _own(request, public_id)
    paper = _open_paper(request, original.application.public_id)
    is_sent = request.method == "POST"
    if is_sent and _is_cut(request, original):
        return redirect("candidate:photo_result", original.public_id)
    values = {
        "exam": paper.exam,
        "paper": paper,
        "original": original,
        "frame": frame_of(original),
        "hints": HINTS,
        "office": _office_of(paper),
        "tries_left": max(0, TRIES - paper.originals.failed_tries()),
    }
    return render(request, "candidate/photo_cut.html", values, status=422 if is_sent else 200)


def _is_cut(request: SignedInRequest, original: Original) -> bool:
    form = FrameForm(request.POST)
    if not form.is_valid():
        messages.error(request, BAD_FRAME)
        return False
    try:
        portrait.cut(original, by=request.user, frame=form.frame or frame_of(original))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False
    return True


@require_safe
@candidates_only
def photo_result(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Step 3: taken, taken with a doubt, or what is wrong and where it is seen."""
    original = _own(request, public_id)
    if not original.is_cut:
        return redirect("candidate:photo_cut", original.public_id)
    paper = own_paper(request.user, original.application.public_id)
    values = {
        "exam": paper.exam,
        "paper": paper,
        "original": original,
        "result": result_of(original),
        "office": _office_of(paper),
        "tries_left": max(0, TRIES - paper.originals.failed_tries()),
        "is_open": paper.state in EDITABLE,
        "back": _back(paper),
    }
    return render(request, "candidate/photo_result.html", values)


def _own(request: SignedInRequest, public_id: str) -> Original:
    """Return one of the person's own originals; anybody else's does not exist."""
    mine = Original.objects.filter(application__candidate=request.user)
    return get_object_or_404(mine.select_related("application", "portrait"), public_id=public_id)


def _open_paper(request: SignedInRequest, public_id: str) -> Application:
    """Return a paper in the person's hands. Raises Http404 for any other."""
    paper = own_paper(request.user, public_id)
    if paper.state not in EDITABLE:
        raise Http404
    return paper


def _office_of(paper: Application) -> Office | None:
    return office_of(exam=paper.exam, region=paper.region) if paper.region else None


def _back(paper: Application) -> str:
    """Return the page the person came from."""
    if is_draft(paper):
        return f"{reverse('candidate:application')}#paper-portrait"
    return reverse("candidate:fix")


def _go(request: SignedInRequest, url: str) -> HttpResponse:
    return JsonResponse({"next": url}) if wants_json(request) else redirect(url)
