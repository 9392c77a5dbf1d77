"""Everything the page of one account shows, put together once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accounts.looking_after import looks_after
from accounts.models import FactorReset, Posting
from accounts.second_factor import RECOVERY_CODES
from audit import trail
from portals.office.account_rows import PostingLine, posting_line, standing_of
from portals.shell.pieces import Event, Fact
from portals.shell.wording import day_time, full_day

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import User
    from audit.models import Entry
    from portals.shell.pieces import Tone

MOST_EVENTS = 30
DEEDS = {
    "create_account": "开通账号",
    "grant_posting": "授予岗位",
    "agree_posting": "同意授予岗位",
    "end_posting": "结束任职",
    "name_substitute": "指定代办人",
    "new_start_password": "重发初始密码",
    "deactivate": "停用账号",
    "reactivate": "恢复账号",
    "ask_factor_reset": "提出重置两步验证",
    "agree_factor_reset": "同意重置两步验证",
    "refuse_factor_reset": "不同意重置两步验证",
    "enrol_factor": "开通两步验证",
    "use_recovery_code": "用了一个备用码",
    "reset_password": "设了新密码",
    "change_password": "修改密码",
    "sign_out_everywhere": "退出别处的登录",
}


@dataclass(frozen=True)
class ResetCard:
    """A reset of the second factor that waits, and what this reader may do about it."""

    asked_by: str
    asked_at: str
    reason: str
    may_agree: bool
    is_locked: bool


@dataclass(frozen=True)
class AccountSheet:
    """The page of one account. `may_act`: it is open, not the own one, and in these hands."""

    public_id: str
    name: str
    tone: Tone
    word: str
    facts: list[Fact]
    postings: list[PostingLine]
    history: list[Event]
    reset: ResetCard | None
    is_own: bool
    may_act: bool
    may_open: bool
    may_reset: bool


def account_sheet(person: User, *, by: Posting, now: datetime) -> AccountSheet:
    """Put the page of an account together."""
    tone, word = standing_of(person)
    is_own = person == by.user
    may_act = not is_own and looks_after(by, person)
    reset = FactorReset.objects.open().filter(user=person).select_related("asked_by").first()
    is_enrolled = _enrolled_at(person) is not None
    return AccountSheet(
        public_id=person.public_id,
        name=person.name,
        tone=tone,
        word=word,
        facts=_facts(person),
        postings=_posting_lines(person, by=by, now=now),
        history=[_event(one) for one in _newest(person)],
        reset=_reset_card(reset, by, may_act=may_act) if reset else None,
        is_own=is_own,
        may_act=may_act and person.is_active,
        may_open=may_act and not person.is_active,
        may_reset=may_act and person.is_active and is_enrolled and reset is None,
    )


def _enrolled_at(person: User) -> datetime | None:
    factor = getattr(person, "second_factor", None)
    return factor.confirmed_at if factor is not None else None


def _posting_lines(person: User, *, by: Posting, now: datetime) -> list[PostingLine]:
    mine = set(Posting.objects.looked_after_by(by).filter(user=person).values_list("pk", flat=True))
    return [
        posting_line(one, by=by, is_mine=one.pk in mine, now=now)
        for one in Posting.objects.filter(user=person).with_faces().order_by("-starts", "-pk")
    ]


def _facts(person: User) -> list[Fact]:
    enrolled = _enrolled_at(person)
    left = person.recovery_codes.filter(used_at=None).count()
    factor = f"{full_day(enrolled)} 开通" if enrolled else "还没有开通"
    return [
        Fact("用户名", person.username),
        Fact("两步验证", factor, small=f"备用码还剩 {left} 个，共 {RECOVERY_CODES} 个"),
        Fact("最近登录", day_time(person.last_login) if person.last_login else "还没有登录过"),
        Fact("开通账号", full_day(person.joined_at)),
    ]


def _reset_card(reset: FactorReset, by: Posting, *, may_act: bool) -> ResetCard:
    is_first = reset.asked_by_id == by.user_id
    return ResetCard(
        asked_by=reset.asked_by.name,
        asked_at=day_time(reset.asked_at),
        reason=reset.reason,
        may_agree=may_act and not is_first,
        is_locked=may_act and is_first,
    )


def _newest(person: User) -> list[Entry]:
    return list(trail.history_of(person.public_id).reverse()[:MOST_EVENTS])


def _event(entry: Entry) -> Event:
    word = DEEDS.get(entry.verb, "其他记录")
    return Event(entry.at, f"{entry.actor_label or '系统'} {word}", entry.reason)
