"""A recovery request as the person sees it who asked, or whose phone is to be replaced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accounts.models import RecoveryState
from portals.shell.pieces import Fact, Step
from portals.shell.wording import day_time

if TYPE_CHECKING:
    from accounts.models import RecoveryRequest
    from portals.shell.pieces import Tone

TITLES = {"claim": "认领身份证号", "phone": "更换手机号"}
WHO = "由您的单位和当地工考机构核实，要两位工作人员先后同意，请保持手机畅通。"
HEADS: dict[RecoveryState, tuple[Tone, str, str]] = {
    RecoveryState.UNPROVEN: ("do", "还差一张身份证照片", "传好照片，申请才会送去核实。"),
    RecoveryState.WAITING: ("wait", "已收到，等待核实", WHO),
    RecoveryState.PROPOSED: ("wait", "一位工作人员已核实", "还要另一位工作人员确认，请等待短信。"),
    RecoveryState.EXPIRED: ("off", "逾期没有核实，已结束", "可以重新申请，或者打电话问工考机构。"),
}
STOPPED_TEXT = (
    "原手机号的持有人说不同意。如果那个号码早已不归您，请走「身份证号已被注册？」，上传身份证照片。"
)


@dataclass(frozen=True)
class Story:
    """What the page says and offers."""

    tone: Tone
    title: str
    lead: str
    who: str
    steps: list[Step]
    facts: list[Fact]
    asks_photo: bool = False
    may_stop: bool = False
    next_url: str = ""
    next_word: str = ""


def story_of(request: RecoveryRequest, *, is_old_phone: bool) -> Story:
    """Tell where a request stands, from the side of whoever looks."""
    if is_old_phone:
        return _told_to_the_old_phone(request)
    tone, title, lead = _head(request)
    next_url, next_word = _next(request)
    return Story(
        tone=tone,
        title=title,
        lead=lead,
        who=f"{TITLES[request.kind]} · {request.reference}",
        steps=steps_of(request),
        facts=_facts(request),
        asks_photo=request.state == RecoveryState.UNPROVEN,
        next_url=next_url,
        next_word=next_word,
    )


def _told_to_the_old_phone(request: RecoveryRequest) -> Story:
    may_stop = not request.is_claim and request.is_under_way
    title = "有人申请更换您的手机号" if may_stop else "现在不用您做什么"
    lead = "不是您本人申请的，请马上停止。" if may_stop else _head(request)[1]
    if may_stop and request.switch_at is not None:
        lead = f"{day_time(request.switch_at)} 更换。{lead}"
    return Story(
        tone="do" if may_stop else "off",
        title=title,
        lead=lead,
        who=f"{TITLES[request.kind]} · {request.reference}",
        steps=[],
        facts=[
            Fact("现在的手机号", request.old_phone_masked),
            Fact("要换成", request.phone_masked),
            Fact("申请时间", day_time(request.asked_at)),
        ],
        may_stop=may_stop,
    )


def _head(request: RecoveryRequest) -> tuple[Tone, str, str]:
    state = request.current_state
    if state in HEADS:
        return HEADS[state]
    if state is RecoveryState.COOLING and request.switch_at is not None:
        moment = day_time(request.switch_at)
        return "wait", "等待期，还没有换", f"{moment} 没有人反对，就自动换好。已通知原手机号。"
    if state is RecoveryState.DONE:
        return _done(request)
    if state is RecoveryState.STOPPED:
        return "no", "原手机号不同意更换", STOPPED_TEXT
    return "no", "没有同意", f"原因：{request.reason}"


def _done(request: RecoveryRequest) -> tuple[Tone, str, str]:
    if request.is_claim:
        return "ok", "账号已经还给您", "旧密码已作废。请设一个新密码，再登录报名。"
    return "ok", "手机号已经换好", "请用新手机号登录，密码没有变。"


def _next(request: RecoveryRequest) -> tuple[str, str]:
    """Return the address and the word of what comes next, if anything does."""
    match request.current_state:
        case RecoveryState.DONE if request.is_claim:
            return "entrance:forgot", "设新密码"
        case RecoveryState.DONE:
            return "entrance:sign_in", "去登录"
        case RecoveryState.STOPPED:
            return "entrance:claim", "身份证号已被注册？"
        case RecoveryState.REFUSED | RecoveryState.EXPIRED if request.is_claim:
            return "entrance:claim", "重新申请"
        case RecoveryState.REFUSED | RecoveryState.EXPIRED:
            return "entrance:lost_phone", "重新申请"
        case _:
            return "", ""


def steps_of(request: RecoveryRequest) -> list[Step]:
    """Return the dots of the step line; nothing for a request that came to nothing."""
    words = ["提交申请", "核实身份", "两人确认", "等待期满", "办好"]
    places = [RecoveryState.WAITING, RecoveryState.PROPOSED, RecoveryState.COOLING]
    if request.is_claim:
        words = ["提交申请", "上传照片", "核实身份", "两人确认", "办好"]
        places = [RecoveryState.UNPROVEN, RecoveryState.WAITING, RecoveryState.PROPOSED]
    if request.current_state in places:
        here = places.index(request.current_state) + 1
        now = Step(words[here], "need" if request.state == RecoveryState.UNPROVEN else "now")
        done = [Step(word, "done") for word in words[:here]]
        return [*done, now, *(Step(word) for word in words[here + 1 :])]
    if request.state == RecoveryState.DONE:
        return [Step(word, "done") for word in words]
    return []


def _facts(request: RecoveryRequest) -> list[Fact]:
    return [
        Fact("姓名", request.name),
        Fact("身份证号", request.id_number_masked),
        Fact("新手机号", request.phone_masked),
        Fact("单位", request.employer.name),
        Fact("申请时间", day_time(request.asked_at)),
    ]
