"""Notifications, honest and forged: only the provider's own words are ever read."""

from __future__ import annotations

import base64
import json
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payments.gateways import ForgedNotification, PaymentState, WechatPay
from simulators.keys import DemoKeys, load_or_make
from simulators.payment.seals import closed_box, sealed_headers
from tests.simulators.merchant import gateway_to
from vault.seals import new_rsa_pair, rsa_sign

if TYPE_CHECKING:
    from collections.abc import Mapping

TRANSACTION: dict[str, object] = {
    "mchid": "1900000109",
    "appid": "wx0000000000000000",
    "out_trade_no": "K20260001",
    "transaction_id": "4200000000202604100000000001",
    "trade_state": "SUCCESS",
    "success_time": "2026-04-10T09:15:30+08:00",
    "amount": {"total": 22000, "currency": "CNY"},
}
SIGNED = ("Timestamp", "Nonce", "Signature", "Serial")


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> DemoKeys:
    return load_or_make(tmp_path_factory.getbasetemp() / "payment-keys")


@pytest.fixture(scope="module")
def gateway(keys: DemoKeys) -> WechatPay:
    return gateway_to("http://127.0.0.1:9", keys)


def notice(keys: DemoKeys, transaction: object = TRANSACTION, **resource: object) -> bytes:
    """Write a notification; `resource` spoils parts of its sealed box."""
    box: dict[str, object] = {**closed_box(json.dumps(transaction), keys), **resource}
    return json.dumps({"event_type": "TRANSACTION.SUCCESS", "resource": box}).encode()


def refused(gateway: WechatPay, headers: Mapping[str, str], body: bytes) -> str:
    with pytest.raises(ForgedNotification) as trouble:
        gateway.read_notification(headers, body)
    return str(trouble.value)


def test_an_honest_notification_is_read(gateway: WechatPay, keys: DemoKeys) -> None:
    body = notice(keys)

    news = gateway.read_notification(sealed_headers(body, keys), body)

    assert (news.order_no, news.amount_fen, news.currency) == ("K20260001", 22000, "CNY")
    assert news.state is PaymentState.SUCCESS
    assert news.paid_at is not None
    assert news.paid_at.isoformat() == "2026-04-10T09:15:30+08:00"
    assert json.loads(news.raw) == TRANSACTION


def test_how_a_server_spells_header_names_does_not_matter(
    gateway: WechatPay, keys: DemoKeys
) -> None:
    body = notice(keys)
    shouted = {name.upper(): value for name, value in sealed_headers(body, keys).items()}

    assert gateway.read_notification(shouted, body).order_no == "K20260001"


def test_another_amount_is_reported_as_it_is_for_payments_to_compare(
    gateway: WechatPay, keys: DemoKeys
) -> None:
    body = notice(keys, {**TRANSACTION, "amount": {"total": 1, "currency": "USD"}})

    news = gateway.read_notification(sealed_headers(body, keys), body)

    assert (news.amount_fen, news.currency) == (1, "USD")


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.integers(0, 5000), bit=st.integers(0, 7))
def test_one_changed_bit_of_the_body_is_refused(
    gateway: WechatPay, keys: DemoKeys, place: int, bit: int
) -> None:
    body = notice(keys)
    headers = sealed_headers(body, keys)
    changed = bytearray(body)
    changed[place % len(body)] ^= 1 << bit

    assert refused(gateway, headers, bytes(changed)) == "not signed by the provider"


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=st.sampled_from(SIGNED), place=st.integers(0, 400), letter=st.characters())
def test_one_changed_letter_of_a_header_is_refused(
    gateway: WechatPay, keys: DemoKeys, name: str, place: int, letter: str
) -> None:
    body = notice(keys)
    headers = sealed_headers(body, keys)
    value = headers[f"Wechatpay-{name}"]
    place %= len(value)
    changed = value[:place] + letter + value[place + 1 :]
    if base64_text(changed) == base64_text(value):
        return  # the last letter of base64 has unused bits: the same signature, written differently
    headers[f"Wechatpay-{name}"] = changed

    refused(gateway, headers, body)


def base64_text(text: str) -> bytes | str:
    try:
        return base64.b64decode(text, validate=True) if text.endswith("==") else text
    except ValueError:
        return text


@pytest.mark.parametrize("name", SIGNED)
@pytest.mark.parametrize("value", ["", "0", "x\n", "é", "0" * 500, None])
def test_a_header_that_is_missing_or_senseless_is_refused(
    gateway: WechatPay, keys: DemoKeys, name: str, value: str | None
) -> None:
    body = notice(keys)
    headers = sealed_headers(body, keys)
    del headers[f"Wechatpay-{name}"]
    if value is not None:
        headers[f"Wechatpay-{name}"] = value

    refused(gateway, headers, body)


def test_a_line_break_cannot_move_the_border_between_nonce_and_body(
    gateway: WechatPay, keys: DemoKeys
) -> None:
    """Signed are nonce, line break, body: "n" + "a\\nb" and "n\\na" + "b" would look the same."""
    rest = notice(keys)
    headers = sealed_headers(b"first\n" + rest, keys)
    headers["Wechatpay-Nonce"] += "\nfirst"

    assert "time" in refused(gateway, headers, rest)


@pytest.mark.parametrize("seconds", [-301, 301, 86_400])
def test_a_notification_too_old_or_too_early_is_refused(
    gateway: WechatPay, keys: DemoKeys, seconds: int
) -> None:
    body = notice(keys)
    headers = sealed_headers(body, keys)
    later = replace(gateway.seal, clock=lambda: time.time() + seconds)

    assert "too old" in refused(replace(gateway, seal=later), headers, body)


@pytest.mark.parametrize("seconds", [-298, 298])
def test_within_five_minutes_the_clocks_may_differ(
    gateway: WechatPay, keys: DemoKeys, seconds: int
) -> None:
    body = notice(keys)
    headers = sealed_headers(body, keys)
    off = replace(gateway.seal, clock=lambda: time.time() + seconds)

    assert replace(gateway, seal=off).read_notification(headers, body).order_no == "K20260001"


def test_a_signature_by_another_key_or_method_is_refused(
    gateway: WechatPay, keys: DemoKeys
) -> None:
    body = notice(keys)

    forged = sealed_headers(body, keys, forged=True)
    own = sealed_headers(body, replace(keys, platform_private=keys.merchant_private))
    stranger = {**sealed_headers(body, keys), "Wechatpay-Serial": "PUB_KEY_ID_STRANGER"}
    method = {**sealed_headers(body, keys), "Wechatpay-Signature-Type": "WECHATPAY2-SM2-WITH-SM3"}

    assert refused(gateway, forged, body) == "not signed by the provider"
    assert refused(gateway, own, body) == "not signed by the provider"
    assert refused(gateway, stranger, body) == "signed with a key we were not given"
    assert refused(gateway, method, body) == "signed by another method"


def test_the_providers_own_probe_with_a_wrong_signature_is_refused(
    gateway: WechatPay, keys: DemoKeys
) -> None:
    """WeChat tries its merchants with signatures that begin so; source: "签名探测流量"."""
    body = notice(keys)
    headers = sealed_headers(body, keys)
    headers["Wechatpay-Signature"] = "WECHATPAY/SIGNTEST/" + headers["Wechatpay-Signature"][19:]

    refused(gateway, headers, body)


@pytest.mark.parametrize(
    "resource",
    [
        {"original_type": "refund"},
        {"algorithm": "AEAD_SM4_GCM"},
        {"ciphertext": "AAAA"},
        {"ciphertext": "not base64"},
        {"ciphertext": None},
        {"nonce": "short"},
        {"nonce": 7},
        {"nonce": "\ud800"},
        {"associated_data": "certificate"},
    ],
)
def test_a_box_that_does_not_open_is_refused(
    gateway: WechatPay, keys: DemoKeys, resource: dict[str, object]
) -> None:
    body = notice(keys, **resource)

    refused(gateway, sealed_headers(body, keys), body)


def test_a_box_sealed_with_another_api_key_is_refused(gateway: WechatPay, keys: DemoKeys) -> None:
    body = notice(replace(keys, api_v3_key="x" * 32))

    assert "does not open" in refused(gateway, sealed_headers(body, keys), body)


@pytest.mark.parametrize("body", [b"", b"null", b"[]", b"{}", b'{"resource": 7}', b"\xff\xfe"])
def test_a_signed_body_of_a_strange_shape_is_refused(
    gateway: WechatPay, keys: DemoKeys, body: bytes
) -> None:
    refused(gateway, sealed_headers(body, keys), body)


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": {"total": "22000"}},
        {"amount": {"total": 220.0}},
        {"amount": {"total": True}},
        {"amount": {}},
        {"amount": None},
        {"amount": {"total": 22000, "currency": 156}},
        {"transaction_id": None},
        {"out_trade_no": 7},
        {"success_time": "2026-04-10T09:15:30"},
        {"success_time": "yesterday"},
        {"success_time": None},
        {"trade_state": "PROBABLY"},
    ],
)
def test_a_sealed_transaction_that_is_not_as_documented_is_refused(
    gateway: WechatPay, keys: DemoKeys, wrong: dict[str, object]
) -> None:
    body = notice(keys, {**TRANSACTION, **wrong})

    refused(gateway, sealed_headers(body, keys), body)


def test_a_key_that_is_missing_or_of_another_kind_shows_at_once(
    gateway: WechatPay, keys: DemoKeys
) -> None:
    for wrong in ({}, {"PUB_KEY_ID": "nonsense"}, {"PUB_KEY_ID": keys.platform_private}):
        with pytest.raises(ValueError, match=r".+"):
            replace(gateway.seal, platform_keys=wrong)
    with pytest.raises(ValueError, match=r".+"):
        replace(gateway.seal, merchant_private_key=new_rsa_pair()[1])
    with pytest.raises(ValueError, match="32 bytes"):
        replace(gateway, api_v3_key="short")


def test_what_we_sign_is_what_the_provider_documents(gateway: WechatPay, keys: DemoKeys) -> None:
    """Source: "构造签名": method, path with query, time, nonce, body, each with a line break."""
    at = replace(gateway.seal, clock=lambda: 1554208460.9)

    given = at.headers_for("GET", "/v3/certificates?a=b", b"")["Authorization"]

    fields = dict(part.split("=", 1) for part in given.partition(" ")[2].split(","))
    nonce = fields["nonce_str"].strip('"')
    message = f"GET\n/v3/certificates?a=b\n1554208460\n{nonce}\n\n".encode()
    signature = base64.b64encode(rsa_sign(keys.merchant_private, message)).decode()
    assert given.startswith('WECHATPAY2-SHA256-RSA2048 mchid="1900000109",')
    assert fields["signature"] == f'"{signature}"'
    assert fields["timestamp"] == '"1554208460"'
