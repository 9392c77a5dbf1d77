"""A slot for a paper as the page shows it: its pictures, its state and its one action."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from applications.rules.papers import Document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portals.shell.pieces import Tone


@dataclass(frozen=True)
class Picture:
    """An uploaded picture: where to see it, and what a reviewer may object to."""

    url: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Slot:
    """One paper with its pictures, its upload address and what was refused just now."""

    code: str
    title: str
    hint: str
    upload_url: str
    is_asked: bool
    is_portrait: bool = False
    pictures: tuple[Picture, ...] = ()
    refused: tuple[str, ...] = ()
    most: int = 1
    back: str = ""

    @property
    def is_present(self) -> bool:
        return bool(self.pictures)

    @property
    def is_missing(self) -> bool:
        return self.is_asked and not self.pictures

    @property
    def tone(self) -> Tone:
        return "ok" if self.pictures else "do" if self.is_asked else "off"

    @property
    def word(self) -> str:
        return "已收下" if self.pictures else "还没有上传" if self.is_asked else "选填"

    @property
    def warnings(self) -> list[str]:
        return [warning for picture in self.pictures for warning in picture.warnings]

    @property
    def icon(self) -> str:
        return "user" if self.is_portrait else "card" if self.code == Document.ID_CARD else "file"

    @property
    def action_css(self) -> str:
        return "btn-quiet" if self.pictures else "btn-outline-primary"

    @property
    def action_icon(self) -> str:
        return "redo" if self.pictures else "camera"

    @property
    def action(self) -> str:
        if not self.pictures:
            return "上传"
        return "再添一张" if len(self.pictures) < self.most else "换一张"


@dataclass(frozen=True)
class PapersLeft:
    """How many of the papers that are asked for are still missing."""

    titles: tuple[str, ...]

    @classmethod
    def of(cls, slots: Sequence[Slot]) -> PapersLeft:
        return cls(tuple(slot.title for slot in slots if slot.is_missing))

    @property
    def is_none(self) -> bool:
        return not self.titles

    @property
    def lacks(self) -> str:
        return "、".join(self.titles)

    @property
    def tone(self) -> Tone:
        return "do" if self.titles else "ok"

    @property
    def word(self) -> str:
        return f"差 {len(self.titles)} 份" if self.titles else "都传好了"

    @property
    def icon(self) -> str:
        return "alert" if self.titles else "okc"

    @property
    def icon_css(self) -> str:
        return "c-do" if self.titles else "c-ok"
