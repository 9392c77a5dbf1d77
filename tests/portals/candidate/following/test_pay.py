"""缴费: the bill, one code, the bank's answer; and nobody is charged twice (trust.md T32, T37)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as project
from django.utils import timezone

from applications.models import Application
from applications.states import State
from exams.models import Office
from flows.commands import payment
from payments.models import Order, Payment
from tests import builders, money
from tests.portals.candidate.following.browsers import address, read, signed_in
from tests.simulators import merchant
from tests.simulators.processes import running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client
    from pytest_django import DjangoAssertNumQueries, Settings

    from tests.builders import World
    from tests.simulators.processes import Simulator

NOBODY = "http://127.0.0.1:9"
RECEIPT = "缴费成功五个工作日后，可登录河南省政务服务网凭此缴款码下载缴款收据。"


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    store = tmp_path_factory.mktemp("payment") / "truth.jsonl"
    keys = project.PAYMENT_GATEWAY["keys"]
    with running("simulators.payment", "--store", store, "--keys", keys) as it:
        yield it


@pytest.fixture
def bank(provider: Simulator, settings: Settings) -> Simulator:
    """The provider at work; its notifications reach nobody, so that the page has to ask."""
    provider.set_mode("ok")
    settings.PAYMENT_GATEWAY = {**settings.PAYMENT_GATEWAY, "endpoint": provider.url}
    settings.SITE_ADDRESS = NOBODY
    return provider


@pytest.fixture
def broken(settings: Settings) -> None:
    settings.PAYMENT_GATEWAY = {**settings.PAYMENT_GATEWAY, "endpoint": NOBODY}


@pytest.fixture
def browser(approved: Application) -> Client:
    return signed_in(approved.candidate)


def state_of(paper: Application) -> str:
    return str(Application.objects.get(pk=paper.pk).state)


def run_out(order: Order) -> None:
    Order.objects.filter(pk=order.pk).update(expires_at=timezone.now() - timedelta(minutes=1))


def test_the_bill_names_each_item_the_sum_and_the_deadline(browser: Client) -> None:
    shown = read(browser.get(address("pay")))

    assert "考务费" in shown
    assert "140.00 元" in shown
    assert "不缴费就不能参加考核" in shown
    assert "网上支付 140.00 元" in shown


@pytest.mark.usefixtures("bank")
def test_pressing_pay_shows_a_code_and_pressing_again_the_same(browser: Client) -> None:
    browser.post(address("pay"))
    shown = read(browser.post(address("pay"), follow=True))

    order = Order.objects.get()
    assert address("pay_code", order.public_id) in shown
    assert order.code_url in shown
    assert "网上支付 140.00 元" not in shown


@pytest.mark.usefixtures("bank")
def test_the_code_is_a_picture_for_its_owner_alone(world: World, browser: Client) -> None:
    browser.post(address("pay"))
    picture = address("pay_code", Order.objects.get().public_id)
    stranger = signed_in(builders.an_approved(world).candidate)

    response = browser.get(picture)

    assert response["Content-Type"] == "image/png"
    assert response.content.startswith(b"\x89PNG")
    assert stranger.get(picture).status_code == 404
    run_out(Order.objects.get())
    assert browser.get(picture).status_code == 404


def test_asking_the_bank_brings_the_money_in_once(
    bank: Simulator, browser: Client, approved: Application
) -> None:
    browser.post(address("pay"))
    bank.set_mode("no_callback")
    merchant.pay(Order.objects.get().code_url)

    shown = read(browser.post(address("pay_ask"), follow=True))
    browser.post(address("pay_ask"))

    paid = Payment.objects.get()
    assert state_of(approved) == State.PAID
    assert "<h1>缴费成功</h1>" in shown
    assert paid.transaction_id in shown
    assert RECEIPT in shown


@pytest.mark.usefixtures("bank")
def test_while_nothing_has_come_the_page_waits_and_warns(
    browser: Client, approved: Application
) -> None:
    browser.post(address("pay"))

    shown = read(browser.post(address("pay_ask"), follow=True))

    assert "正在等银行确认" in shown
    assert "请不要再付一次" in shown
    assert "网上支付" not in shown
    assert state_of(approved) == State.APPROVED


@pytest.mark.usefixtures("bank")
def test_the_waiting_page_asks_every_three_seconds_until_the_money_is_there(
    browser: Client, approved: Application
) -> None:
    browser.post(address("pay"))
    order = Order.objects.get()

    page, before = (browser.get(address(name)) for name in ("pay_waiting", "pay_state"))
    payment.settle(money.news(order))
    after = browser.get(address("pay_state"))

    assert 'hx-trigger="every 3s"' in read(page)
    assert "还没有收到" in read(before)
    assert after["HX-Redirect"] == address("pay")
    assert state_of(approved) == State.PAID


@pytest.mark.usefixtures("bank")
def test_a_code_that_ran_out_stops_the_asking(browser: Client) -> None:
    browser.post(address("pay"))
    run_out(Order.objects.get())

    response = browser.get(address("pay_state"))

    assert response.status_code == 286
    assert "二维码已过期" in read(response)


def test_a_code_that_ran_out_is_settled_before_another_is_shown(
    bank: Simulator, browser: Client, approved: Application
) -> None:
    browser.post(address("pay"))
    bank.set_mode("no_callback")
    merchant.pay(Order.objects.get().code_url)
    run_out(Order.objects.get())

    shown = read(browser.post(address("pay"), follow=True))

    assert "<h1>缴费成功</h1>" in shown
    assert Order.objects.count() == 1
    assert state_of(approved) == State.PAID


@pytest.mark.usefixtures("bank")
def test_an_unpaid_code_that_ran_out_gives_way_to_a_new_one(browser: Client) -> None:
    browser.post(address("pay"))
    run_out(Order.objects.get())

    browser.post(address("pay"))

    assert [order.state for order in Order.objects.all()] == ["closed", "open"]


@pytest.mark.usefixtures("bank")
def test_a_silent_bank_is_not_asked_for_a_second_charge(
    browser: Client, settings: Settings
) -> None:
    browser.post(address("pay"))
    run_out(Order.objects.get())
    settings.PAYMENT_GATEWAY = {**settings.PAYMENT_GATEWAY, "endpoint": NOBODY}

    shown = read(browser.post(address("pay"), follow=True))

    assert "请不要再付一次" in shown
    assert Order.objects.count() == 1


@pytest.mark.usefixtures("broken")
def test_a_bank_that_does_not_answer_is_told_plainly(browser: Client) -> None:
    shown = read(browser.post(address("pay"), follow=True))

    assert "支付渠道现在没有回应，没有扣您的钱。" in shown


@pytest.mark.usefixtures("bank")
def test_an_unanswered_question_leaves_everything_open(
    browser: Client, settings: Settings, approved: Application
) -> None:
    browser.post(address("pay"))
    settings.PAYMENT_GATEWAY = {**settings.PAYMENT_GATEWAY, "endpoint": NOBODY}

    shown = read(browser.post(address("pay_ask"), follow=True))

    assert "现在查不到支付结果" in shown
    assert state_of(approved) == State.APPROVED


@pytest.mark.usefixtures("bank")
def test_an_order_the_bank_forgot_is_not_paid(browser: Client, approved: Application) -> None:
    browser.post(address("pay"))
    Order.objects.update(number="K0000")

    assert "还没有收到这笔钱" in read(browser.post(address("pay_ask"), follow=True))
    assert state_of(approved) == State.APPROVED


def test_where_the_counter_takes_the_money_the_page_says_where(browser: Client) -> None:
    Office.objects.update(pays_online=False, pay_where="政务大厅 3 号窗口")

    shown = read(browser.get(address("pay")))
    tried = read(browser.post(address("pay"), follow=True))

    assert "政务大厅 3 号窗口" in shown
    assert "网上支付" not in shown
    assert "您所在地区请到现场缴费。" in tried


def test_money_at_the_counter_shows_its_receipt(world: World, approved: Application) -> None:
    payment.pay_at_counter(approved.public_id, by=world.clerk, receipt="R-77")

    shown = read(signed_in(approved.candidate).get(address("pay")))

    assert "收据编号" in shown
    assert "R-77" in shown


@pytest.mark.usefixtures("bank")
def test_money_that_came_twice_is_shown_as_going_back(browser: Client) -> None:
    browser.post(address("pay"))
    order = Order.objects.get()
    payment.settle(money.news(order, transaction_id="first"))
    payment.settle(money.news(order, transaction_id="second"))

    assert "会按原路退回" in read(browser.get(address("pay")))


def test_nothing_is_due_before_the_review_is_over(submitted: Application) -> None:
    browser = signed_in(submitted.candidate)

    shown = read(browser.get(address("pay")))
    tried = read(browser.post(address("pay"), follow=True))

    assert "现在没有需要缴纳的费用" in shown
    assert "现在没有需要缴纳的费用" in tried
    assert not Order.objects.exists()


def test_asking_without_an_order_asks_nobody(browser: Client) -> None:
    assert browser.post(address("pay_ask"))["Location"] == address("pay")
    assert browser.get(address("pay_waiting"))["Location"] == address("pay")


def test_only_a_press_of_a_button_asks_the_bank(browser: Client) -> None:
    assert browser.get(address("pay_ask")).status_code == 405
    assert browser.post(address("pay_state")).status_code == 405


def test_without_a_paper_there_is_nothing_to_ask(world: World) -> None:
    browser = signed_in(builders.a_person())

    assert browser.post(address("pay_ask"))["Location"] == address("home")


@pytest.mark.usefixtures("bank")
def test_the_pages_ask_the_database_a_counted_number_of_times(
    browser: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser.post(address("pay"))

    with django_assert_num_queries(10):
        browser.get(address("pay"))
    with django_assert_num_queries(7):
        browser.get(address("pay_state"))
    with django_assert_num_queries(8):
        browser.get(address("pay_waiting"))
