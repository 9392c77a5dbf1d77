"""Our WeChat Pay client against the provider's own protocol, in a process of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from payments.gateways import (
    AlreadyPaid,
    GatewayFailure,
    OrderUnknown,
    PaymentState,
    RefundState,
    WechatPay,
)
from simulators.keys import DemoKeys, load_or_make
from tests.simulators.merchant import gateway_to, in_an_hour, listening, offer, pay
from tests.simulators.processes import Simulator, running
from vault.seals import new_rsa_pair

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> DemoKeys:
    return load_or_make(tmp_path_factory.getbasetemp() / "payment-keys")


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory, keys: DemoKeys) -> Iterator[Simulator]:
    del keys  # made before, in the same folder
    store = tmp_path_factory.mktemp("payment") / "truth.jsonl"
    folder = tmp_path_factory.getbasetemp() / "payment-keys"
    with running(
        "simulators.payment", "--store", store, "--keys", folder, "--retries", "0.1"
    ) as it:
        yield it


@pytest.fixture
def gateway(provider: Simulator, keys: DemoKeys) -> WechatPay:
    provider.set_mode("ok")
    return gateway_to(provider.url, keys)


def test_a_payer_pays_and_the_query_says_so(gateway: WechatPay, keys: DemoKeys) -> None:
    code = offer(gateway, "PAYS-0001")
    before = gateway.query("PAYS-0001")
    pay(code)
    after = gateway.query("PAYS-0001")

    assert (before.state, before.amount_fen, before.paid_at) == (PaymentState.NOTPAY, None, None)
    assert after.state is PaymentState.SUCCESS
    assert (after.amount_fen, after.currency) == (22000, "CNY")
    assert (after.merchant_id, after.app_id) == (keys.merchant_id, keys.app_id)
    assert after.transaction_id.startswith("4200")
    assert after.paid_at is not None
    assert abs(after.paid_at - datetime.now(UTC)) < timedelta(minutes=1)
    assert "payer" in after.raw
    assert "payer" not in repr(after)


def test_the_notification_says_what_the_query_says(gateway: WechatPay) -> None:
    with listening() as (ear, address):
        pay(offer(gateway, "NOTE-0001", notify_url=address))
        heard = ear.next()

    assert gateway.read_notification(heard.headers, heard.body) == gateway.query("NOTE-0001")


def test_the_same_order_again_has_the_same_code(gateway: WechatPay) -> None:
    until = in_an_hour()

    first = offer(gateway, "SAME-0001", expires_at=until)
    again = offer(gateway, "SAME-0001", expires_at=until)

    assert first == again


def test_a_used_number_for_another_amount_is_refused_for_good(gateway: WechatPay) -> None:
    offer(gateway, "USED-0001", amount_fen=22000)

    with pytest.raises(GatewayFailure, match="OUT_TRADE_NO_USED") as trouble:
        offer(gateway, "USED-0001", amount_fen=15000)

    assert trouble.value.permanent is True


def test_a_paid_order_is_not_offered_again_and_not_closed(gateway: WechatPay) -> None:
    pay(offer(gateway, "PAID-0001"))

    with pytest.raises(AlreadyPaid) as offered:
        offer(gateway, "PAID-0001")
    with pytest.raises(AlreadyPaid) as closed:
        gateway.close("PAID-0001")

    assert offered.value.permanent
    assert closed.value.permanent


def test_a_closed_order_cannot_be_paid(gateway: WechatPay) -> None:
    code = offer(gateway, "CLOSE-001")
    gateway.close("CLOSE-001")
    gateway.close("CLOSE-001")
    pay(code)

    assert gateway.query("CLOSE-001").state is PaymentState.CLOSED
    with pytest.raises(GatewayFailure, match="ORDER_CLOSED") as trouble:
        offer(gateway, "CLOSE-001")
    assert trouble.value.permanent is True


def test_an_unknown_order_is_unknown(gateway: WechatPay) -> None:
    with pytest.raises(OrderUnknown) as asked:
        gateway.query("NEVER-001")
    with pytest.raises(OrderUnknown):
        gateway.close("NEVER-001")
    with pytest.raises(OrderUnknown):
        gateway.query_refund("NEVER-001")

    assert asked.value.permanent is True


def test_strange_order_numbers_keep_their_place_in_the_address(gateway: WechatPay) -> None:
    offer(gateway, "A|b*c_d-9")

    assert gateway.query("A|b*c_d-9").order_no == "A|b*c_d-9"
    for other in ("A/close", "A?mchid=1", "../native", "号码 空格"):
        with pytest.raises(OrderUnknown):
            gateway.query(other)


def test_money_goes_back_once_per_number_and_never_more_than_was_paid(gateway: WechatPay) -> None:
    pay(offer(gateway, "BACK-0001"))

    first = gateway.refund(
        order_no="BACK-0001", refund_no="R-1", amount_fen=7000, total_fen=22000, reason="重复缴费"
    )
    again = gateway.refund(
        order_no="BACK-0001", refund_no="R-1", amount_fen=7000, total_fen=22000, reason="重复缴费"
    )
    with pytest.raises(GatewayFailure, match="INVALID_REQUEST") as trouble:
        gateway.refund(
            order_no="BACK-0001", refund_no="R-2", amount_fen=15001, total_fen=22000, reason=""
        )
    later = gateway.query_refund("R-1")

    assert (first.state, first.refunded_at) == (RefundState.PROCESSING, None)
    assert first.refund_id == again.refund_id
    assert (later.state, later.amount_fen, later.order_no) == (
        RefundState.SUCCESS,
        7000,
        "BACK-0001",
    )
    assert later.refunded_at is not None
    assert trouble.value.permanent is True
    assert gateway.query("BACK-0001").state is PaymentState.REFUND


def test_an_order_the_provider_finds_wrong_is_refused_for_good(gateway: WechatPay) -> None:
    for order_no, amount_fen in (("short", 22000), ("NOTHING-1", 0), ("MINUS-001", -1)):
        with pytest.raises(GatewayFailure, match="PARAM_ERROR") as trouble:
            offer(gateway, order_no, amount_fen=amount_fen)
        assert trouble.value.permanent is True
    with pytest.raises(GatewayFailure, match="APPID_MCHID_NOT_MATCH"):
        offer(replace(gateway, app_id="wx-another"), "APPID-001")
    with pytest.raises(ValueError, match="time zone"):
        offer(gateway, "NAIVE-001", expires_at=datetime(2036, 1, 1))  # noqa: DTZ001 - that is the point


def test_a_lost_answer_is_temporary_and_asking_again_finds_the_same_order(
    gateway: WechatPay, provider: Simulator
) -> None:
    until = in_an_hour()
    provider.set_mode("drop_answer", times=1)

    with pytest.raises(GatewayFailure, match="No answer") as trouble:
        offer(gateway, "LOST-0001", expires_at=until)

    assert trouble.value.permanent is False
    assert gateway.query("LOST-0001").state is PaymentState.NOTPAY
    assert offer(gateway, "LOST-0001", expires_at=until).startswith(provider.url)


def test_an_outage_a_slow_provider_and_nobody_at_home_are_temporary(
    gateway: WechatPay, provider: Simulator
) -> None:
    provider.set_mode("500", times=1)
    with pytest.raises(GatewayFailure, match="500 SYSTEM_ERROR") as outage:
        gateway.query("WHERE-001")
    provider.set_mode("slow", seconds=1, times=1)
    with pytest.raises(GatewayFailure, match="ReadTimeout") as slow:
        replace(gateway, timeout=0.2).query("WHERE-001")
    with pytest.raises(GatewayFailure, match="ConnectionError") as nobody:
        replace(gateway, endpoint="http://127.0.0.1:9").query("WHERE-001")

    assert [t.value.permanent for t in (outage, slow, nobody)] == [False] * 3


def test_an_answer_signed_by_somebody_else_is_not_believed(
    gateway: WechatPay, provider: Simulator
) -> None:
    pay(offer(gateway, "FORGE-001"))
    provider.set_mode("forged", times=1)

    with pytest.raises(GatewayFailure, match="not signed by the provider") as trouble:
        gateway.query("FORGE-001")

    assert trouble.value.permanent is False
    assert gateway.query("FORGE-001").state is PaymentState.SUCCESS


def test_a_merchant_with_another_key_is_refused_and_can_be_mended(
    gateway: WechatPay, keys: DemoKeys
) -> None:
    other_key = replace(gateway.seal, merchant_private_key=new_rsa_pair()[0])
    other_serial = replace(gateway.seal, merchant_serial="0" * 40)
    other_merchant = replace(gateway.seal, merchant_id="1900000999")

    for seal in (other_key, other_serial, other_merchant):
        with pytest.raises(GatewayFailure, match="401 SIGN_ERROR") as trouble:
            offer(replace(gateway, seal=seal), "DOOR-0001")
        assert trouble.value.permanent is False
    assert keys.merchant_private not in repr(gateway)
    assert keys.api_v3_key not in repr(gateway)


def test_both_of_the_providers_keys_are_trusted_while_it_changes_them(
    gateway: WechatPay, keys: DemoKeys
) -> None:
    both = {"PUB_KEY_ID_NEW": new_rsa_pair()[1], keys.platform_key_id: keys.platform_public}
    changing = replace(gateway, seal=replace(gateway.seal, platform_keys=both))

    offer(changing, "KEYS-0001")

    assert changing.seal.headers_for("GET", "/", b"")["Wechatpay-Serial"] == "PUB_KEY_ID_NEW"
