"""What was done with a paper, read from the trail: what, when, and at whose desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Subquery
from django.db.models.fields.json import KT

from audit import trail
from exams.models import DocumentRule

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from applications.models import Application
    from portals.candidate.following.route import Route


@dataclass(frozen=True)
class Deed:
    """One entry of the trail; `step` is the desk at which the paper lay, `document` a title."""

    verb: str
    at: datetime
    step: str = ""
    reason: str = ""
    document: str = ""
    details: Mapping[str, object] | None = None

    def number(self, name: str) -> int:
        """Return a number among the details; 0 when there is none."""
        value = (self.details or {}).get(name)
        return value if isinstance(value, int) else 0

    def how_many(self, name: str) -> int:
        """Return the length of a list among the details."""
        value = (self.details or {}).get(name)
        return len(value) if isinstance(value, list) else 0


def deeds_of(paper: Application, route: Route, *, verbs: Collection[str]) -> list[Deed]:
    """Return what was done, oldest first. One query."""
    titles = DocumentRule.objects.filter(exam=paper.exam_id, code=OuterRef("document_code"))
    rows = (
        trail.history_of(paper.reference)
        .filter(verb__in=verbs)
        .annotate(document_code=KT("details__document"))
        .annotate(document=Subquery(titles.values("title")[:1]))
        .values_list("verb", "at", "reason", "document", "details")
    )
    found: list[Deed] = []
    step = ""
    for verb, at, reason, document, details in rows:
        step = str(details.get("step", step))
        found.append(Deed(verb, at, step, _plain(reason), document or "", details))
        if verb == "approve":
            step = route.after(step)
    return found


def _plain(reason: str) -> str:
    """Join several notes without the full stop each of them ends with."""
    return reason.replace("。；", "；")


def moment_of(deeds: Sequence[Deed], verb: str) -> datetime | None:
    """Return when something was last done; None when it never was."""
    return next((deed.at for deed in reversed(deeds) if deed.verb == verb), None)
