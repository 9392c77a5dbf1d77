"""The payment provider's reports: only its own words are heard, and each is taken in once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from applications.models import Application
from applications.states import State
from flows.commands import payment
from payments.models import MoneyState, Order, Payment
from simulators.keys import DemoKeys, load_or_make
from simulators.payment.seals import closed_box, sealed_headers
from tests import builders

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.test.client import _MonkeyPatchedWSGIResponse as Response

pytestmark = pytest.mark.django_db

ADDRESS = "/payments/wechat"


class Offering:
    """A gateway that only hands out codes."""

    def prepay(self, *, order_no: str, **_facts: object) -> object:
        return type("Prepay", (), {"code_url": f"weixin://wxpay/{order_no}"})


@pytest.fixture
def keys() -> DemoKeys:
    return load_or_make(Path(settings.PAYMENT_GATEWAY["keys"]))


@pytest.fixture
def order(db: None) -> Order:
    paper = builders.an_approved(builders.a_world())
    return payment.open_order(paper.public_id, by=paper.candidate, gateway=Offering())  # type: ignore[arg-type]  # a part of the contract is enough here


def notice(keys: DemoKeys, order: Order, **spoilt: object) -> bytes:
    """Write the provider's notification of a payment; `spoilt` changes its facts."""
    facts = {
        "mchid": keys.merchant_id,
        "appid": keys.app_id,
        "out_trade_no": order.number,
        "transaction_id": "4200000000202604100000000001",
        "trade_state": "SUCCESS",
        "success_time": timezone.now().isoformat(timespec="seconds"),
        "amount": {"total": order.amount_fen, "currency": "CNY"},
        **spoilt,
    }
    box = closed_box(json.dumps(facts), keys)
    return json.dumps({"event_type": "TRANSACTION.SUCCESS", "resource": box}).encode()


def tell(body: bytes, headers: Mapping[str, str]) -> Response:
    """Send it as the provider does: no session, no token of ours."""
    browser = Client(enforce_csrf_checks=True)
    return browser.post(ADDRESS, body, "application/json", headers=dict(headers))


def state_of(order: Order) -> str:
    return str(Application.objects.get(pk=order.application_id).state)


def test_a_genuine_report_moves_the_paper(keys: DemoKeys, order: Order) -> None:
    body = notice(keys, order)

    response = tell(body, sealed_headers(body, keys))

    assert response.status_code == 204
    assert state_of(order) == State.PAID
    assert Payment.objects.get().amount_fen == order.amount_fen


def test_a_report_told_twice_is_taken_in_once(keys: DemoKeys, order: Order) -> None:
    body = notice(keys, order)

    answers = [tell(body, sealed_headers(body, keys)).status_code for _ in range(2)]

    assert answers == [204, 204]
    assert Payment.objects.count() == 1


def test_a_forged_report_changes_nothing(keys: DemoKeys, order: Order) -> None:
    body = notice(keys, order)

    response = tell(body, sealed_headers(body, keys, forged=True))

    assert response.status_code == 401
    assert state_of(order) == State.APPROVED
    assert not Payment.objects.exists()


def test_an_unsigned_report_changes_nothing(keys: DemoKeys, order: Order) -> None:
    assert tell(notice(keys, order), {}).status_code == 401
    assert not Payment.objects.exists()


def test_a_changed_body_changes_nothing(keys: DemoKeys, order: Order) -> None:
    body = notice(keys, order)
    headers = sealed_headers(body, keys)

    assert tell(body.replace(b"SUCCESS", b"SUCCES2", 1), headers).status_code == 401
    assert not Payment.objects.exists()


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff\xfe", b'{"resource": {}}'])
def test_a_signed_report_nobody_can_read_is_malformed(
    keys: DemoKeys, order: Order, body: bytes
) -> None:
    assert tell(body, sealed_headers(body, keys)).status_code == 400
    assert state_of(order) == State.APPROVED


def test_a_wrong_amount_is_kept_and_moves_nothing(keys: DemoKeys, order: Order) -> None:
    body = notice(keys, order, amount={"total": 1, "currency": "CNY"})

    assert tell(body, sealed_headers(body, keys)).status_code == 204
    assert Payment.objects.get().state == MoneyState.MISMATCH
    assert state_of(order) == State.APPROVED


def test_news_of_an_unpaid_order_is_heard_and_changes_nothing(keys: DemoKeys, order: Order) -> None:
    body = notice(keys, order, trade_state="NOTPAY")

    assert tell(body, sealed_headers(body, keys)).status_code == 204
    assert not Payment.objects.exists()


def test_money_for_an_unknown_order_is_written_to_the_log(
    keys: DemoKeys, order: Order, caplog: pytest.LogCaptureFixture
) -> None:
    body = notice(keys, order, out_trade_no="K0000")

    assert tell(body, sealed_headers(body, keys)).status_code == 204
    assert "K0000" in caplog.text


def test_reading_is_refused(db: None) -> None:
    assert Client().get(ADDRESS).status_code == 405
