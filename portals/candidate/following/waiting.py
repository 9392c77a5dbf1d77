"""The honest clock: how long papers of a level lay on this desk lately."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.models import DeskWait

if TYPE_CHECKING:
    from datetime import datetime

    from applications.models import Application

FEWEST = 30


@dataclass(frozen=True)
class Waits:
    """How long answers took, in whole days; only known when there were enough of them."""

    count: int
    half: int = 0
    nine: int = 0
    counted_at: datetime | None = None

    @property
    def is_known(self) -> bool:
        return self.count >= FEWEST


def waits_at(path: str, paper: Application) -> Waits:
    """Return how long an office's desk took with papers like this one. One query."""
    counted = DeskWait.objects.filter(
        exam=paper.exam_id, path=path, step=paper.step, level=paper.apply_level
    )
    found = counted.values_list("count", "half", "nine", "counted_at").first()
    return Waits(*found) if found else Waits(0)
