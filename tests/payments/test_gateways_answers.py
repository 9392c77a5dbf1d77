"""Answers that are signed by the provider and still not what we asked for."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from payments.gateways import (
    AlreadyPaid,
    GatewayFailure,
    OrderUnknown,
    PaymentState,
    WechatOptions,
    WechatPay,
    gateway_from,
)
from simulators.keys import DemoKeys, load_or_make
from simulators.payment.seals import sealed
from simulators.serving import Answer
from tests.simulators.merchant import answering, gateway_to, offer

if TYPE_CHECKING:
    from collections.abc import Iterator

UNPAID = {"mchid": "1900000109", "out_trade_no": "ORDER-0001", "trade_state": "NOTPAY"}
REFUND = {
    "refund_id": "50300000000000000000000000001",
    "out_refund_no": "R-1",
    "out_trade_no": "ORDER-0001",
    "status": "PROCESSING",
    "amount": {"refund": 7000, "total": 22000, "currency": "CNY"},
}


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> DemoKeys:
    return load_or_make(tmp_path_factory.getbasetemp() / "payment-keys")


@contextmanager
def provider_that_says(body: object, keys: DemoKeys, *, status: int = 200) -> Iterator[WechatPay]:
    """A provider that gives one signed answer to everything."""
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    with answering(lambda _: sealed(Answer(text, status), keys)) as server:
        yield gateway_to(f"http://127.0.0.1:{server.server_port}", keys)


@pytest.mark.parametrize("body", [b"", b"OK", [], {}, {"code_url": 7}, {"code_url": None}])
def test_a_strange_prepay_answer_is_temporary(keys: DemoKeys, body: object) -> None:
    with (
        provider_that_says(body, keys) as gateway,
        pytest.raises(GatewayFailure, match="unreadable") as trouble,
    ):
        offer(gateway, "ORDER-0001")

    assert trouble.value.permanent is False


@pytest.mark.parametrize(
    "wrong",
    [
        {"trade_state": "PROBABLY"},
        {"trade_state": None},
        {"trade_state": "SUCCESS"},
        {"out_trade_no": None},
        {"mchid": 1900000109},
    ],
)
def test_a_strange_query_answer_is_temporary(keys: DemoKeys, wrong: dict[str, object]) -> None:
    with (
        provider_that_says({**UNPAID, **wrong}, keys) as gateway,
        pytest.raises(GatewayFailure, match="unreadable") as trouble,
    ):
        gateway.query("ORDER-0001")

    assert trouble.value.permanent is False


def test_an_answer_about_another_order_or_refund_is_not_taken(keys: DemoKeys) -> None:
    with (
        provider_that_says(UNPAID, keys) as gateway,
        pytest.raises(GatewayFailure, match="another order"),
    ):
        gateway.query("ORDER-0002")
    with (
        provider_that_says(REFUND, keys) as gateway,
        pytest.raises(GatewayFailure, match="another refund"),
    ):
        gateway.query_refund("R-2")


@pytest.mark.parametrize(
    "wrong",
    [{"status": "PERHAPS"}, {"status": None}, {"amount": {"refund": 70.0}}, {"amount": None}],
)
def test_a_strange_refund_answer_is_temporary(keys: DemoKeys, wrong: dict[str, object]) -> None:
    with (
        provider_that_says({**REFUND, **wrong}, keys) as gateway,
        pytest.raises(GatewayFailure, match="unreadable"),
    ):
        gateway.query_refund("R-1")


@pytest.mark.parametrize(
    ("status", "code", "kind", "permanent"),
    [
        (404, "ORDER_NOT_EXIST", OrderUnknown, True),
        (404, "ORDERNOTEXIST", OrderUnknown, True),
        (404, "RESOURCE_NOT_EXISTS", OrderUnknown, True),
        (400, "ORDERPAID", AlreadyPaid, True),
        (400, "ORDER_PAID", AlreadyPaid, True),
        (400, "PARAM_ERROR", GatewayFailure, True),
        (403, "OUT_TRADE_NO_USED", GatewayFailure, True),
        (403, "NO_AUTH", GatewayFailure, False),
        (403, "NOT_ENOUGH", GatewayFailure, False),
        (429, "FREQUENCY_LIMITED", GatewayFailure, False),
        (500, "SYSTEM_ERROR", GatewayFailure, False),
        (302, "", GatewayFailure, False),
        (202, "USERPAYING", GatewayFailure, False),
    ],
)
def test_only_what_asking_again_cannot_mend_is_final(
    keys: DemoKeys, status: int, code: str, kind: type[GatewayFailure], *, permanent: bool
) -> None:
    body = {"code": code, "message": "…"}
    with (
        provider_that_says(body, keys, status=status) as gateway,
        pytest.raises(GatewayFailure, match=f"refused: {status} {code}") as trouble,
    ):
        gateway.query("ORDER-0001")

    assert type(trouble.value) is kind
    assert trouble.value.permanent is permanent


def test_an_unsigned_error_decides_nothing(keys: DemoKeys) -> None:
    """Somebody between us and the provider could otherwise make a paid order look unknown."""
    unsigned = Answer(b'{"code": "ORDER_NOT_EXIST"}', 404)
    with (
        answering(lambda _: unsigned) as server,
        pytest.raises(GatewayFailure, match="404 ORDER_NOT_EXIST") as trouble,
    ):
        gateway_to(f"http://127.0.0.1:{server.server_port}", keys).query("ORDER-0001")

    assert type(trouble.value) is GatewayFailure
    assert trouble.value.permanent is False


@pytest.mark.parametrize("code", ["<script>", "order paid", 7, "A" * 41, "密码"])
def test_only_a_code_gets_into_the_log(keys: DemoKeys, code: object) -> None:
    with (
        provider_that_says({"code": code}, keys, status=400) as gateway,
        pytest.raises(GatewayFailure, match=r"refused: 400 \.$"),
    ):
        gateway.query("ORDER-0001")


def test_settings_describe_the_account(keys: DemoKeys) -> None:
    with provider_that_says(UNPAID, keys) as known:
        options: WechatOptions = {
            "endpoint": known.endpoint,
            "merchant_id": keys.merchant_id,
            "app_id": keys.app_id,
            "merchant_serial": keys.merchant_serial,
            "merchant_private_key": keys.merchant_private,
            "platform_keys": {keys.platform_key_id: keys.platform_public},
            "api_v3_key": keys.api_v3_key,
        }

        assert gateway_from(options).query("ORDER-0001").state is PaymentState.NOTPAY
