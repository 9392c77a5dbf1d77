"""Who on the staff opened a person's papers: the office and the role, never a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.models import Posting
from applications.models import Attachment
from audit.models import Reading
from exams.models import DocumentRule
from portals.shell.pieces import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from accounts.models import User

SHOWN = 200
DOCUMENT = "document:"
ORIGINAL = "original:"
SOMEBODY = "工作人员"
WORDS = {
    "trail": "办理经过",
    "request": "找回账号的申请",
    "photo": "找回账号的照片",
    "roster": "单位的人员名册（导出）",
    "phone": "手机号",
}


@dataclass(frozen=True)
class Opening:
    """Something of a person was opened: when, by whose office and role, and what."""

    at: datetime
    who: str
    what: str


def openings_of(user: User, *, most: int | None = None) -> Iterator[Opening]:
    """Yield who opened what, newest first. Four queries, whatever the length."""
    subjects = [*user.applications.values_list("reference", flat=True)]
    subjects += user.recoveries.values_list("reference", flat=True)
    readings = Reading.objects.filter(subject__in=subjects).order_by("-at", "-pk")[:most]
    titles = _titles_of(user)
    postings = _postings_of(readings.values_list("reader", flat=True))
    for reading in readings.iterator(chunk_size=500):
        who = _office_and_role(reading, postings.get(reading.reader, []))
        yield Opening(reading.at, who, _what(reading.what, titles))


def events_of(openings: Iterable[Opening]) -> list[Event]:
    """Return one event for each office and day, the newest first, with everything opened then."""
    days: dict[tuple[str, object], list[Opening]] = {}
    for opening in openings:
        day = timezone.localtime(opening.at).date()
        days.setdefault((opening.who, day), []).append(opening)
    return [Event(found[0].at, who, _said(found)) for (who, _), found in days.items()]


def _said(openings: Sequence[Opening]) -> str:
    what = list(dict.fromkeys(opening.what for opening in openings))
    return f"打开了 {len(what)} 项：{'、'.join(what)}"


def _office_and_role(reading: Reading, postings: Sequence[Posting]) -> str:
    """Return 洛阳市 · 审核员: the posting the label names, else the one in force at the time."""
    named = [one for one in postings if one.label == reading.reader_label]
    then = [one for one in postings if one.starts <= reading.at]
    found = next(iter([*named, *then]), None)
    return str(found) if found else SOMEBODY


def _postings_of(readers: Iterable[str]) -> dict[str, list[Posting]]:
    postings = Posting.objects.filter(user__public_id__in=set(readers))
    found: dict[str, list[Posting]] = {}
    for posting in postings.select_related("user", "region", "employer").order_by("-starts"):
        found.setdefault(posting.user.public_id, []).append(posting)
    return found


def _titles_of(user: User) -> dict[str, str]:
    """Return the title of each file a person ever handed in, by its public id."""
    rules = DocumentRule.objects.filter(exam__applications__candidate=user)
    titles = {
        (exam, code): title for exam, code, title in rules.values_list("exam", "code", "title")
    }
    files = Attachment.objects.filter(application__candidate=user)
    return {
        public_id: titles.get((exam, code), code)
        for public_id, exam, code in files.values_list("public_id", "application__exam", "code")
    }


def _what(what: str, titles: dict[str, str]) -> str:
    if what.startswith(DOCUMENT):
        return titles.get(what.removeprefix(DOCUMENT), "一份材料")
    if what.startswith(ORIGINAL):
        return "照片原图"
    return WORDS.get(what, "报名信息")
