"""What is arranged for a region in one look: its desks, its offices, and when windows open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q, Value
from django.db.models.functions import JSONObject

from exams.models import Office, ReviewStep, Step, Window
from exams.windows import ancestors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exams.levels import LevelGroup
    from registry.models import Region

OFFICE_FIELDS = [field.attname for field in Office._meta.concrete_fields]
Rows = dict[str, list[tuple[str, "Mapping[str, object]"]]]
"""By kind: the place's path, and what is arranged there."""


@dataclass(frozen=True)
class Arrangement:
    """The nearest region's word holds for the desks and for each window."""

    steps: tuple[Step, ...]
    offices: tuple[tuple[str, Office], ...]
    opens: Mapping[str, datetime]

    @property
    def nearest(self) -> tuple[str, Office | None]:
        """Return the path and the office in charge; nothing where there is none."""
        return self.offices[0] if self.offices else ("", None)

    @property
    def highest(self) -> tuple[str, Office | None]:
        """Return the path and the office of the province; nothing where there is none."""
        return self.offices[-1] if self.offices else ("", None)


def arrangement_for(*, exam_id: int, region: Region, level_group: LevelGroup | str) -> Arrangement:
    """Return what is arranged for a region's papers of a level group. One query."""
    places = ancestors(region.path)
    rows = _rows(exam_id, Q(region__path__in=places), str(level_group))
    chain = _of_the_nearest(rows.get("step", []))
    offices = sorted(rows.get("office", []), key=lambda row: -len(row[0]))
    near_last = sorted(rows.get("window", []), key=lambda row: len(row[0]))
    return Arrangement(
        steps=tuple(Step(str(row["step"])) for row in chain),
        offices=tuple((path, Office(**facts)) for path, facts in offices),
        opens={
            str(row["actor"]): datetime.fromisoformat(str(row["opens"])) for _, row in near_last
        },
    )


def _rows(exam_id: int, here: Q, level_group: str) -> Rows:
    of_level = {"exam": exam_id, "level_group": level_group}
    steps = ReviewStep.objects.filter(here, **of_level).values_list(
        Value("step"), "region__path", JSONObject(step="step", position="position")
    )
    offices = Office.objects.filter(here, exam=exam_id).values_list(
        Value("office"), "region__path", JSONObject(**{name: name for name in OFFICE_FIELDS})
    )
    windows = Window.objects.filter(here | Q(region=None), **of_level).values_list(
        Value("window"), "region__path", JSONObject(actor="actor", opens="opens")
    )
    found: Rows = {}
    for kind, path, facts in steps.order_by().union(offices, windows, all=True):
        found.setdefault(kind, []).append((path or "", facts))
    return found


def _of_the_nearest(steps: list[tuple[str, Mapping[str, object]]]) -> list[Mapping[str, object]]:
    """Keep the steps of the longest path, in order."""
    nearest = max((path for path, _ in steps), key=len, default="")
    chain = [facts for path, facts in steps if path == nearest]
    return sorted(chain, key=lambda facts: int(str(facts["position"])))
