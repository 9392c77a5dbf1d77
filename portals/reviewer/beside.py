"""What the document on the stage is compared with: what lay there before, and earlier years'."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse

from applications.models import Application, Attachment
from audit.models import Entry
from portals.shell.wording import day_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from accounts.models import Posting
    from portals.reviewer.documents import Document


@dataclass(frozen=True)
class Other:
    """A picture that can be laid beside the one on the stage."""

    title: str
    origin: str
    url: str
    file_url: str
    is_shown: bool


@dataclass(frozen=True)
class Beside:
    """Everything to compare with, one of it perhaps on the stage."""

    others: tuple[Other, ...] = ()
    close_url: str = ""

    @property
    def shown(self) -> list[Other]:
        """Return the one that is on the stage, if any."""
        return [one for one in self.others if one.is_shown]


def beside_of(
    paper: Application, selected: Document | None, *, posting: Posting, wanted: str
) -> Beside:
    """Return what the selected picture can be compared with, newest first. One query.

    Only what was handed in once: what the candidate tried out in a draft is nobody's business.
    """
    if selected is None or not selected.is_picture:
        return Beside()
    handed_in = Entry.objects.filter(subject=OuterRef("application__reference"), verb="submit")
    cases = Application.objects.visible_to(posting).filter(candidate=paper.candidate)
    found = (
        Attachment.objects.of_code(selected.code)
        .filter(
            Q(application=paper, superseded_at__gt=Subquery(handed_in.values("at")[:1]))
            | Q(superseded_at=None) & ~Q(application=paper),
            application__in=cases,
        )
        .select_related("application__exam")
        .order_by("-created_at", "-pk")
    )
    others = tuple(_others(found, paper, selected, wanted))
    return Beside(others, selected.url)


def _others(
    found: Iterable[Attachment], paper: Application, selected: Document, wanted: str
) -> Iterator[Other]:
    for one in found:
        yield Other(
            title=f"第 {one.version} 版"
            if one.application_id == paper.pk
            else one.application.exam.name,
            origin=day_time(one.created_at),
            url=f"{selected.url}&beside={one.public_id}",
            file_url=reverse("reviewer:document", args=[one.public_id]),
            is_shown=one.public_id == wanted,
        )
