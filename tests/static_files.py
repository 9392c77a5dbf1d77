"""Static files of the site that browsers visit: from memory, and kept by the browser.

So it is in production, where names carry a hash. Django's own way looks each file up in every app,
reads it, and is asked for all of them again on every page.
"""

from __future__ import annotations

import mimetypes
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.contrib.staticfiles import finders
from django.http import Http404, HttpResponse

if TYPE_CHECKING:
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.http import HttpRequest

KEEP = {"Cache-Control": "max-age=3600"}


def serve(handler: StaticFilesHandler, request: HttpRequest) -> HttpResponse:
    """Answer in place of `StaticFilesHandler.serve`.

    Raises:
        Http404: there is no such file.
    """
    name = handler.file_path(request.path)
    kind, _ = mimetypes.guess_type(name)
    return HttpResponse(content_of(name), content_type=kind, headers=KEEP)


@cache
def content_of(name: str) -> bytes:
    found = finders.find(name)
    if found is None:
        raise Http404(name)
    return Path(found).read_bytes()
