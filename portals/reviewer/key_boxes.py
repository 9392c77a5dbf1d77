"""Two keys side by side on a case; the second person does not see how the first one turned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from flows.commands import two_keys
from flows.models import Opinion
from portals.reviewer.done_rows import DECISIONS
from portals.shell.wording import day_time

if TYPE_CHECKING:
    from accounts.models import Posting
    from applications.models import Application
    from flows.models import DeskRow

TITLES = ("第一把钥匙", "第二把钥匙")
SEALED = "意见等另一位决定后显示"


@dataclass(frozen=True)
class KeyBox:
    """One key: who turned it and when; `word` is the verdict for those who may know it."""

    title: str
    who: str = "还没有人"
    at: str = ""
    word: str = ""
    reason: str = ""

    @property
    def css(self) -> str:
        return "done" if self.at else "open"

    @property
    def tone(self) -> str:
        return " st-ok" if self.at else ""


@dataclass(frozen=True)
class KeyBoxes:
    """Both keys and what this person is among the two."""

    boxes: tuple[KeyBox, ...]
    sentence: str


def key_boxes_of(paper: Application, posting: Posting, row: DeskRow | None) -> KeyBoxes | None:
    """Return the keys of a case that needs two people; None when one decides. One query then."""
    if row is None or not two_keys.are_needed(paper):
        return None
    given = list(Opinion.objects.about(paper).select_related("posting__user"))
    newest = {opinion.posting.user_id: opinion for opinion in given}
    is_open = len(newest) > 1 and posting.user_id in newest
    boxes = [_box(one, shown=is_open) for one in newest.values()][-2:]
    filled = [*boxes, *[KeyBox("")] * (2 - len(boxes))]
    titled = zip(TITLES, filled, strict=True)
    return KeyBoxes(
        tuple(KeyBox(title, box.who, box.at, box.word, box.reason) for title, box in titled),
        _sentence(newest, posting),
    )


def _box(opinion: Opinion, *, shown: bool) -> KeyBox:
    return KeyBox(
        "",
        opinion.posting.user.name,
        day_time(timezone.localtime(opinion.at)),
        DECISIONS[opinion.verdict][1] if shown else SEALED,
        opinion.reason if shown else "",
    )


def _sentence(newest: dict[int, Opinion], posting: Posting) -> str:
    if posting.user_id not in newest:
        return f"须两人通过，您是{'第二人' if newest else '第一人'}。"
    if len(newest) > 1:
        return "两人意见不一致，请再看一次。只有办理的两个人看得到对方的意见。"
    return "须两人通过，您已经决定，等另一位同事。"
