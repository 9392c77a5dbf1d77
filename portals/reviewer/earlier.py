"""Earlier applications of the same person, as far as the reader may see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from applications.models import Application
from portals.shell.wording import level_short

if TYPE_CHECKING:
    from accounts.models import Posting

MOST = 10


@dataclass(frozen=True)
class EarlierLine:
    """One earlier application: which exam, what for, and how it ended."""

    exam: str
    what: str
    state: str
    url: str


def earlier_of(paper: Application, posting: Posting) -> list[EarlierLine]:
    """Return the person's other applications within the reader's scope, newest first. One query."""
    others = Application.objects.visible_to(posting).of(paper.candidate).exclude(pk=paper.pk)
    newest = others.select_related("exam", "apply_trade").order_by("-exam__year", "-pk")
    return [_line(one) for one in newest[:MOST]]


def _line(one: Application) -> EarlierLine:
    trade = one.apply_trade.name if one.apply_trade else ""
    return EarlierLine(
        exam=one.exam.name,
        what=f"{trade} · {level_short(one.apply_level)}",
        state=one.current_state.label,
        url=reverse("reviewer:case", args=[one.public_id]),
    )
