"""Which of several postings somebody works in now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.roles import SESSION_KEY, open_postings, posting_of
from portals.entrance.own_page import desk_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def posting(request: SignedInRequest) -> HttpResponse:
    """Show the postings in force; take the chosen one and go to its desk."""
    postings = open_postings(request)
    if not postings:
        raise Http404
    chosen = request.POST.get("posting", "")
    taken = next((one for one in postings if str(one.pk) == chosen), None)
    if request.method != "POST":
        context = {"postings": postings, "acting": posting_of(request)}
        return render(request, "entrance/posting.html", context)
    if taken is None:
        raise Http404
    request.session[SESSION_KEY] = taken.pk
    return redirect(desk_of(taken))
