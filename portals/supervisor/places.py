"""The places a board compares: what lies right under the supervisor's own region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import CharField, DateTimeField, Func
from django.db.models.aggregates import Aggregate

if TYPE_CHECKING:
    from accounts.models import Posting


class PlaceOf(Func):
    """The path of a region cut to a number of steps: 41.4103.410327 to two is 41.4103."""

    template = "array_to_string((string_to_array(%(expressions)s, '.'))[1:%(steps)d], '.')"
    output_field = CharField()

    def __init__(self, expression: str, *, steps: int) -> None:
        super().__init__(expression, steps=steps)


class WaitingSince(Aggregate):
    """The moment since which this share of tasks, the newest first, has waited at most."""

    function = "PERCENTILE_DISC"
    template = "%(function)s(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s DESC)"
    output_field = DateTimeField()

    def __init__(self, expression: str, *, share: float) -> None:
        super().__init__(expression, share=share)


def steps_under(posting: Posting) -> int:
    """Return how long the paths of the compared places are."""
    return posting.region_path.count(".") + 2
