"""常见问题."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portals.entrance.place import place_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_not_required
@require_safe
def help(request: HttpRequest) -> HttpResponse:  # noqa: A001 - a page and its view share their name
    """Answer what people ask most."""
    return render(request, "entrance/help.html", place_of(request).context)
