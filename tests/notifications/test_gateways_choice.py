"""The SMS gateways without a provider: signature, strange answers, settings, and the log."""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from notifications.gateways import AliyunSms, ConsoleSms, SmsOptions, Undeliverable, gateway_from
from notifications.gateways.acs3 import canonical_query, signed_headers
from simulators.serving import Answer, open_server
from simulators.sms.phones import BEIJING

if TYPE_CHECKING:
    from collections.abc import Iterator

OPTIONS: SmsOptions = {
    "carrier": "aliyun",
    "endpoint": "https://dysmsapi.example",
    "access_key_id": "demo-key",
    "access_key_secret": "demo-secret",
    "sign_name": "河南工考",
    "default_template": "SMS_TEXT",
}


@contextmanager
def provider_that_says(text: str) -> Iterator[AliyunSms]:
    """A provider that gives one answer to everything."""
    server = open_server(lambda _: Answer(text.encode()), port=0)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield AliyunSms(
            endpoint=f"http://127.0.0.1:{server.server_port}",
            access_key_id="demo-key",
            access_key_secret="demo-secret",
            sign_name="河南工考",
            default_template="SMS_TEXT",
            timeout=5,
        )
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_the_signature_is_the_one_in_the_providers_documentation() -> None:
    """Source: Alibaba Cloud, "Request syntax and signature method V3", fixed-value example."""
    image = "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"

    headers = signed_headers(
        host="ecs.cn-shanghai.aliyuncs.com",
        action="RunInstances",
        version="2014-05-26",
        query=canonical_query({"RegionId": "cn-shanghai", "ImageId": image}),
        at=datetime(2023, 10, 26, 18, 22, 32, tzinfo=BEIJING),
        nonce="3156853299f313e23d1673dc12e1703d",
        key_id="YourAccessKeyId",
        secret="YourAccessKeySecret",
    )

    assert headers["authorization"] == (
        "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;"
        "x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature="
        "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"
    )


@pytest.mark.parametrize("answer", ["[]", '{"Code": 7}', "", "OK", "null", "\x00"])
def test_an_answer_of_a_strange_shape_is_temporary(answer: str) -> None:
    with (
        provider_that_says(answer) as gateway,
        pytest.raises(Undeliverable, match="answered 200 and nothing readable") as trouble,
    ):
        gateway.send(to="13800138000", text="好", template="free", params={}, key="1")

    assert trouble.value.permanent is False


@pytest.mark.parametrize(
    "details",
    ["null", "{}", '{"SmsSendDetailDTO": 7}', '{"SmsSendDetailDTO": [7, {"OutId": 1}]}'],
)
def test_a_message_that_is_not_listed_was_not_accepted(details: str) -> None:
    with provider_that_says(f'{{"Code": "OK", "SmsSendDetailDTOs": {details}}}') as gateway:
        assert not gateway.accepted_before(to="13800138000", key="1", on=date(2026, 4, 1))


@pytest.mark.parametrize(("status", "accepted"), [(1, True), (2, False), (3, True)])
def test_a_message_that_failed_may_be_sent_again(status: int, *, accepted: bool) -> None:
    row = f'{{"OutId": "1", "SendStatus": {status}}}'
    details = f'{{"SmsSendDetailDTO": [{row}]}}'
    with provider_that_says(f'{{"Code": "OK", "SmsSendDetailDTOs": {details}}}') as gateway:
        found = gateway.accepted_before(to="13800138000", key="1", on=date(2026, 4, 1))

    assert found is accepted


def test_settings_choose_the_carrier() -> None:
    gateway = gateway_from(OPTIONS)

    assert isinstance(gateway, AliyunSms)
    assert (gateway.endpoint, gateway.timeout) == ("https://dysmsapi.example", 10.0)
    assert isinstance(gateway_from({"carrier": "console"}), ConsoleSms)


def test_a_setting_that_is_missing_or_unknown_is_named() -> None:
    with pytest.raises(KeyError, match="endpoint"):
        gateway_from({"carrier": "aliyun"})
    with pytest.raises(ValueError, match="pigeon"):
        gateway_from({"carrier": "pigeon"})  # type: ignore[typeddict-item]  # that is the point


def test_without_a_simulator_a_developer_reads_messages_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    console = ConsoleSms()
    with caplog.at_level(logging.INFO):
        number = console.send(
            to="13800138000", text="验证码 482913", template="code", params={}, key="17"
        )

    assert number == "console-17"
    assert "验证码 482913" in caplog.text
    assert "13800138000" in caplog.text
    assert not console.accepted_before(to="13800138000", key="17", on=datetime.now(UTC).date())
