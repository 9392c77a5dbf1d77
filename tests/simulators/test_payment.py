"""The payment simulator from outside: its door, its memory, its calls back and its pages."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import requests

from payments.gateways import ForgedNotification, GatewayFailure, PaymentState, WechatPay
from simulators.keys import DemoKeys, load_or_make
from tests.simulators.merchant import gateway_to, listening, offer, pay
from tests.simulators.processes import Simulator, running
from tests.simulators.unmeasured import unmeasured

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.getbasetemp() / "payment-keys"


@pytest.fixture(scope="module")
def keys(folder: Path) -> DemoKeys:
    return load_or_make(folder)


@pytest.fixture(scope="module")
def provider(
    tmp_path_factory: pytest.TempPathFactory, folder: Path, keys: DemoKeys
) -> Iterator[Simulator]:
    del keys  # made before, in that folder
    store = tmp_path_factory.mktemp("payment") / "truth.jsonl"
    arguments = ("--store", store, "--keys", folder, "--retries", "0.1,0.1,0.1")
    with running("simulators.payment", *arguments) as it:
        yield it


@pytest.fixture
def gateway(provider: Simulator, keys: DemoKeys) -> WechatPay:
    provider.set_mode("ok")
    return gateway_to(provider.url, keys)


def test_a_request_that_was_changed_on_its_way_is_refused(gateway: WechatPay) -> None:
    target, body = "/v3/pay/transactions/out-trade-no/DOOR-0001/close", b'{"mchid": "1900000109"}'
    headers = gateway.seal.headers_for("POST", target, body)

    def status(path: str = target, sent: bytes = body, **changed: str) -> int:
        url = f"{gateway.endpoint}{path}"
        return requests.post(url, data=sent, headers=headers | changed, timeout=5).status_code

    authorization = headers["Authorization"]
    assert status() == 404  # let in: there is no such order
    assert status(path=target.replace("0001", "0002")) == 401
    assert status(sent=body + b" ") == 401
    assert status(Authorization="") == 401
    assert status(Authorization=authorization.replace("RSA2048", "SM2")) == 401
    assert status(Authorization=authorization.replace('signature="', 'signature="A')) == 401
    assert status(Authorization=authorization.replace('timestamp="1', 'timestamp="x')) == 401
    assert status(Authorization=authorization.replace('timestamp="1', 'timestamp="2')) == 401


@pytest.mark.parametrize("seconds", [-301, 301])
def test_a_stale_or_early_request_is_refused(gateway: WechatPay, seconds: int) -> None:
    off = replace(gateway.seal, clock=lambda: time.time() + seconds)

    with pytest.raises(GatewayFailure, match="SIGN_ERROR"):
        offer(replace(gateway, seal=off), "STALE-001")


def test_the_merchant_is_told_again_until_it_confirms(
    gateway: WechatPay, provider: Simulator
) -> None:
    with listening(500, 404, 204) as (ear, address):
        pay(offer(gateway, "AGAIN-001", notify_url=address))
        heard = [ear.next() for _ in range(3)]
        quiet = ear.is_quiet(0.4)

    told = [gateway.read_notification(one.headers, one.body) for one in heard]
    assert quiet
    assert {news.order_no for news in told} == {"AGAIN-001"}
    assert len({one.headers["wechatpay-nonce"] for one in heard}) == 3
    [order] = [o for o in provider.get("/orders").json() if o["order_no"] == "AGAIN-001"]
    assert order["told"] is True


def test_it_gives_up_after_the_last_try_and_the_order_stays_paid(gateway: WechatPay) -> None:
    with listening(500) as (ear, address):
        pay(offer(gateway, "GIVEUP-01", notify_url=address))
        for _ in range(4):
            ear.next()
        quiet = ear.is_quiet(0.4)

    assert quiet
    assert gateway.query("GIVEUP-01").state is PaymentState.SUCCESS


def test_no_callback_is_a_payment_that_only_a_query_finds(
    gateway: WechatPay, provider: Simulator
) -> None:
    provider.set_mode("no_callback", times=1)
    with listening() as (ear, address):
        pay(offer(gateway, "SILENT-01", notify_url=address))
        quiet = ear.is_quiet(0.4)

    assert quiet
    assert gateway.query("SILENT-01").state is PaymentState.SUCCESS


def test_a_duplicate_tells_the_same_payment_twice(gateway: WechatPay, provider: Simulator) -> None:
    provider.set_mode("duplicate", times=1)
    with listening() as (ear, address):
        pay(offer(gateway, "TWICE-001", notify_url=address))
        one, two = ear.next(), ear.next()

    assert one.body == two.body
    assert gateway.read_notification(one.headers, one.body) == gateway.read_notification(
        two.headers, two.body
    )


def test_a_wrong_amount_is_wrong_in_notification_and_query(
    gateway: WechatPay, provider: Simulator
) -> None:
    provider.set_mode("wrong_amount", times=1)
    with listening() as (ear, address):
        pay(offer(gateway, "WRONG-001", amount_fen=22000, notify_url=address))
        heard = ear.next()

    assert gateway.read_notification(heard.headers, heard.body).amount_fen == 22001
    assert gateway.query("WRONG-001").amount_fen == 22001


def test_a_forged_callback_is_refused_by_the_gateway(
    gateway: WechatPay, provider: Simulator
) -> None:
    provider.set_mode("forged_callback", times=1)
    with listening() as (ear, address):
        pay(offer(gateway, "FORGED-01", notify_url=address))
        heard = ear.next()

    with pytest.raises(ForgedNotification, match="not signed by the provider"):
        gateway.read_notification(heard.headers, heard.body)


def test_many_clicks_pay_once(gateway: WechatPay) -> None:
    with listening() as (ear, address):
        code = offer(gateway, "CLICKS-01", notify_url=address)
        clicks = [threading.Thread(target=pay, args=(code,)) for _ in range(10)]
        for click in clicks:
            click.start()
        for click in clicks:
            click.join()
        ear.next()
        quiet = ear.is_quiet(0.4)

    assert quiet


def test_an_order_past_its_time_cannot_be_paid(gateway: WechatPay) -> None:
    soon = datetime.now(UTC) + timedelta(seconds=2)
    code = offer(gateway, "LATE-0001", expires_at=soon)
    time.sleep(2.1)

    assert "二维码已失效" in pay(code).text
    assert gateway.query("LATE-0001").state is PaymentState.CLOSED


def test_orders_and_untold_payments_outlive_a_power_cut(
    folder: Path, keys: DemoKeys, tmp_path: Path
) -> None:
    arguments = ("--store", tmp_path / "truth.jsonl", "--keys", folder)
    with running("simulators.payment", *arguments, "--retries", "60") as before:
        gateway = gateway_to(before.url, keys)
        with listening(500) as (ear, address):
            pay(offer(gateway, "POWER-001", notify_url=address))
            ear.next()
            port = int(address.split(":")[2].split("/")[0])
        before.kill()

    with (
        listening(204, port=port) as (ear, _),
        running("simulators.payment", *arguments, port=before.port),
    ):
        heard = ear.next()
        state = gateway.query("POWER-001").state

    assert gateway.read_notification(heard.headers, heard.body).order_no == "POWER-001"
    assert state is PaymentState.SUCCESS


def test_the_page_asks_pays_and_says_so(gateway: WechatPay) -> None:
    code = offer(gateway, "PAGE-0001", amount_fen=22005)

    asked = requests.get(code, timeout=5).text
    cancelled = requests.post(code, data={"answer": "cancel"}, timeout=5).text
    between = gateway.query("PAGE-0001").state
    paid = pay(code).text

    assert "220.05" in asked
    assert "报名费 · 三级护理员" in asked
    assert "确认支付</button>" in asked
    assert "取消</button>" in asked
    assert "已取消，没有扣钱" in cancelled
    assert between is PaymentState.NOTPAY
    assert "支付成功" in paid
    assert "确认支付" not in paid


def test_the_list_shows_every_order_and_its_state(gateway: WechatPay, provider: Simulator) -> None:
    pay(offer(gateway, "LIST-0001"))
    gateway.refund(
        order_no="LIST-0001", refund_no="L-1", amount_fen=150, total_fen=22000, reason="多缴"
    )
    code = offer(gateway, "LIST-0002")
    page = provider.get("/").text

    assert page.index("LIST-0002") < page.index("LIST-0001")
    assert "等待付款" in page
    assert code.removeprefix(provider.url) in page
    [refunded] = [o for o in provider.get("/orders").json() if o["order_no"] == "LIST-0001"]
    assert "1.50 元已原路退回" in provider.get(f"/pay/{refunded['token']}").text


def test_an_unknown_code_or_address_is_not_found(provider: Simulator) -> None:
    assert "没有这笔订单" in provider.get("/pay/unknown").text
    assert provider.get("/pay/unknown").status_code == 404
    assert provider.get("/nowhere").status_code == 404


def test_an_empty_book_says_what_to_do_and_starts_in_an_instant(
    folder: Path, keys: DemoKeys, tmp_path: Path
) -> None:
    del keys  # made before, in that folder
    started = time.monotonic()
    with running("simulators.payment", "--store", tmp_path / "t", "--keys", folder) as it:
        took = time.monotonic() - started
        page = it.get("/").text

    assert "还没有订单" in page
    assert took < 2  # a tenth of a second on a quiet machine


def test_it_knows_no_django() -> None:
    program = (
        "import sys, simulators.payment.__main__; "
        "sys.exit(any(m in sys.modules for m in ('django', 'requests', 'payments')))"
    )

    done = subprocess.run([sys.executable, "-c", program], env=unmeasured(), check=False)

    assert done.returncode == 0
