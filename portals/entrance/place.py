"""Where a visitor is: the exam that runs, the region chosen, and the office in charge there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exams.models import Exam, Office
from registry.models import Region

if TYPE_CHECKING:
    from django.http import HttpRequest

REGION = "region"
"""Key in the session of the chosen region's code."""


@dataclass(frozen=True)
class Place:
    """What is known about a visitor before anybody signs in."""

    exam: Exam | None = None
    region: Region | None = None
    office: Office | None = None

    @property
    def context(self) -> dict[str, object]:
        """Return what the frame of every page shows."""
        return {"exam": self.exam, "region": self.region, "office": self.office}


def place_of(request: HttpRequest) -> Place:
    """Return where a visitor is; the region is what the session remembers."""
    exam = Exam.objects.running().first()
    code = request.session.get(REGION)
    region = Region.objects.exam_regions().filter(code=code).first() if code else None
    return Place(exam, region, office_of(exam, region))


def office_of(exam: Exam | None, region: Region | None) -> Office | None:
    """Return the office that is in charge of a region in an exam."""
    if exam is None or region is None:
        return None
    return Office.objects.filter(exam=exam, region=region).first()


def network_of(request: HttpRequest) -> str:
    """Return the address a request came from, for counters; no header can pretend another."""
    return str(request.META.get("REMOTE_ADDR", ""))
