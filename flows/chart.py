"""Draw the graph of an approval, with how many cases wait at each node.

Nodes and arrows are read from the flow, so that the picture cannot say something else. Only the
places are chosen here: the gateway is a bar, the desks stand on it in the order people know, and
what the candidate has to do hangs below it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from viewflow.workflow.chart import calc_layout_data

from flows.approval import ApprovalFlow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.safestring import SafeString

HUB = "route"
BAR_TOP, BAR_BOTTOM = 134, 164
BAR_LEFT, BAR_RIGHT = 104, 896
BOX_WIDTH, BOX_HEIGHT = 164, 74
LANE = 34
GAP, TIP = 3, 8
DIGIT, COMMA = 15, 7
"""How wide they are in the type of the numbers."""
WORDS = {"start": "提交", "end": "办结"}


@dataclass(frozen=True)
class Place:
    """The middle of a node, in the picture's own units (1000 × 290), and its colours."""

    x: int
    y: int
    fill: str = "#ffffff"
    stroke: str = "#b9c4d4"


DESK = ("#f2f7fd", "#1463c6")
CANDIDATE = ("#fff7ed", "#c56a12")
DONE = ("#f1faf5", "#156f42")
PLACES = {
    "start": Place(46, 149),
    "employer_check": Place(200, 56, *DESK),
    "office_review": Place(400, 56, *DESK),
    "provincial_review": Place(600, 56, *DESK),
    "payment": Place(800, 56, *CANDIDATE),
    "correct": Place(400, 242, *CANDIDATE),
    "end": Place(954, 149, *DONE),
}


@dataclass(frozen=True)
class Node:
    """One node as it is drawn."""

    name: str
    title: str
    count: int
    place: Place

    @property
    def left(self) -> int:
        return self.place.x - BOX_WIDTH // 2

    @property
    def top(self) -> int:
        return self.place.y - BOX_HEIGHT // 2

    @property
    def unit_left(self) -> int:
        """Return where 件 begins, right behind the number."""
        digits = len(str(self.count))
        return self.left + 20 + DIGIT * digits + COMMA * ((digits - 1) // 3)

    @property
    def is_round(self) -> bool:
        return self.name in WORDS

    @property
    def is_counted(self) -> bool:
        """Say whether cases rest there; nobody rests at the start."""
        return self.name != "start"


def approval_svg(counts: Mapping[str, int]) -> SafeString:
    """Return the graph as SVG; `counts` says how many cases wait at each node, by node name."""
    grid = calc_layout_data(ApprovalFlow)
    names = [cell.node.name for cell in grid.cells if cell.node.name != HUB]
    titles = {cell.node.name: str(cell.node.task_title or "") for cell in grid.cells}
    nodes = [
        Node(name, WORDS.get(name, titles[name]), counts.get(name, 0), PLACES[name])
        for name in names
    ]
    arrows = sorted(arrow(edge.src.name, edge.dst.name) for edge in grid.edges)
    return render_to_string("supervisor/chart.svg", {"nodes": nodes, "arrows": arrows})


def arrow(source: str, target: str) -> str:
    """Return the path of an arrow between a node and the bar.

    Raises:
        KeyError: the flow has an arrow past the gateway, or a node without a place.
    """
    leaves_the_hub = source == HUB
    place = PLACES[target if leaves_the_hub else source]
    if BAR_LEFT < place.x < BAR_RIGHT:
        return _upright(place, leaves_the_hub=leaves_the_hub)
    return _level(place)


def _upright(place: Place, *, leaves_the_hub: bool) -> str:
    """Draw to a box above or below the bar: out on its left, back on its right."""
    above = place.y < BAR_TOP
    at_bar = BAR_TOP - GAP if above else BAR_BOTTOM + GAP
    at_box = place.y + (BOX_HEIGHT // 2 + GAP) * (1 if above else -1)
    x = place.x + (-LANE if leaves_the_hub else LANE)
    start, stop = (at_bar, at_box) if leaves_the_hub else (at_box, at_bar)
    room = TIP if stop > start else -TIP
    return f"M{x} {start}V{stop - room}"


def _level(place: Place) -> str:
    """Draw the way in from the left end, or out at the right end."""
    radius = 30 + GAP
    if place.x < BAR_LEFT:
        return f"M{place.x + radius} {place.y}H{BAR_LEFT - GAP - TIP}"
    return f"M{BAR_RIGHT + GAP} {place.y}H{place.x - radius - TIP}"
