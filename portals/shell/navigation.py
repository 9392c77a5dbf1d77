"""The addresses each kind of person sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from accounts.models import RecoveryRequest, Role
from portals.shell.pieces import NavigationGroup, NavigationItem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

    from accounts.models import Posting

Entry = tuple[str, str, str]
"""URL name, word, icon."""

CANDIDATE: list[Entry] = [
    ("candidate:home", "我的报名", "list"),
    ("candidate:application", "报名信息", "file"),
    ("candidate:progress", "资格审查", "shield"),
    ("candidate:ticket", "打印准考证", "print"),
    ("candidate:result", "考核结果查询", "cap"),
]
REVIEW: list[Entry] = [
    ("reviewer:inbox", "待办", "inbox"),
    ("reviewer:unclaimed", "待领", "users"),
    ("reviewer:done", "已办", "okc"),
    ("reviewer:reminders", "提醒", "bell"),
    ("reviewer:recoveries", "账号申请", "key"),
    ("reviewer:conflicts", "回避申报", "shield"),
]
CALLS: list[Entry] = [
    ("reviewer:calls", "电话联系", "phone"),
]
AGAIN: list[Entry] = [
    ("reviewer:second_looks", "复核抽样", "search"),
]
PEOPLE: list[Entry] = [
    ("reviewer:roster", "本单位人员", "staff"),
]
BEFORE: list[Entry] = [
    ("office:home", "总览", "grid"),
]
ENTRIES: list[Entry] = [
    ("office:employer_requests", "单位申请", "house"),
    ("office:extensions", "延期", "clock"),
    ("office:calls", "电话联系", "phone"),
]
ACCOUNTS: list[Entry] = [
    ("office:accounts", "账号", "users"),
]
EXAM: list[Entry] = [
    ("office:counter", "现场缴费", "coin"),
    ("office:tickets", "准考证", "print"),
]
AFTER: list[Entry] = [
    ("office:scores", "成绩导入", "upload"),
]
PREPARE: list[Entry] = [
    ("reviewer:practice", "练习", "cap"),
]
WATCH: list[Entry] = [
    ("supervisor:board", "总览", "chart"),
    ("supervisor:process", "流程图", "swap"),
    ("supervisor:cases", "轨迹查询", "history"),
    ("reviewer:overdue", "逾期件", "alert"),
    ("supervisor:conflicts", "回避申报", "shield"),
    ("reviewer:practice_results", "练习分歧", "compare"),
    ("supervisor:second_looks", "复核抽样", "search"),
]
MONEY: list[Entry] = [
    ("office:home", "总览", "grid"),
    ("office:counter", "现场缴费", "coin"),
]

FOOTER: list[Entry] = [
    ("entrance:help", "常见问题", "question"),
    ("entrance:verify_message", "这条短信是我们发的吗？", "sms"),
    ("entrance:verify", "查验准考证或证书", "qr"),
]

OWN: list[Entry] = [
    ("entrance:posting", "换一个岗位", "swap"),
    ("entrance:substitute", "请同事代办", "users"),
    ("entrance:renew_factor", "换验证器的手机", "phone"),
    ("entrance:change_password", "修改密码", "key"),
]
OWN_OF_CANDIDATES: list[Entry] = [
    ("candidate:my_data", "我的资料", "user"),
    ("entrance:change_phone", "更换手机号", "phone"),
    ("entrance:change_password", "修改密码", "key"),
]

BELONGS_TO = {
    "candidate:choose": "candidate:application",
    "candidate:check": "candidate:application",
    "candidate:submit": "candidate:application",
    "candidate:photo": "candidate:application",
    "candidate:fix": "candidate:progress",
    "candidate:pay": "candidate:home",
    "reviewer:case": "reviewer:inbox",
    "reviewer:person": "reviewer:roster",
    "reviewer:reassign": "reviewer:overdue",
    "reviewer:saved_filters": "reviewer:inbox",
    "reviewer:bulk": "reviewer:inbox",
    "reviewer:set_aside": "reviewer:inbox",
    "reviewer:hand_over": "reviewer:inbox",
    "reviewer:recovery": "reviewer:recoveries",
    "reviewer:refuse_recovery": "reviewer:recoveries",
    "reviewer:withdraw_conflict": "reviewer:conflicts",
    "reviewer:second_look": "reviewer:second_looks",
    "supervisor:trail": "supervisor:cases",
    "office:employer_request": "office:employer_requests",
    "office:extension": "office:extensions",
    "office:propose_extension": "office:extensions",
    "office:account": "office:accounts",
    "office:new_account": "office:accounts",
    "office:grant_posting": "office:accounts",
    "office:new_start_password": "office:accounts",
    "office:name_substitute": "office:accounts",
    "candidate:ask_employer": "candidate:application",
    "candidate:answers": "candidate:home",
    "office:take_payment": "office:counter",
    "office:score_sheet": "office:scores",
}
"""Pages that are not in the menu, and the item that is lit while they are open."""

RAILS: dict[str, list[tuple[str, list[Entry]]]] = {
    Role.REVIEWER: [("审核", [*REVIEW, *CALLS, *AGAIN]), ("准备", PREPARE)],
    Role.EMPLOYER_ADMIN: [("本单位", [*PEOPLE, *REVIEW, *CALLS])],
    Role.CLERK: [("开考前", [*BEFORE, *ENTRIES, *ACCOUNTS]), ("考试", EXAM), ("考试后", AFTER)],
    Role.FINANCE: [("收费", MONEY)],
    Role.SUPERVISOR: [("监督", WATCH)],
    Role.ADMINISTRATOR: [("开考前", [*BEFORE, *ACCOUNTS])],
}


def rail_of(posting: Posting | None, request: HttpRequest) -> list[NavigationGroup]:
    """Return the rail of a member of staff; without a posting there is none."""
    if posting is None:
        return []
    here = request.resolver_match.view_name if request.resolver_match else ""
    counts = _waiting_for(posting)
    rail = [*RAILS[posting.role], *_below(posting)]
    return [
        NavigationGroup(title, items_of(entries, here=here, counts=counts))
        for title, entries in rail
    ]


def _below(posting: Posting) -> list[tuple[str, list[Entry]]]:
    """Return what only an employer's admin has who has employers below."""
    leads = posting.role == Role.EMPLOYER_ADMIN and getattr(posting, "leads", False)
    return [("下级单位", ACCOUNTS)] if leads else []


def _waiting_for(posting: Posting) -> dict[str, int]:
    """Count what few people would look for by themselves. One query, for those who decide."""
    if posting.role not in {Role.REVIEWER, Role.EMPLOYER_ADMIN}:
        return {}
    seen = RecoveryRequest.objects.visible_to(posting, now=timezone.now())
    return {"reviewer:recoveries": seen.for_key_of(posting.user).count()}


def candidate_navigation(request: HttpRequest) -> list[NavigationGroup]:
    """Return the five items of a candidate, as one group."""
    return [NavigationGroup("主菜单", _items(CANDIDATE, request))]


def _items(entries: list[Entry], request: HttpRequest) -> list[NavigationItem]:
    match = request.resolver_match
    return items_of(entries, here=match.view_name if match else "")


def items_of(
    entries: list[Entry], *, here: str = "", counts: Mapping[str, int] | None = None
) -> list[NavigationItem]:
    """Turn entries into items; `here` is the URL name of the page being shown."""
    waiting = counts or {}
    return [
        NavigationItem(
            url=reverse(name),
            word=word,
            icon=icon,
            is_here=is_lit(name, here),
            count=waiting.get(name, 0),
        )
        for name, word, icon in entries
    ]


def is_lit(name: str, here: str) -> bool:
    """Light the item of this page; `candidate:ticket_send` is part of `candidate:ticket`."""
    family = next((page for page in BELONGS_TO if f"{here}_".startswith(f"{page}_")), here)
    return f"{BELONGS_TO.get(family, here)}_".startswith(f"{name}_")
