"""The flagged things of a returned paper, each with the reviewer's words and what was supplied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db.models import Subquery
from django.urls import reverse

from applications.states import State
from audit import trail
from portals.candidate.following.asked import asked_by_rules, asked_of
from portals.candidate.following.papers import followed_paper
from portals.shell.wording import day_time

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from accounts.models import User
    from applications.models import Application, Attachment
    from portals.candidate.following.asked import Asked
    from portals.candidate.following.route import Route
    from portals.shell.pieces import Tone


@dataclass(frozen=True)
class Item:
    """One flagged thing on the page."""

    asked: Asked
    desk: str
    is_supplied: bool
    pictures: tuple[str, ...] = ()
    objections: tuple[str, ...] = ()
    is_next: bool = False
    back_url: str = ""
    skip_url: str = ""

    @property
    def url(self) -> str:
        return reverse("candidate:fix_item", args=[self.asked.key])

    @property
    def signed(self) -> str:
        """Return whose words the note is, and when they were written."""
        when = self.asked.raised_at
        return f"{self.desk} · {day_time(when)}" if when else "自动检查"

    @property
    def tone(self) -> Tone:
        return "ok" if self.is_supplied else "do"

    @property
    def word(self) -> str:
        if self.asked.is_document:
            return "已重新上传" if self.is_supplied else "还没有重新上传"
        return "已改" if self.is_supplied else "还没有改"

    @property
    def action(self) -> str:
        if self.is_supplied:
            return "再改一次"
        return "重新上传" if self.asked.is_document else "修改"

    @property
    def action_icon(self) -> str:
        return "redo" if self.is_supplied else "camera" if self.asked.is_document else "edit"

    @property
    def action_css(self) -> str:
        if self.is_next:
            return "btn-primary btn-lg"
        return "btn-quiet" if self.is_supplied else "btn-outline-primary"


def paper_to_mend(user: User) -> Application | None:
    """Return the person's paper while something is asked for; None otherwise."""
    paper = followed_paper(user)
    if paper is None or paper.current_state is not State.NEEDS_MATERIALS:
        return None
    return paper


def items_of(
    paper: Application, route: Route, *, objections: Mapping[str, Sequence[str]] | None = None
) -> list[Item]:
    """Return what is asked for, in the reviewer's order, and what the rules ask for on top."""
    asked = asked_of(paper)
    flagged = {one.key for one in asked}
    asked += [one for one in asked_by_rules(paper) if one.key not in flagged]
    there: dict[str, list[Attachment]] = {}
    for attachment in paper.attachments.current().order_by("pk"):
        there.setdefault(attachment.code, []).append(attachment)
    changed = _changed_since_the_return(paper)
    said = objections or {}
    items = [
        Item(
            asked=one,
            desk=route.name_at(one.step),
            is_supplied=_is_newer(one, there) if one.is_document else one.code in changed,
            pictures=tuple(
                reverse("candidate:file", args=[picture.public_id])
                for picture in there.get(one.code, [])
            ),
            objections=tuple(said.get(one.code, ())),
        )
        for one in asked
    ]
    first = next((item for item in items if not item.is_supplied), None)
    urls = ["", *(item.url for item in items), ""]
    return [
        replace(item, is_next=item is first, back_url=urls[place], skip_url=urls[place + 2])
        for place, item in enumerate(items)
    ]


def _is_newer(one: Asked, there: Mapping[str, list[Attachment]]) -> bool:
    """Judge by versions, as handing in does: times of two machines could contradict each other."""
    seen = one.seen_version
    return seen is not None and any(picture.version > seen for picture in there.get(one.code, []))


def _changed_since_the_return(paper: Application) -> set[str]:
    """Return the fields that were saved after the paper came back, by their places in the trail."""
    history = trail.history_of(paper.reference)
    returns = history.filter(state_after=State.NEEDS_MATERIALS).exclude(
        state_before=State.NEEDS_MATERIALS
    )
    last = Subquery(returns.order_by("-position").values("position")[:1])
    saves = history.filter(verb="save", position__gt=last)
    return {
        name for details in saves.values_list("details", flat=True) for name in details["fields"]
    }
