"""Our SMS client against the provider's own protocol, in a process of its own, over real HTTP."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from notifications.gateways import AliyunSms, Undeliverable
from simulators.sms.phones import BEIJING
from tests.simulators.processes import Simulator, running

if TYPE_CHECKING:
    from collections.abc import Iterator

PHONE = "13800138000"
WORDS = "您的验证码是 482913，5 分钟内有效。"


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    folder = tmp_path_factory.mktemp("sms")
    templates = folder / "templates.json"
    templates.write_text('{"SMS_CODE": "验证码 ${code}，${minutes} 分钟内有效"}', encoding="utf-8")
    with running(
        "simulators.sms", "--store", folder / "truth.jsonl", "--templates", templates
    ) as it:
        yield it


@pytest.fixture
def gateway(provider: Simulator) -> AliyunSms:
    provider.set_mode("ok")
    return AliyunSms(
        endpoint=provider.url,
        access_key_id="demo-key",
        access_key_secret="demo-secret",
        sign_name="河南工考",
        templates={"code": "SMS_CODE", "unknown": "SMS_404"},
        default_template="SMS_TEXT",
        timeout=5,
    )


def send(
    gateway: AliyunSms,
    key: str,
    *,
    to: str = PHONE,
    text: str = WORDS,
    template: str = "free",
    **params: str,
) -> str:
    return gateway.send(to=to, text=text, template=template, params=params, key=key)


def shown(provider: Simulator, key: str) -> list[dict[str, object]]:
    return [message for message in provider.get("/messages").json() if message["key"] == key]


def today() -> date:
    return datetime.now(BEIJING).date()


def test_a_message_reaches_its_phone_word_for_word(gateway: AliyunSms, provider: Simulator) -> None:
    words = "王㛃·买买提：~*'() +/&=?#%20\n「𬭊」已提交。"

    number = send(gateway, "words", text=words)

    [message] = shown(provider, "words")
    assert message["text"] == words
    assert message["shown"] == f"【河南工考】{words}"
    assert (message["phone"], message["biz_id"]) == (PHONE, number)


def test_a_registered_wording_is_put_together_by_the_provider(
    gateway: AliyunSms, provider: Simulator
) -> None:
    send(gateway, "registered", template="code", code="482913", minutes="5")

    [message] = shown(provider, "registered")
    assert message["text"] == "验证码 482913，5 分钟内有效"
    assert message["template"] == "SMS_CODE"


def test_the_same_key_is_shown_once(gateway: AliyunSms, provider: Simulator) -> None:
    assert send(gateway, "twice") == send(gateway, "twice")

    [message] = shown(provider, "twice")
    assert message["repeats"] == 1


def test_a_lost_answer_is_sent_again_with_the_same_key_and_shown_once(
    gateway: AliyunSms, provider: Simulator
) -> None:
    provider.set_mode("drop_answer", times=1)

    with pytest.raises(Undeliverable, match="No answer") as trouble:
        send(gateway, "lost")
    send(gateway, "lost")

    assert trouble.value.permanent is False
    [message] = shown(provider, "lost")
    assert message["repeats"] == 1


def test_the_provider_can_be_asked_whether_a_lost_message_arrived(
    gateway: AliyunSms, provider: Simulator
) -> None:
    provider.set_mode("drop_answer", times=1)
    with pytest.raises(Undeliverable):
        send(gateway, "asked")

    assert gateway.accepted_before(to=PHONE, key="asked", on=today())
    assert not gateway.accepted_before(to=PHONE, key="never", on=today())
    assert not gateway.accepted_before(to="13900000000", key="asked", on=today())
    assert not gateway.accepted_before(to=PHONE, key="asked", on=date(2020, 1, 1))


def test_a_slow_provider_is_not_waited_for(gateway: AliyunSms, provider: Simulator) -> None:
    provider.set_mode("slow", seconds=1, times=1)

    with pytest.raises(Undeliverable, match="ReadTimeout") as trouble:
        send(replace(gateway, timeout=0.2), "slow")

    assert trouble.value.permanent is False


@pytest.mark.parametrize(("mode", "words"), [("500", "ServiceUnavailable"), ("garbage", "502")])
def test_an_outage_is_temporary(
    gateway: AliyunSms, provider: Simulator, mode: str, words: str
) -> None:
    provider.set_mode(mode, times=1)

    with pytest.raises(Undeliverable, match=words) as trouble:
        send(gateway, mode)

    assert trouble.value.permanent is False
    assert shown(provider, mode) == []


def test_nobody_at_home_is_temporary(gateway: AliyunSms) -> None:
    with pytest.raises(Undeliverable, match="ConnectionError") as trouble:
        send(replace(gateway, endpoint="http://127.0.0.1:9"), "nobody")

    assert trouble.value.permanent is False


@pytest.mark.parametrize(
    ("code", "permanent"),
    [
        ("isv.BUSINESS_LIMIT_CONTROL", False),
        ("isv.DAY_LIMIT_CONTROL", False),
        ("isv.AMOUNT_NOT_ENOUGH", False),
        ("isv.OUT_OF_SERVICE", False),
        ("isp.RAM_PERMISSION_DENY", False),
        ("isv.SMS_SIGNATURE_ILLEGAL", False),
        ("isv.A_CODE_FROM_NEXT_YEAR", False),
        ("isv.SMS_CONTENT_ILLEGAL", True),
        ("isv.BLACK_KEY_CONTROL_LIMIT", True),
        ("isv.PARAM_LENGTH_LIMIT", True),
    ],
)
def test_only_faults_of_the_message_itself_are_final(
    gateway: AliyunSms, provider: Simulator, code: str, *, permanent: bool
) -> None:
    provider.set_mode("limit", code=code, times=1)

    with pytest.raises(Undeliverable, match=code) as trouble:
        send(gateway, code)

    assert trouble.value.permanent is permanent
    assert shown(provider, code) == []


@pytest.mark.parametrize("number", ["12345678901", "1380013800", "138001380001", "", "138a0138000"])
def test_a_wrong_number_is_final_and_not_told_to_the_log(gateway: AliyunSms, number: str) -> None:
    with pytest.raises(Undeliverable, match=r"isv\.MOBILE_NUMBER_ILLEGAL") as trouble:
        send(gateway, "wrong", to=number)

    assert trouble.value.permanent is True
    assert not number.isdigit() or number not in trouble.value.reason


def test_a_missing_variable_is_final(gateway: AliyunSms) -> None:
    with pytest.raises(Undeliverable, match="TEMPLATE_MISSING_PARAMETERS") as trouble:
        send(gateway, "missing", template="code", code="482913")

    assert trouble.value.permanent is True


def test_a_wording_that_nobody_registered_can_be_mended(gateway: AliyunSms) -> None:
    with pytest.raises(Undeliverable, match="SMS_TEMPLATE_ILLEGAL") as there:
        send(gateway, "unknown", template="unknown")
    with pytest.raises(Undeliverable, match="No wording is registered for free") as here:
        send(replace(gateway, default_template=""), "unknown")

    assert (there.value.permanent, here.value.permanent) == (False, False)


def test_a_wrong_secret_is_refused_and_can_be_mended(gateway: AliyunSms) -> None:
    with pytest.raises(Undeliverable, match="SignatureDoesNotMatch") as secret:
        send(replace(gateway, access_key_secret="guess"), "secret")
    with pytest.raises(Undeliverable, match=r"InvalidAccessKeyId\.NotFound") as account:
        send(replace(gateway, access_key_id="somebody"), "secret")

    assert (secret.value.permanent, account.value.permanent) == (False, False)


def test_neither_the_secret_nor_the_phone_is_in_what_may_be_logged(gateway: AliyunSms) -> None:
    elsewhere = replace(gateway, endpoint="http://127.0.0.1:9", access_key_secret="s3cret")

    with pytest.raises(Undeliverable) as trouble:
        send(elsewhere, "private")

    assert "s3cret" not in repr(elsewhere)
    assert PHONE not in str(trouble.value)
    assert trouble.value.__suppress_context__
