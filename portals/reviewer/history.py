"""What happened to a case, newest first, with who did it: staff may know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from django.urls import reverse

from accounts.models import Role
from audit import trail
from portals.reviewer.done_rows import step_word
from portals.shell.pieces import Event, Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accounts.models import Posting
    from audit.models import Entry

NOTE = "note"
Tone = Literal["", "now", "need", "ok"]

DEEDS: dict[str, tuple[str, Tone]] = {
    "submit": ("提交信息", "now"),
    "resubmit": ("补充材料后再次提交", "now"),
    "confirm": ("确认与合格库不符的信息，仍要报考", "need"),
    "claim": ("领取", ""),
    "release": ("放回待领", ""),
    "set_aside": ("搁置", ""),
    "take_up": ("恢复办理", ""),
    "hand_over": ("移交给", ""),
    "remind": ("提醒本人", ""),
    "attach_on_behalf": ("代传材料", ""),
    "correct_employer": ("更正单位", "need"),
    "escalate": ("逾期，报给负责人", "need"),
    "reassign": ("转办", ""),
    "call": ("电话联系", ""),
    "undo_call": ("撤销电话联系的记录", ""),
    "approve": ("通过", "ok"),
    "send_back": ("退回补正", "need"),
    "reject": ("不通过", "need"),
    "decide": ("已决定，还没有通知本人", ""),
    "first_key": ("已决定，等第二人", ""),
    "keys_disagree": ("两人意见不一致，回到第一人", "need"),
    "undo": ("撤销了决定", ""),
    "overtake": ("报名有变化，决定作废", "need"),
    "propose_disqualification": ("提出取消资格", "need"),
    "drop_disqualification": ("没有同意取消资格", ""),
    "withdraw": ("撤回", ""),
    "lapse": ("逾期失效", "need"),
    "disqualify": ("取消资格", "need"),
    "extend": ("延长时间", ""),
    "order": ("生成缴费订单", ""),
    "pay": ("缴费", "ok"),
    "money_not_applied": ("收到款项，未入账", "need"),
    "issue_ticket": ("生成准考证", "ok"),
    "publish_score": ("公布成绩", "ok"),
    "reclaim_draft": ("账号还给本人，清空草稿", "need"),
    "reclaim_paper": ("账号还给本人，请核对内容", "need"),
}
BEFORE_SUBMITTING = [
    "start", "save", "attach", "bring_portrait", "refuse_portrait",
    "attach_by_phone", "open_phone_link", "print_appraisal",
    "turn", "remove_page", "restore_page", "keep_anyway", "request_employer",
    "answer_employer_request",
]  # fmt: skip
"""Typing and uploading is the candidate's own; the documents say when they came."""


@dataclass(frozen=True)
class Tale:
    """The deeds of a case, and what the staff noted beside them; both newest first."""

    deeds: list[Event]
    notes: list[Event]


def tale_of(reference: str, *, posting: Posting) -> Tale:
    """Return deeds and notes of a case as lines. One query.

    What proves a proposal to disqualify is for those who may decide on it.
    """
    shows_evidence = posting.role == Role.REVIEWER
    entries = trail.history_of(reference).exclude(verb__in=BEFORE_SUBMITTING).reverse()
    return Tale(
        deeds=[
            _event(entry, shows_evidence=shows_evidence) for entry in entries if entry.verb != NOTE
        ],
        notes=[
            Event(entry.at, entry.actor_label, entry.reason)
            for entry in entries
            if entry.verb == NOTE
        ],
    )


def _event(entry: Entry, *, shows_evidence: bool) -> Event:
    word, tone = DEEDS.get(entry.verb, ("其他记录", ""))
    who = entry.actor_label or "系统"
    step = step_word(str(entry.details.get("step", ""))) if entry.verb != "submit" else ""
    to = str(entry.details.get("to", ""))
    title = " ".join(part for part in (who, step, word, to) if part)
    links = tuple(_evidence(entry)) if shows_evidence else ()
    return Event(entry.at, title, entry.reason, tone, links)


def _evidence(entry: Entry) -> Iterator[Link]:
    for number, one in enumerate(entry.details.get("evidence", ()), start=1):
        yield Link(reverse("reviewer:evidence", args=[one["id"]]), f"证据 {number}")
