"""Files that arrive in pieces: announced, sent piece by piece, and picked up where it broke off."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from applications import partials, slots
from applications.errors import Objection, Refused
from applications.models import PartialUpload
from applications.states import EDITABLE
from documents.jpeg import MAX_BYTES
from documents.pictures import conversion_of
from exams.models import DocumentRule
from flows import desk
from flows.commands import candidate, phone_upload
from flows.commands.editing import require_editable, require_own

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from accounts.models import User
    from applications.models import Application, Attachment, PhoneLink

CLOSED = "这一项现在不能修改。"
NO_SLOT = "这次考核不需要这项材料。"
TOO_HEAVY = "文件超过了 10 MB，请把照片缩小后再上传。"
EMPTY = "这个文件是空的，里面没有照片。请重新选择。"
TOO_MUCH = "没有传完的文件太多了。请先把前面的传完，或过一天再试。"
GARBLED = "传的时候出了差错，收到的和您选的不一样。请再选一次。"


class WrongOffset(Exception):
    """A piece does not follow on what was received; `received` says where to go on."""

    def __init__(self, received: int) -> None:
        super().__init__(f"go on at {received}")
        self.received = received


@dataclass(frozen=True)
class Announced:
    """What a browser says about a file before it sends it."""

    size: int
    sha256: str
    replaces: str = ""


@dataclass(frozen=True)
class Receipt:
    """How much was received; with the last piece, the page it became and what is to be told."""

    received: int
    attachment: Attachment | None = None
    told: str = ""


def begin(
    public_id: str, *, by: User, code: str, announced: Announced, link: PhoneLink | None = None
) -> PartialUpload:
    """Let a file be sent to a slot, or go on with one that broke off.

    A file that comes from a phone belongs to the link it comes by, and to no other. A newer code
    for the same slot may go on with it: the old one is dead by then, and the hash holds the whole.

    Raises:
        Refused: the slot is closed or full, the file is too large or was sent before.
    """
    with desk.holding(public_id) as paper:
        require_own(paper, by)
        rule = _rule(paper, code)
        _require_size(announced, code)
        require_editable(paper, documents=[code])
        slots.require_in_time(paper, now=timezone.now())
        replaced = slots.page_to_replace(paper, code, announced.replaces)
        slots.require_place(paper, rule, sent=announced.sha256, replacing=replaced)
        now = timezone.now()
        unfinished = paper.partial_uploads.filter(attachment=None, touched_at__gt=_oldest(now))
        facts: dict[str, Any] = {
            "code": code,
            "size": announced.size,
            "sha256": announced.sha256,
            "uploaded_by": by,
            "replaces": replaced,
        }
        same = _broken_off(unfinished.filter(**facts), link)
        if same is not None:
            return same
        _require_quota(unfinished.aggregate(sum=Sum("size"))["sum"] or 0, announced, code)
        return PartialUpload.objects.create(
            application=paper, touched_at=now, by_link=_name_of(link), **facts
        )


def receive(
    token: str, *, by: User, offset: int, data: bytes, link: PhoneLink | None = None
) -> Receipt:
    """Take the next piece; the last one makes the whole a page of its slot.

    A piece whose answer was lost may be sent again: the offset tells.

    Raises:
        PartialUpload.DoesNotExist: there is none, it is somebody else's, it comes by another
            link, or it is too old.
        WrongOffset: this is not the next piece.
        Refused: the slot is closed by now, or the whole is no picture we can take.
    """
    with transaction.atomic():
        partial = _own(token, by, link)
        if partial.attachment is not None:
            return Receipt(partial.size, partial.attachment)
        _require_next(partial, offset, data)
        partials.write(partial, data)
        partial.touched_at = timezone.now()
        partial.save(update_fields=["received", "touched_at"])
        if not partial.is_whole:
            return Receipt(partial.received)
        receipt = _finish(partial, by=by, link=link)
    if isinstance(receipt, Refused):
        raise receipt
    return receipt


def forget_old() -> int:
    """Delete files nobody has gone on with for a day; return how many. May run twice."""
    old = PartialUpload.objects.filter(touched_at__lte=_oldest(timezone.now()))
    with transaction.atomic():
        found = list(old.select_for_update(skip_locked=True).order_by("pk")[:500])
        for partial in found:
            partials.discard(partial)
            partial.delete()
    return len(found)


def _finish(partial: PartialUpload, *, by: User, link: PhoneLink | None) -> Receipt | Refused:
    """Turn the whole into a page. A refusal is returned, so that what it deletes stays deleted."""
    data = partials.whole(partial)
    try:
        _require_same(partial, data)
        partial.attachment = _attach(partial, by=by, data=data, link=link)
    except Refused as refusal:
        partials.discard(partial)
        partial.delete()
        return refusal
    partial.save(update_fields=["attachment"])
    partials.discard(partial)
    return Receipt(partial.size, partial.attachment, conversion_of(data))


def _attach(
    partial: PartialUpload, *, by: User, data: bytes, link: PhoneLink | None
) -> Attachment | None:
    if link is not None:
        return phone_upload.take_picture(link, data=data)
    replaces = partial.replaces.public_id if partial.replaces else ""
    paper = partial.application.public_id
    return candidate.attach(paper, by=by, code=partial.code, data=data, replaces=replaces)


def _broken_off(same: QuerySet[PartialUpload], link: PhoneLink | None) -> PartialUpload | None:
    """Return the file that broke off here; a phone's newest link takes over an older link's."""
    if link is None:
        return same.filter(by_link="").first()
    partial = same.exclude(by_link="").select_for_update().order_by("-received").first()
    if partial is not None and partial.by_link != link.public_id:
        partial.by_link = link.public_id
        partial.save(update_fields=["by_link"])
    return partial


def _name_of(link: PhoneLink | None) -> str:
    return link.public_id if link is not None else ""


def _own(token: str, by: User, link: PhoneLink | None) -> PartialUpload:
    """Return a person's own file on its way, locked until the piece is in."""
    alive = PartialUpload.objects.filter(
        touched_at__gt=_oldest(timezone.now()), uploaded_by=by, by_link=_name_of(link)
    )
    locked = alive.select_for_update(of=("self",))
    return locked.select_related("application", "attachment", "replaces").get(public_id=token)


def _require_next(partial: PartialUpload, offset: int, data: bytes) -> None:
    if partial.application.state not in EDITABLE:
        raise Refused(Objection("not_editable", partial.code, CLOSED))
    if offset != partial.received:
        raise WrongOffset(partial.received)
    if offset + len(data) > partial.size:
        raise Refused(Objection("too_heavy", partial.code, GARBLED))


def _require_same(partial: PartialUpload, data: bytes) -> None:
    if hashlib.sha256(data).hexdigest() != partial.sha256:
        raise Refused(Objection("garbled", partial.code, GARBLED))


def _require_size(announced: Announced, code: str) -> None:
    if announced.size <= 0:
        raise Refused(Objection("empty", code, EMPTY))
    if announced.size > MAX_BYTES:
        raise Refused(Objection("too_heavy", code, TOO_HEAVY))


def _require_quota(on_their_way: int, announced: Announced, code: str) -> None:
    if on_their_way + announced.size > settings.PARTIAL_UPLOADS_MOST_BYTES:
        raise Refused(Objection("too_much", code, TOO_MUCH))


def _rule(paper: Application, code: str) -> DocumentRule:
    rule = DocumentRule.objects.filter(exam=paper.exam_id, code=code).first()
    if rule is None:
        raise Refused(Objection("no_such_slot", code, NO_SLOT))
    return rule


def _oldest(now: datetime) -> datetime:
    return now - settings.PARTIAL_UPLOADS_LIFE
