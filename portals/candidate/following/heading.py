"""The first thing a page says: where the paper stands and what there is to do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.urls import reverse

from applications.states import State
from exams.models import Step
from portals.shell.wording import deadline, level_name

if TYPE_CHECKING:
    from applications.models import Application
    from portals.shell.pieces import Tone


@dataclass(frozen=True)
class Words:
    """What is said in one state; `action` is the word on the one large button, `page` its page."""

    tone: Tone
    title: str
    lead: str
    action: str = ""
    page: str = ""
    icon: str = ""


@dataclass(frozen=True)
class Heading:
    """The same, with this paper's facts in it."""

    tone: Tone
    title: str
    who: str
    lead: str
    action: str
    url: str
    icon: str


IDLE = "您的材料已经交上去了，现在不用您做什么。\n有结果会发短信到 {phone}。"
WORDS = {
    State.DRAFT: Words(
        "do",
        "还没有提交",
        "填的内容已经保存，但提交了才算报名。",
        "继续填写并提交",
        "candidate:application",
    ),
    State.SUBMITTED: Words("wait", "正在{step}", IDLE),
    State.NEEDS_MATERIALS: Words(
        "do", "请补充 {count} 项", "其余内容不用重填。", "现在补充", "candidate:fix"
    ),
    State.REJECTED: Words("no", "审核不通过", "原因：{reason}"),
    State.APPROVED: Words(
        "do",
        "审核通过，请缴费",
        "请在 {due} 前缴费，不缴费就不能参加考核。",
        "去缴费",
        "candidate:pay",
    ),
    State.PAID: Words(
        "wait", "已缴费，等待准考证", "现在不用您做什么。准考证发放后会发短信到 {phone}。"
    ),
    State.TICKET_ISSUED: Words(
        "do", "可以打印准考证了", "请打印准考证，考试时带上。", "打印准考证", "candidate:ticket"
    ),
    State.SCORED: Words(
        "ok", "考核结果已公布", "这次考核已经结束。", "查看考核结果", "candidate:result", "cap"
    ),
    State.LAPSED: Words("no", "逾期未完成", "在规定时间内没有完成，这次报名已失效。"),
    State.DISQUALIFIED: Words("no", "取消资格", "原因：{reason}"),
    State.WITHDRAWN: Words("off", "已撤回", "这份报名已撤回。"),
}
ONLINE = replace(WORDS[State.APPROVED], action="网上支付")
"""What is said where the money may be paid online: the guide's word for the button."""
CLOSED = Words(
    "no",
    "没有提交，现在不在报名时间内",
    "填的内容都在，不会丢，但现在不能提交。有特殊情况的，可以请工考办给您延期。",
)
"""What is said of a draft that cannot be handed in now."""


def who_is(paper: Application) -> str:
    """Return 王秀英 · 三级（高级工）护理员."""
    trade = paper.apply_trade.name if paper.apply_trade else ""
    return f"{paper.candidate.name} · {level_name(paper.apply_level)}{trade}"


def heading_of(
    paper: Application,
    *,
    count: int = 0,
    reason: str = "",
    is_closed: bool = False,
    pays_online: bool = False,
) -> Heading:
    """Return what a page opens with.

    Args:
        count: how many things a reviewer asks for.
        reason: why the paper was refused.
        is_closed: whether a draft can not be handed in now.
        pays_online: whether the region takes online payment.
    """
    words = CLOSED if is_closed else WORDS[paper.current_state]
    if pays_online and paper.current_state is State.APPROVED:
        words = ONLINE
    facts = {
        "phone": paper.candidate.phone_masked,
        "step": Step(paper.step).label if paper.step else "审核",
        "count": count,
        "reason": reason or "请打电话问审核单位。",
        "due": deadline(paper.payment_due) if paper.payment_due else "规定时间",
    }
    title, lead = words.title.format(**facts), words.lead.format(**facts)
    url = reverse(words.page) if words.page else ""
    return Heading(words.tone, title, who_is(paper), lead, words.action, url, words.icon)
