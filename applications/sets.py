"""Move many papers at once, by the same transitions that move one.

Source and target are read from the `@transition` declaration: there is one truth of what is legal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F

from applications.models import Application

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Leg:
    """Where a transition starts and where it ends."""

    source: str
    target: str


def leg_of(transition: str) -> Leg:
    """Return source and target of a transition that starts in exactly one state."""
    declared = getattr(Application, transition)._django_fsm.transitions  # noqa: SLF001 - django-fsm's declaration
    (source, details), *others = declared.items()
    if others:
        raise ValueError(f"{transition} starts in more than one state.")
    return Leg(str(source), str(details.target))


def move_all(papers: Sequence[Application], transition: str) -> Leg:
    """Move locked papers with one statement.

    Raises:
        ValueError: one of them is not where the transition starts; nothing was moved.
    """
    leg = leg_of(transition)
    ids = [paper.pk for paper in papers]
    at_the_start = Application.objects.filter(pk__in=ids, state=leg.source)
    moved = at_the_start.update(state=leg.target, version=F("version") + 1)
    if moved != len(ids):
        raise ValueError(f"{len(ids) - moved} papers are not {leg.source}.")
    return leg
