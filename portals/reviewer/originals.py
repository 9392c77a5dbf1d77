"""The picture a portrait was cut from: for those of the staff who may see the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from applications.models import Application, Original
from flows.commands import reviewer_documents
from portals.reviewer.acting import acting_posting
from portals.shell.access import reviewers_only
from portals.shell.files import private_file

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from accounts.http import SignedInRequest


@require_safe
@reviewers_only
def original(request: SignedInRequest, public_id: str) -> HttpResponseBase:
    """Show the original of a portrait that is on the case; what was refused stays the owner's."""
    posting = acting_posting(request)
    cases = Application.objects.visible_to(posting)
    taken = Original.objects.filter(application__in=cases, portrait__isnull=False)
    picture = get_object_or_404(taken.select_related("application"), public_id=public_id)
    reviewer_documents.open_original(picture, by=posting)
    name = f"{picture.application.reference}-original.jpg"
    return private_file(path=str(picture.file), content_type="image/jpeg", name=name)
