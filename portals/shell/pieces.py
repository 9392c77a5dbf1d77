"""What a page hands to a component: small values that already know how they look."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

Tone = Literal["wait", "do", "ok", "no", "off"]
"""Blue waiting, warm your turn, green done, red refused, grey nothing."""

TONE_ICONS: dict[Tone, str] = {
    "wait": "clock",
    "do": "alert",
    "ok": "okc",
    "no": "xc",
    "off": "minus",
}
NOTE_ICONS = {"info": "info", "do": "alert", "ok": "okc", "no": "xc"}
STEP_WORDS = {"done": "已完成", "now": "现在", "need": "轮到您了", "ahead": "还没到"}


@dataclass(frozen=True)
class Step:
    """One dot of the step line. `state` is done, now, need (the person's turn) or ahead."""

    word: str
    state: Literal["done", "now", "need", "ahead"] = "ahead"
    when: str = ""

    @property
    def css(self) -> str:
        return {"done": "done", "now": "now", "need": "now need", "ahead": ""}[self.state]

    @property
    def icon(self) -> str:
        """Return the sign in the dot; a step ahead shows its number instead."""
        return {"done": "check", "now": "clock", "need": "alert", "ahead": ""}[self.state]

    @property
    def spoken(self) -> str:
        return f"（{STEP_WORDS[self.state]}）"

    @property
    def is_current(self) -> bool:
        return self.state in {"now", "need"}

    @property
    def label_css(self) -> str:
        """Three characters stay on one line on phones; four break two and two."""
        return "lb lb3" if len(self.word) == 3 else "lb"


@dataclass(frozen=True)
class Link:
    """A word that leads somewhere."""

    url: str
    word: str


@dataclass(frozen=True)
class Event:
    """One line of a history, newest first: when, what, and which office or reason."""

    when: datetime | str
    title: str
    detail: str = ""
    tone: Literal["", "now", "need", "ok"] = ""
    links: tuple[Link, ...] = ()

    @property
    def moment(self) -> datetime | None:
        return None if isinstance(self.when, str) else self.when


@dataclass(frozen=True)
class Fact:
    """A label with its value; `small` explains, `locked` says that it cannot be changed here."""

    label: str
    value: str
    small: str = ""
    locked: bool = False
    change_url: str = ""


@dataclass(frozen=True)
class FileTile:
    """A picture or paper that is asked for, with what became of it."""

    title: str
    hint: str = ""
    picture_url: str = ""
    tone: Tone = "off"
    word: str = ""
    action_url: str = ""
    action_word: str = ""
    icon: str = "file"

    @property
    def is_present(self) -> bool:
        return bool(self.picture_url)

    @property
    def action_css(self) -> str:
        return "btn-quiet" if self.is_present else "btn-outline-primary"

    @property
    def action_icon(self) -> str:
        return "redo" if self.is_present else "camera"


@dataclass(frozen=True)
class NavigationItem:
    """One address of a face."""

    url: str
    word: str
    icon: str
    is_here: bool = False
    count: int = 0
    """How much waits there; nothing is said of none."""


@dataclass(frozen=True)
class NavigationGroup:
    """Addresses under a heading of the rail."""

    title: str
    items: list[NavigationItem] = field(default_factory=list)
