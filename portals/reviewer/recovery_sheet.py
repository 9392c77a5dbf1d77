"""Everything the page of a recovery request shows, put together once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.urls import reverse

from accounts.models import RecoveryKind, RecoveryRequest, RecoveryState
from applications.models import Application
from applications.states import State
from audit import trail
from portals.reviewer.recovery_rows import TONES
from portals.shell.pieces import Event, Fact
from portals.shell.wording import day_time, full_day

if TYPE_CHECKING:
    from accounts.models import Posting
    from accounts.models.user import User
    from audit.models import Entry
    from portals.shell.pieces import Tone

DEEDS = {
    "ask_claim": "申请认领",
    "ask_phone": "申请更换手机号",
    "ask_phone_on_site": "当面核实，替本人申请更换手机号（第一把钥匙）",
    "prove_claim": "上传身份证照片",
    "propose_recovery": "核实，同意（第一把钥匙）",
    "confirm_recovery": "确认（第二把钥匙）",
    "refuse_recovery": "不同意",
    "stop_phone": "停止更换",
    "switch_phone": "手机号已更换",
    "expire_recovery": "逾期结束",
    "forget_photo": "身份证照片已删除",
}
CLAIM_MEANS = "确认以后，账号马上归申请人：旧密码和登录作废，草稿清空，已提交的报名标出来。"
PHONE_MEANS = "确认以后进入等待期，同时通知原手机号；没有人反对，到时自动换成新手机号。"


@dataclass(frozen=True)
class Keys:
    """The two keys, and which of them this person may turn now."""

    first: str
    first_at: str
    second: str
    second_at: str
    may_propose: bool = False
    may_confirm: bool = False
    is_locked: bool = False

    @property
    def may_refuse(self) -> bool:
        return self.may_propose or self.may_confirm or self.is_locked


@dataclass(frozen=True)
class RecoverySheet:
    """The page of a request."""

    public_id: str
    reference: str
    name: str
    kind: str
    tone: Tone
    state: str
    means: str
    keys: Keys
    facts: list[Fact]
    history: list[Event]
    photo_url: str = ""
    reason: str = ""
    warnings: list[str] = field(default_factory=list)


def recovery_sheet(request: RecoveryRequest, *, posting: Posting) -> RecoverySheet:
    """Put the page of a request together."""
    photo = reverse("reviewer:recovery_photo", args=[request.public_id]) if request.photo else ""
    return RecoverySheet(
        public_id=request.public_id,
        reference=request.reference,
        name=request.name,
        kind=RecoveryKind(request.kind).label,
        tone=TONES[request.state],
        state=request.current_state.label,
        means=CLAIM_MEANS if request.is_claim else PHONE_MEANS,
        keys=_keys(request, posting.user),
        facts=_facts(request),
        history=[_event(entry) for entry in trail.history_of(request.reference).reverse()],
        photo_url=photo,
        reason=request.reason,
        warnings=_warnings(request),
    )


def _keys(request: RecoveryRequest, reader: User) -> Keys:
    proposed = request.state == RecoveryState.PROPOSED
    own = request.proposed_by_id == reader.pk
    return Keys(
        first=_named(request.proposed_by, reader) or "单位或工考机构的一位工作人员",
        first_at=day_time(request.proposed_at) if request.proposed_at else "",
        second=_named(request.confirmed_by, reader) or "另一位工作人员",
        second_at=day_time(request.confirmed_at) if request.confirmed_at else "",
        may_propose=request.state == RecoveryState.WAITING,
        may_confirm=proposed and not own,
        is_locked=proposed and own,
    )


def _named(who: User | None, reader: User) -> str:
    if who is None:
        return ""
    return f"{who.name}（您）" if who == reader else who.name


def _facts(request: RecoveryRequest) -> list[Fact]:
    account = request.account
    born = full_day(account.birth_date) if account.birth_date else ""
    facts = [
        Fact("姓名", request.name, small=_other_name(request)),
        Fact("身份证号", request.id_number_masked, small=f"出生 {born}"),
        Fact("新手机号", request.phone),
        Fact("原手机号", request.old_phone_masked),
        Fact("单位", request.employer.name, small=request.employer.region.name),
        Fact("补充说明", request.note or "没有写"),
        Fact("申请时间", day_time(request.asked_at)),
        Fact("账号注册于", full_day(account.joined_at)),
    ]
    if request.switch_at is not None:
        facts.append(Fact("更换时间", day_time(request.switch_at)))
    return facts


def _other_name(request: RecoveryRequest) -> str:
    return f"账号上是：{request.account.name}" if request.account.name != request.name else ""


def _warnings(request: RecoveryRequest) -> list[str]:
    """Return what somebody should know who is about to turn a key."""
    same = RecoveryRequest.objects.filter(id_number_index=request.id_number_index)
    others = list(same.proven().exclude(pk=request.pk))
    found = []
    if any(one.is_under_way for one in others):
        found.append("同一个身份证号另有申请正在办理，请问清楚是哪一位。")
    if any(one.state == RecoveryState.STOPPED for one in others):
        found.append("原手机号的持有人以前反对过更换，请当面核对身份证原件。")
    papers = list(Application.objects.of(request.account).live()) if request.is_claim else []
    handed_in = [paper for paper in papers if paper.current_state is not State.DRAFT]
    if handed_in and request.is_under_way:
        found.append(f"账号里有 {len(handed_in)} 件已提交的报名，认领后会保留并标出，请核对内容。")
    return found


def _event(entry: Entry) -> Event:
    word = DEEDS.get(entry.verb, "其他记录")
    return Event(entry.at, f"{entry.actor_label or '系统'} {word}", entry.reason)
