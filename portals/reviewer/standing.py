"""How a posting stands to a case: whether it may decide it, and if not, who has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from applications.states import State
from flows.deadlines import spoken_day
from flows.models import DeskRow
from flows.policy import objection_to
from portals.reviewer.desk_rows import OLDEST_FIRST, awake_pile

if TYPE_CHECKING:
    from accounts.models import Posting
    from applications.models import Application


@dataclass(frozen=True)
class Standing:
    """What a person may do with a case. `sentence` says why nothing, and is empty otherwise."""

    row: DeskRow | None
    may_decide: bool = False
    is_mine: bool = False
    sentence: str = ""

    @property
    def is_resting(self) -> bool:
        """Say whether the case is set aside and its day has not come."""
        until = self.row.held_until if self.row else None
        return until is not None and until > timezone.now()


def standing_of(paper: Application, posting: Posting) -> Standing:
    """Return how the posting stands to the case. Two queries, a third to name another office."""
    row = DeskRow.objects.filter(application=paper).select_related("owner").first()
    if row is None:
        return Standing(None, sentence=_resting(paper))
    objection = objection_to(posting, row)
    if objection:
        return Standing(row, sentence=objection)
    return Standing(row, may_decide=True, is_mine=row.owner_id in posting.acts_for)


def _resting(paper: Application) -> str:
    if paper.current_state is State.NEEDS_MATERIALS and paper.correction_due is not None:
        return f"已经退回，等本人在{spoken_day(paper.correction_due)}前补充材料。现在不用审核。"
    return f"这件报名现在是「{paper.current_state.label}」，不用审核。"


def next_on_pile(posting: Posting, *, after: DeskRow | None = None) -> str:
    """Return the public id of the next case of a person's pile, from the oldest; or nothing."""
    pile = awake_pile(posting).order_by(*OLDEST_FIRST.columns(backwards=False))
    if after is not None:
        pile = pile.exclude(pk=after.pk)
        behind = pile.filter(OLDEST_FIRST.beyond(OLDEST_FIRST.place_of(after)))
        return behind.values_list("public_id", flat=True).first() or ""
    return pile.values_list("public_id", flat=True).first() or ""
