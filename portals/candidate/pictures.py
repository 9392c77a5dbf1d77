"""A slot for a paper as the page shows it: its pages, its state and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portals.shell.pieces import Tone


@dataclass(frozen=True)
class Picture:
    """An uploaded page: where to see it, and what a reviewer may object to."""

    public_id: str
    number: int
    warnings: tuple[str, ...] = ()
    kept_anyway: bool = False
    on_behalf: bool = False

    @property
    def url(self) -> str:
        return reverse("candidate:file", args=[self.public_id])

    @property
    def small_url(self) -> str:
        return reverse("candidate:small_file", args=[self.public_id])

    @property
    def change_url(self) -> str:
        return reverse("candidate:change_page", args=[self.public_id])

    @property
    def doubts(self) -> tuple[str, ...]:
        """Return the warnings the person has not yet answered."""
        return () if self.kept_anyway else self.warnings


@dataclass(frozen=True)
class Slot:
    """One paper with its pages, its addresses and what was refused just now."""

    code: str
    title: str
    hint: str
    paper_id: str
    is_asked: bool
    is_portrait: bool = False
    is_of_an_answer: bool = False
    turns: bool = True
    pictures: tuple[Picture, ...] = ()
    removed: tuple[Picture, ...] = ()
    refused: tuple[str, ...] = ()
    most: int = 1
    back: str = ""
    page_url: str = ""
    next_url: str = ""
    is_wide: bool = False
    awaits_new: bool = False

    @property
    def upload_url(self) -> str:
        return reverse("candidate:upload", args=[self.paper_id, self.code])

    @property
    def begin_url(self) -> str:
        return reverse("candidate:begin_upload", args=[self.paper_id, self.code])

    @property
    def photo_url(self) -> str:
        """Return the page that cuts a portrait out of any picture; "" for other papers."""
        return reverse("candidate:photo", args=[self.paper_id]) if self.is_portrait else ""

    @property
    def is_present(self) -> bool:
        return bool(self.pictures)

    @property
    def is_missing(self) -> bool:
        return self.is_asked and not self.pictures

    @property
    def left_over(self) -> str:
        """Say what becomes of pages whose question was answered otherwise meanwhile."""
        if self.is_asked or not self.is_of_an_answer or not self.pictures:
            return ""
        return (
            "按您现在选的，这一份不要求了。已传的照片还留着，审核员看得到；"
            "不想留的点「移除」，再选回来就直接用它。"
        )

    @property
    def has_several(self) -> bool:
        return self.most > 1

    @property
    def shown(self) -> tuple[Picture, ...]:
        """Return the pages that can be changed: a refused one is replaced, not turned."""
        is_refused = self.awaits_new and not self.has_several
        return () if is_refused else self.pictures

    @property
    def is_full(self) -> bool:
        return self.has_several and len(self.pictures) >= self.most

    @property
    def offers_more(self) -> bool:
        """Say whether the large button stands there: a single page is changed at its own place."""
        return not self.is_full and (self.has_several or not self.shown)

    @property
    def tone(self) -> Tone:
        if self.awaits_new:
            return "do"
        return "ok" if self.pictures else "do" if self.is_asked else "off"

    @property
    def word(self) -> str:
        if not self.pictures:
            return "还没有上传" if self.is_asked else "选填"
        if self.awaits_new:
            return "还没有重新上传"
        return f"已收下 {len(self.pictures)} 张" if self.has_several else "已收下"

    @property
    def room(self) -> str:
        """Say how many pages fit, where more than one does."""
        if self.is_full:
            return f"已满 {self.most} 张。要换的话，点那一张下面的「换一张」。"
        return f"最多 {self.most} 张，可以一次选几张。" if self.has_several else ""

    @property
    def action_css(self) -> str:
        if self.is_wide and (self.awaits_new or not self.pictures):
            return "btn-primary btn-lg w-100"
        return "btn-quiet" if self.pictures else "btn-outline-primary"

    @property
    def camera_css(self) -> str:
        return "btn-lg w-100" if self.is_wide else ""

    @property
    def action(self) -> str:
        if not self.pictures:
            return "上传照片" if self.is_portrait else "添加上传资料"
        return "再添一张" if self.has_several else "重新选一张"


@dataclass(frozen=True)
class PapersLeft:
    """How many of the papers that are asked for are still missing."""

    slots: tuple[Slot, ...]

    @classmethod
    def of(cls, slots: Sequence[Slot]) -> PapersLeft:
        return cls(tuple(slot for slot in slots if slot.is_missing))

    @property
    def tone(self) -> Tone:
        return "do" if self.slots else "ok"

    @property
    def word(self) -> str:
        return f"还差 {len(self.slots)} 份" if self.slots else "都传好了"
