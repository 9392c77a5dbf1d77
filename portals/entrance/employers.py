"""The employers a visitor can choose from: public bodies, found while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portals.entrance.place import REGION
from portals.shell.options import answer, asked, employers_near
from registry.models import Region

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_not_required
@require_safe
def employers(request: HttpRequest) -> HttpResponse:
    """Offer employers by name or pinyin initials, those of the chosen region first."""
    text = asked(request)
    path = _path_of(request) if text else ""
    options = employers_near(text, path) if path else []
    return render(request, "components/options.html", answer(request, options, text))


def _path_of(request: HttpRequest) -> str:
    """Return the path of the region the visitor has chosen, else of the province."""
    code = request.session.get(REGION)
    chosen = Region.objects.exam_regions().filter(code=code) if code else Region.objects.none()
    province = Region.objects.filter(parent=None)
    found = chosen.first() or province.first()
    return found.path if found is not None else ""
