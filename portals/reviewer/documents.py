"""The documents of a case, with what this person has opened."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from applications import thumbnails
from applications.appraisal import check_code
from applications.rules.papers import Document as Papers
from portals.reviewer.opened import opened_by
from portals.shell.wording import day_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accounts.models import Posting
    from applications.models import Application, Attachment, Original
    from exams.models import DocumentRule


@dataclass(frozen=True)
class Document:
    """One picture of a case."""

    number: int
    code: str
    title: str
    url: str
    file_url: str
    return_url: str
    origin: str
    warnings: tuple[str, ...]
    is_opened: bool
    is_selected: bool
    is_picture: bool = True
    check_code: str = ""
    thumbnail: str = ""
    original_url: str = ""
    """Where the picture is shown that a portrait was cut from; "" for other papers."""

    @property
    def pin(self) -> str:
        """Return the item's key on the page 退回补正."""
        return self.return_url.partition("pick=")[2]

    @property
    def label(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def css(self) -> str:
        """Return the class of its entry in the directory."""
        return "on" if self.is_selected else "" if self.is_opened else "un"

    @property
    def open_word(self) -> str:
        return "看原图" if self.is_picture else "下载"

    @property
    def is_seen(self) -> bool:
        """Say whether it has been opened once this page is on the screen."""
        return self.is_opened or (self.is_selected and self.is_picture)


@dataclass(frozen=True)
class Documents:
    """All current documents of a case, one of them on the stage."""

    all: tuple[Document, ...]

    @property
    def selected(self) -> Document | None:
        return next(iter(self.stage), None)

    @property
    def stage(self) -> list[Document]:
        """Return what is shown large: one document, or none when there are none."""
        return [one for one in self.all if one.is_selected]

    @property
    def unseen(self) -> list[Document]:
        return [one for one in self.all if not one.is_seen]

    @property
    def seen_count(self) -> int:
        return len(self.all) - len(self.unseen)

    @property
    def before(self) -> Document | None:
        """Return the document before the one on the stage; from the first, the last."""
        return self._beside(-1)

    @property
    def after(self) -> Document | None:
        """Return the document behind the one on the stage; from the last, the first."""
        return self._beside(1)

    @property
    def next_unseen(self) -> Document | None:
        """Return the next one to open: behind the one on the stage, else from the top."""
        here = self.selected.number if self.selected else 0
        behind = [one for one in self.unseen if one.number > here]
        return next(iter([*behind, *self.unseen]), None)

    def of(self, *codes: str) -> list[Document]:
        """Return the documents of these kinds."""
        return [one for one in self.all if one.code in codes]

    def _beside(self, step: int) -> Document | None:
        if self.selected is None:
            return None
        return self.all[(self.selected.number - 1 + step) % len(self.all)]


def documents_of(
    paper: Application, rules: Sequence[DocumentRule], *, posting: Posting, wanted: str
) -> Documents:
    """Return a case's documents in the exam's order; `wanted` is put on the stage.

    Without a wish the first unopened one is, or the first of all. Two queries.
    """
    order = [rule.code for rule in rules]
    current = sorted(
        paper.attachments.current().select_related("uploaded_by", "cut_from"),
        key=lambda one: (
            order.index(one.code) if one.code in order else len(order),
            one.position,
            one.pk,
        ),
    )
    opened = opened_by(posting.public_id, [paper.reference])
    chosen = _chosen(current, opened, wanted)
    titles = _titles(current, {rule.code: rule.title for rule in rules})
    return Documents(
        tuple(
            _document(paper, one, number, title, opened=opened, chosen=chosen)
            for number, (one, title) in enumerate(zip(current, titles, strict=True), start=1)
        )
    )


def _chosen(current: Sequence[Attachment], opened: set[str], wanted: str) -> str:
    names = [one.public_id for one in current]
    if wanted in names:
        return wanted
    unopened = [name for name in names if name not in opened]
    return next(iter([*unopened, *names]), "")


def _titles(current: Sequence[Attachment], titles: dict[str, str]) -> list[str]:
    """Return a title for each; several pictures of one kind are numbered."""
    many = Counter(one.code for one in current)
    met: Counter[str] = Counter()
    said = []
    for one in current:
        met[one.code] += 1
        place = f"（{met[one.code]}）" if many[one.code] > 1 else ""
        said.append(titles.get(one.code, "其他材料") + place)
    return said


def _document(
    paper: Application, one: Attachment, number: int, title: str, *, opened: set[str], chosen: str
) -> Document:
    case = reverse("reviewer:case", args=[paper.public_id])
    back = reverse("reviewer:send_back", args=[paper.public_id])
    is_form = one.code == Papers.APPRAISAL_FORM
    who = f"{one.uploaded_by.name}代传" if one.on_behalf else "本人上传"
    return Document(
        number=number,
        code=one.code,
        title=f"{title}：{one.title}" if one.title else title,
        url=f"{case}?doc={one.public_id}",
        file_url=reverse("reviewer:document", args=[one.public_id]),
        return_url=f"{back}?pick=document-{one.code}",
        origin=f"第 {one.version} 版 · {who} {day_time(one.created_at)}",
        warnings=tuple(one.warnings),
        is_opened=one.public_id in opened,
        is_selected=one.public_id == chosen,
        is_picture=one.is_picture,
        check_code=check_code(paper) if is_form and one.public_id == chosen else "",
        thumbnail=thumbnails.inline(one),
        original_url=_original_url(one),
    )


def _original_url(one: Attachment) -> str:
    original: Original | None = getattr(one, "cut_from", None)
    return reverse("reviewer:original", args=[original.public_id]) if original else ""
