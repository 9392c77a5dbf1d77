"""What is held about a person, as pages of JSON."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from accounts.models import Wording
from audit import trail
from audit.redaction import CODE
from exams.models import DocumentRule
from notifications.models import OutboxMessage
from portals.candidate.following.deeds import deeds_of
from portals.candidate.following.history import SENTENCES, events_of
from portals.candidate.following.route import route_of
from portals.candidate.mine import labels
from portals.candidate.mine.labels import plain, told
from portals.candidate.mine.readers import openings_of
from portals.shell.pieces import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.db.models import QuerySet

    from accounts.models import User
    from applications.models import Application

NEWEST = 10
ACCOUNT_DEEDS = {
    "register": "注册",
    "change_password": "修改密码",
    "reset_password": "找回密码",
    "sign_out_everywhere": "退出所有登录",
    "download_data": "下载本人资料",
}


def as_json(value: object) -> bytes:
    """Return readable JSON, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, indent=2).encode()


def as_list(rows: Iterable[object]) -> Iterator[bytes]:
    """Yield a JSON list row by row, so that its length does not matter."""
    yield b"["
    for number, row in enumerate(rows):
        yield (b"\n" if number == 0 else b",\n") + as_json(row)
    yield b"\n]\n"


def account(user: User) -> dict[str, object]:
    """Return who somebody is, what was agreed to, and what became of the account."""
    texts = dict(Wording.objects.values_list("text_hash", "text"))
    return {
        **told(user, labels.ACCOUNT),
        "同意的须知": [
            {**told(consent, labels.CONSENT), "原文": texts.get(consent.text_hash, "")}
            for consent in user.consents.order_by("pk")
        ],
        "账号记录": [
            {"时间": plain(entry.at), "事项": ACCOUNT_DEEDS.get(entry.verb, "账号有变动")}
            for entry in trail.history_of(user.public_id)
        ],
        "找回账号": [told(request, labels.RECOVERY) for request in user.recoveries.all()],
    }


def application(paper: Application) -> dict[str, object]:
    """Return one paper: answers, files, notes, money, seat, marks, and all that happened."""
    titles = titles_of(paper)
    return {
        **told(paper, labels.APPLICATION),
        "各项最近填写时间": {
            labels.APPLICATION.get(field, field): plain(datetime.fromisoformat(typed[0]))
            for field, typed in paper.edits.items()
        },
        "上传的材料": [
            {"材料": titles.get(file.code, file.code), **told(file, labels.ATTACHMENT)}
            for file in paper.attachments.order_by("pk")
        ],
        "审核意见": [told(finding, labels.FINDING) for finding in paper.findings.all()],
        "与合格库不一致": [told(one, labels.DISCREPANCY) for one in paper.discrepancies.all()],
        "订单": [told(order, labels.ORDER) for order in paper.orders.all()],
        "缴费": [told(payment, labels.PAYMENT) for payment in paper.payments.all()],
        "准考证": [
            {**told(ticket, labels.TICKET), "开考": plain(ticket.sitting.starts)}
            for ticket in paper.tickets.select_related("sitting__venue")
        ],
        "成绩": [told(score, labels.SCORE) for score in paper.scores.all()],
        "全部经过": _history(paper),
    }


def titles_of(paper: Application) -> dict[str, str]:
    """Return the titles of the papers an exam asks for, by their codes."""
    return dict(DocumentRule.objects.filter(exam=paper.exam_id).values_list("code", "title"))


def _history(paper: Application) -> list[dict[str, object]]:
    route = route_of(paper)
    events = events_of(deeds_of(paper, route, verbs=SENTENCES), route)
    return [
        {"时间": plain(event.moment), "事项": event.title, "说明": event.detail}
        for event in reversed(events)
    ]


def messages(user: User) -> Iterator[dict[str, object]]:
    """Yield every message sent to somebody, oldest first; codes stay secret."""
    for message in sent_to(user).order_by("pk").iterator(chunk_size=200):
        yield {**told(message, labels.MESSAGE), "内容": without_code(message.text)}


def sent_to(user: User) -> QuerySet[OutboxMessage]:
    """Return the messages to somebody, without those to whoever held the account before."""
    sent = OutboxMessage.objects.filter(recipient=user)
    return sent.filter(created_at__gte=user.reclaimed_at) if user.reclaimed_at else sent


def newest_messages(user: User) -> list[Event]:
    """Return the last messages that were sent to somebody, newest first."""
    newest = sent_to(user).exclude(sent_at=None).order_by("-pk")[:NEWEST]
    return [Event(one.sent_at or one.created_at, without_code(one.text)) for one in newest]


def without_code(text: str) -> str:
    """Return a message with its code masked: a page may be read over a shoulder."""
    return CODE.sub(r"\1******", text)


def readings(user: User) -> Iterator[dict[str, object]]:
    """Yield who on the staff opened what, newest first."""
    for opening in openings_of(user):
        yield {"时间": plain(opening.at), "谁": opening.who, "打开了": opening.what}
