"""这条短信是我们发的吗？ Only our own words pass, and nothing dangerous fits into them."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from notifications.messages import Message
from portals.entrance.own_words import reads_like_ours
from tests.portals.entrance.visitors import text_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

OURS = "河南工考"
FACTS = {
    "what": "修改报名信息",
    "until": "12月31日 18:00",
    "code": "012345",
    "minutes": "5",
    "purpose": "找回密码",
    "reference": "2026-000123-4",
    "amount": "140.50",
    "due": "11月30日",
    "step": "资格审查",
    "office": "洛阳市工考中心",
    "document": "二级（技师）证书照片",
    "new_phone": "138****5678",
    "moment": "11月30日09:05",
}
GOOD = "【河南工考】报名2026-000123-4已提交，请耐心等待审核，可登录查看审核进度。"


def written(kind: type[Message]) -> str:
    return kind(**{field.name: FACTS[field.name] for field in fields(kind)}).text


@pytest.mark.parametrize("kind", Message.__subclasses__(), ids=lambda kind: kind.kind())
def test_everything_we_send_is_recognised(kind: type[Message]) -> None:
    assert reads_like_ours(f"【{OURS}】{written(kind)}", signature=OURS).is_ours
    assert reads_like_ours(f"{written(kind)}\n【{OURS}】 ", signature=OURS).is_ours
    assert reads_like_ours(written(kind), signature=OURS).is_ours


@pytest.mark.parametrize(
    "text",
    [
        GOOD.replace("河南工考", "河南公考"),
        GOOD + "点击 http://hngk.example 查看",
        GOOD.replace("2026-000123-4", "http://a.cn"),
        GOOD.replace("2026-000123-4", "13800000000"),
        "【河南工考】报名2026-000123-4需补充材料，请于11月30日前登录补充。请拨打03711234567",
        "【河南工考】报名2026-000123-4需补充材料，请于11月30日前登录补充。www.hngk.cn",
        "【河南工考】验证码123456，用于退款，5分钟内有效。不要告诉任何人。",
        "【河南工考】您的考试费未到账，请转账到以下账户",
        "",
    ],
)
def test_a_forgery_is_not(text: str) -> None:
    assert not reads_like_ours(text, signature=OURS).is_ours


def test_the_page_says_which(client: Client, db: None) -> None:
    ours = client.post("/verify-message/", {"text": GOOD})
    theirs = client.post("/verify-message/", {"text": GOOD.replace("工考", "公考")})

    assert "像是我们发的" in text_of(ours)
    assert "不像我们发的" not in text_of(ours)
    assert "不像我们发的" in text_of(theirs)
    assert "我们的短信开头是【河南工考】" in text_of(theirs)


@pytest.mark.parametrize(("text", "said"), [("", "请把短信内容粘贴"), ("长" * 501, "内容太长了")])
def test_what_is_no_message_is_said_so(client: Client, db: None, text: str, said: str) -> None:
    answer = client.post("/verify-message/", {"text": text})

    assert answer.status_code == 422
    assert said in text_of(answer)


def test_a_check_costs_one_query_for_the_frame(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        client.post("/verify-message/", {"text": GOOD})
