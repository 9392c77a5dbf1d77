"""Everything that happened, in the candidate's words, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from accounts.models import Role
from exams.models import Step
from portals.candidate.following.extended import extension_in
from portals.shell.pieces import Event
from portals.shell.wording import deadline, yuan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portals.candidate.following.deeds import Deed
    from portals.candidate.following.route import Route

Tone = Literal["", "now", "need", "ok"]


@dataclass(frozen=True)
class Sentence:
    """How a deed is told: a title, and which of its facts stand below."""

    title: str
    detail: str = ""
    tone: Tone = ""


SENTENCES = {
    "start": Sentence("您开始填报"),
    "attach": Sentence("您上传了「{document}」"),
    "attach_by_phone": Sentence("您用手机扫码上传了「{document}」"),
    "attach_on_behalf": Sentence("替您上传了「{document}」", "{desk}"),
    "correct_employer": Sentence("您的单位更正为「{employer}」", "{reason}", "need"),
    "print_appraisal": Sentence("您打印了考评申报表"),
    "confirm": Sentence("您确认了与合格库不一致的地方"),
    "submit": Sentence("您提交了报名信息", "短信验证码已核对"),
    "claim": Sentence("开始审核您的材料", "{desk}"),
    "approve": Sentence("{step}通过", "{desk}", "ok"),
    "send_back": Sentence("请您补充 {asked} 项", "{desk}：{reason}"),
    "resubmit": Sentence("您补充后重新提交", "短信验证码已核对"),
    "reject": Sentence("{step}不通过", "{desk}：{reason}"),
    "extend": Sentence("{what}时间已延长", "{scope}延长到 {until}", "ok"),
    "order": Sentence("您发起了缴费", "{amount}"),
    "pay": Sentence("缴费成功", "{amount}", "ok"),
    "money_not_applied": Sentence("收到一笔没有入账的钱", "{amount}，{reason}"),
    "lapse": Sentence("过了时间没有完成，报名失效"),
    "issue_ticket": Sentence("准考证已发放", "", "ok"),
    "publish_score": Sentence("考核结果已公布", "", "ok"),
    "disqualify": Sentence("取消资格", "{reason}"),
}
"""Only these are told; what concerns the staff alone is not among them."""


def events_of(deeds: Sequence[Deed], route: Route) -> list[Event]:
    """Return the history for the page, newest first."""
    return [_event(deed, route) for deed in reversed(deeds)]


def _event(deed: Deed, route: Route) -> Event:
    sentence = SENTENCES[deed.verb]
    facts = {
        "step": Step(deed.step).label if deed.step else "审核",
        "desk": route.name_at(_desk(deed)),
        "reason": deed.reason,
        "document": deed.document or "材料",
        "employer": (deed.details or {}).get("employer", ""),
        "asked": deed.how_many("asked"),
        "amount": yuan(deed.number("amount_fen")),
        **_more_time(deed),
    }
    title, detail = (text.format(**facts) for text in (sentence.title, sentence.detail))
    return Event(deed.at, title, detail, sentence.tone)


def _desk(deed: Deed) -> str:
    """Return whose deed it was; an employer's people may help before a paper lies on a desk."""
    by_employer = (deed.details or {}).get("by") == Role.EMPLOYER_ADMIN
    return Step.EMPLOYER if by_employer else deed.step


def _more_time(deed: Deed) -> dict[str, str]:
    """Return what an extension is for, in words; nothing for any other deed."""
    extended = extension_in(deed)
    if extended is None:
        return {}
    return {
        "what": extended.kind.label,
        "scope": "为您个人" if extended.is_personal else "",
        "until": deadline(extended.until),
    }
