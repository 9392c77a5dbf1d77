"""Accounts and postings as the office's pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone

from accounts.looking_after import is_start_password_over
from accounts.models import FactorReset, Posting, User
from portals.shell.turning import Turn, turn_of
from portals.shell.wording import full_day

if TYPE_CHECKING:
    from datetime import datetime

    from portals.shell.pieces import Tone

PAGE = 30
MOST_WAITING = 50


@dataclass(frozen=True)
class AccountLine:
    """One person in the list."""

    url: str
    name: str
    username: str
    postings: list[str]
    tone: Tone
    word: str


@dataclass(frozen=True)
class AccountPage:
    """A page of people, and the way on."""

    lines: list[AccountLine]
    count: int
    turn: Turn


@dataclass(frozen=True)
class WaitingLine:
    """Something that waits for a second person."""

    url: str
    name: str
    what: str
    asked_by: str


def account_page(by: Posting, *, text: str, wanted: str, now: datetime) -> AccountPage:
    """Return a page of the people somebody looks after, by name. Four queries."""
    mine = Posting.objects.looked_after_by(by)
    people = User.objects.filter(pk__in=mine.values("user")).select_related("second_factor")
    if text:
        people = people.filter(Q(name__icontains=text) | Q(username__icontains=text))
    shown = mine.not_over(now).with_faces()
    people = people.prefetch_related(Prefetch("postings", shown)).order_by("name", "pk")
    page = Paginator(people, PAGE).get_page(wanted)
    kept = f"{urlencode({'q': text})}&" if text else ""
    lines = [_account_line(person) for person in page]
    return AccountPage(lines, page.paginator.count, turn_of(page, kept=kept))


def _account_line(person: User) -> AccountLine:
    tone, word = standing_of(person)
    return AccountLine(
        url=reverse("office:account", args=[person.public_id]),
        name=person.name,
        username=person.username,
        postings=[str(one) for one in person.postings.all()],
        tone=tone,
        word=word,
    )


def standing_of(person: User) -> tuple[Tone, str]:
    """Return how an account stands, with its colour."""
    if not person.is_active:
        return "off", "已停用"
    if is_start_password_over(person, now=timezone.now()):
        return "no", "初始密码已过期"
    if person.must_change_password:
        return "wait", "还没有改初始密码"
    factor = getattr(person, "second_factor", None)
    if factor is None or factor.confirmed_at is None:
        return "wait", "还没有开通两步验证"
    return "ok", "正常"


def waiting_lines(by: Posting, *, now: datetime) -> list[WaitingLine]:
    """Return what waits for a second person, oldest first. Two queries."""
    mine = Posting.objects.looked_after_by(by)
    grants = [
        _waiting(one.user, f"授予岗位：{one}", one.granted_by)
        for one in mine.waiting(now).with_faces()[:MOST_WAITING]
    ]
    resets = FactorReset.objects.open().filter(user__in=mine.values("user"))
    faces = resets.select_related("user", "asked_by").order_by("asked_at")[:MOST_WAITING]
    return grants + [_waiting(one.user, "重置两步验证", one.asked_by) for one in faces]


def _waiting(person: User, what: str, asked_by: User | None) -> WaitingLine:
    url = reverse("office:account", args=[person.public_id])
    return WaitingLine(url, person.name, what, asked_by.name if asked_by else "")


@dataclass(frozen=True)
class PostingLine:
    """One posting of a person."""

    handle: str
    title: str
    days: str
    granted: str
    tone: Tone
    word: str
    may_agree: bool
    is_locked: bool
    may_end: bool
    may_name: bool


def posting_line(posting: Posting, *, by: Posting, is_mine: bool, now: datetime) -> PostingLine:
    """Return a posting with what this reader may do about it."""
    is_over = posting.ends is not None and posting.ends <= now
    is_waiting = not is_over and posting.agreed_at is None and posting.granted_by is not None
    is_party = by.user_id in {posting.user_id, posting.granted_by_id}
    tone, word = _state(posting, now, is_over=is_over, is_waiting=is_waiting)
    return PostingLine(
        handle=posting.handle,
        title=str(posting),
        days=_days(posting),
        granted=_granted(posting),
        tone=tone,
        word=word,
        may_agree=is_mine and is_waiting and not is_party,
        is_locked=is_mine and is_waiting and is_party,
        may_end=is_mine and not is_over and by.user_id != posting.user_id,
        may_name=is_mine and word == "任职中" and posting.stands_in_for is None,
    )


def _state(posting: Posting, now: datetime, *, is_over: bool, is_waiting: bool) -> tuple[Tone, str]:
    if is_over:
        return "off", "已结束"
    if is_waiting:
        return "do", "等第二个人同意"
    return ("wait", "还没有开始") if posting.starts > now else ("ok", "任职中")


def _days(posting: Posting) -> str:
    return f"{full_day(posting.starts)} 起" + (
        f"，到 {full_day(posting.ends)} 前" if posting.ends else "，一直有效"
    )


def _granted(posting: Posting) -> str:
    if posting.granted_by is None:
        return "系统初始设置"
    second = f"，{posting.agreed_by.name} 同意" if posting.agreed_by else ""
    return f"{posting.granted_by.name} 授予{second}"
