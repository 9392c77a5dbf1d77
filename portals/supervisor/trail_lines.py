"""The entries of a case's trail as lines, and whether their chain holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.trail import first_break
from portals.supervisor.facts import facts_of, short
from portals.supervisor.states import STATES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from audit.models import Entry
    from audit.trail import Break
    from portals.supervisor.facts import Titles

VERBS = {
    "start": "开始填报",
    "save": "保存信息",
    "attach": "上传材料",
    "bring_portrait": "选照片",
    "refuse_portrait": "照片检查没有通过",
    "attach_by_phone": "手机扫码上传材料",
    "turn": "转正一页材料",
    "remove_page": "移除一页材料",
    "restore_page": "恢复一页材料",
    "keep_anyway": "看过提示，仍用这一张",
    "attach_on_behalf": "代传材料",
    "correct_employer": "更正单位",
    "call": "电话联系",
    "undo_call": "撤销电话联系的记录",
    "open_phone_link": "生成手机上传二维码",
    "print_appraisal": "打印考评申报表",
    "confirm": "确认与合格库不符，仍要报考",
    "request_employer": "申请添加单位",
    "answer_employer_request": "答复单位申请",
    "submit": "提交信息",
    "resubmit": "补充后再次提交",
    "withdraw": "撤回",
    "claim": "领取",
    "release": "放回待领",
    "escalate": "逾期，报给负责人",
    "reassign": "转办",
    "set_aside": "搁置",
    "take_up": "恢复办理",
    "hand_over": "移交同事",
    "remind": "提醒本人",
    "approve": "通过",
    "send_back": "退回补充材料",
    "reject": "不通过",
    "decide": "已决定，还没有通知本人",
    "first_key": "用了第一把钥匙",
    "keys_disagree": "两人意见不一致，回到第一人",
    "note": "内部备注",
    "propose_disqualification": "提出取消资格",
    "drop_disqualification": "没有同意取消资格",
    "undo": "撤销了决定",
    "overtake": "报名有变化，决定作废",
    "extend": "延长时间",
    "order": "生成缴费订单",
    "pay": "缴费",
    "money_not_applied": "收到款项，未入账",
    "lapse": "逾期失效",
    "disqualify": "取消资格",
    "issue_ticket": "发放准考证",
    "publish_score": "公布成绩",
    "reclaim_draft": "账号还给本人，清空草稿",
    "reclaim_paper": "账号还给本人，内容待核对",
}
CAUSES = {
    "an entry is missing here": "这里少了记录",
    "it does not follow the entry before it": "与前一条接不上",
    "its words were changed after it was written": "写下以后被改过",
}


@dataclass(frozen=True)
class TrailLine:
    """One deed."""

    position: int
    at: datetime
    who: str
    place: str
    is_system: bool
    word: str
    before: str
    after: str
    reason: str
    facts: list[str]
    request_id: str
    hash: str
    short_hash: str
    is_broken: bool

    @property
    def moves(self) -> bool:
        """Say whether the state changed: handing on from desk to desk does not."""
        return self.before != self.after

    @property
    def css(self) -> str:
        return "broken" if self.is_broken else ""


@dataclass(frozen=True)
class Verdict:
    """Whether a chain holds; `text` names the broken entry."""

    holds: bool
    title: str
    text: str
    position: int = 0


def verdict_of(entries: Sequence[Entry]) -> Verdict:
    """Walk the chain of one case, oldest entry first. A case without any entry does not hold."""
    if not entries:
        return Verdict(holds=False, title="没有任何记录", text="这件报名应当有记录，请立即查明。")
    broken = first_break(iter(entries))
    if broken is None:
        return Verdict(
            holds=True, title="链条完整", text=f"{len(entries)} 条记录首尾相扣，没有被改过。"
        )
    return Verdict(
        holds=False,
        title=f"链条在第 {broken.position} 条断开",
        text=f"第 {broken.position} 条：{_cause(broken)}。请立即查明。",
        position=broken.position,
    )


def _cause(broken: Break) -> str:
    return CAUSES.get(broken.why, broken.why)


def trail_lines(entries: Sequence[Entry], verdict: Verdict, titles: Titles) -> list[TrailLine]:
    """Turn entries into lines, the newest first."""
    return [
        _line(entry, titles, is_broken=entry.position == verdict.position)
        for entry in reversed(entries)
    ]


def _line(entry: Entry, titles: Titles, *, is_broken: bool) -> TrailLine:
    place, _, who = entry.actor_label.rpartition(" ")
    return TrailLine(
        position=entry.position,
        at=entry.at,
        who=who or "系统",
        place=place,
        is_system=not entry.actor,
        word=VERBS.get(entry.verb, entry.verb),
        before=STATES.get(entry.state_before, entry.state_before),
        after=STATES.get(entry.state_after, entry.state_after),
        reason=entry.reason,
        facts=facts_of(entry.details, titles),
        request_id=entry.request_id,
        hash=entry.hash,
        short_hash=short(entry.hash),
        is_broken=is_broken,
    )
