"""The shell's own addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portals.shell.text_size import switch

if TYPE_CHECKING:
    from django.http import HttpRequest


@login_not_required
@require_POST
def text_size(request: HttpRequest) -> HttpResponse:
    """Switch 关怀版 and go back to where the person was."""
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(
        target, {request.get_host()}, require_https=request.is_secure()
    ):
        target = "/"
    response = HttpResponseRedirect(target)
    switch(request, response)
    return response


@require_POST
def stay(_request: HttpRequest) -> HttpResponse:
    """Keep the session alive: whoever reads or types for long need not sign in again."""
    return HttpResponse(status=204)


@login_not_required
@never_cache
@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """Say whether this process can reach its database: 200 `ok`, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database unreachable\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
