"""Money moves a paper once, and none is ever lost (trust.md T32 to T37)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Role
from applications.errors import NotYourDesk, Refused
from applications.models import Application
from applications.states import State
from exams.models import Office
from flows.commands import clock, payment
from notifications.models import OutboxMessage
from payments.gateways import PaymentNews, PaymentState, Prepay
from payments.models import MoneyState, Order, OrderState, Payment
from tests import builders, money

pytestmark = pytest.mark.django_db


class CountingGateway:
    """Answers like a gateway and counts what it was asked."""

    def __init__(self) -> None:
        self.prepaid: list[str] = []
        self.answers: dict[str, PaymentNews] = {}

    def prepay(self, *, order_no: str, **_facts: object) -> Prepay:
        self.prepaid.append(order_no)
        return Prepay(code_url=f"weixin://wxpay/bizpayurl?pr={order_no}")

    def query(self, order_no: str) -> PaymentNews:
        return self.answers[order_no]


@pytest.fixture
def world() -> builders.World:
    return builders.a_world()


@pytest.fixture
def paper(world: builders.World) -> Application:
    return builders.an_approved(world)


@pytest.fixture
def gateway() -> CountingGateway:
    return CountingGateway()


def an_order(paper: Application, gateway: CountingGateway) -> Order:
    return payment.open_order(paper.public_id, by=paper.candidate, gateway=gateway)  # type: ignore[arg-type]  # a part of the contract is enough here


def state_of(paper: Application) -> str:
    return State(Application.objects.get(pk=paper.pk).state)


def test_two_clicks_get_one_order_and_one_charge(
    paper: Application, gateway: CountingGateway
) -> None:
    first = an_order(paper, gateway)

    second = an_order(paper, gateway)

    assert first == second
    assert gateway.prepaid == [first.number]


def test_an_expired_order_is_closed_before_another_is_opened(
    paper: Application, gateway: CountingGateway
) -> None:
    first = an_order(paper, gateway)
    Order.objects.filter(pk=first.pk).update(expires_at=timezone.now() - timedelta(hours=1))

    second = an_order(paper, gateway)

    first.refresh_from_db()
    assert first.state == OrderState.CLOSED
    assert second.number != first.number


def test_a_payment_moves_the_paper_once(paper: Application, gateway: CountingGateway) -> None:
    order = an_order(paper, gateway)

    first = payment.settle(money.news(order))
    again = payment.settle(money.news(order))

    assert first == again
    assert state_of(paper) == State.PAID
    assert OutboxMessage.objects.filter(kind="payment_received").count() == 1


def test_asking_the_gateway_takes_in_what_it_says(
    paper: Application, gateway: CountingGateway
) -> None:
    order = an_order(paper, gateway)
    gateway.answers[order.number] = money.news(order)

    payment.ask_gateway(order, gateway=gateway)  # type: ignore[arg-type]  # as above

    assert state_of(paper) == State.PAID


@pytest.mark.parametrize(
    "fault", [{"currency": "USD"}, {"merchant_id": "1"}, {"app_id": "wx1"}, {"amount_fen": 1}]
)
def test_money_that_does_not_match_is_kept_apart(
    paper: Application, gateway: CountingGateway, fault: dict[str, str]
) -> None:
    order = an_order(paper, gateway)

    payment.settle(money.news(order, **fault))  # type: ignore[arg-type]  # one wrong fact each time

    assert state_of(paper) == State.APPROVED
    assert Payment.objects.get().state == MoneyState.MISMATCH


def test_a_second_payment_is_returned_and_the_candidate_told(
    paper: Application, gateway: CountingGateway
) -> None:
    order = an_order(paper, gateway)
    payment.settle(money.news(order, transaction_id="A"))

    payment.settle(money.news(order, transaction_id="B"))

    assert Payment.objects.get(transaction_id="B").state == MoneyState.TO_REFUND
    assert OutboxMessage.objects.filter(kind="payment_will_be_returned").exists()


def test_money_after_the_deadline_revives_nothing(
    paper: Application, gateway: CountingGateway
) -> None:
    order = an_order(paper, gateway)
    past = timezone.now() - timedelta(hours=1)
    Application.objects.filter(pk=paper.pk).update(payment_due=past)
    clock.lapse_late()

    payment.settle(money.news(order))

    assert state_of(paper) == State.LAPSED
    assert Payment.objects.get().state == MoneyState.TO_REFUND


def test_news_of_no_money_changes_nothing(paper: Application, gateway: CountingGateway) -> None:
    order = an_order(paper, gateway)
    nowhere = Order(number="nobody's", amount_fen=1)

    assert payment.settle(money.news(order, state=PaymentState.NOTPAY)) is None
    assert payment.settle(money.news(nowhere)) is None
    assert state_of(paper) == State.APPROVED


def test_a_paper_that_is_not_approved_has_nothing_to_pay(
    world: builders.World, gateway: CountingGateway
) -> None:
    paper = builders.a_submitted(world)

    with pytest.raises(Refused, match="没有需要缴纳"):
        an_order(paper, gateway)


def test_a_late_click_is_refused(paper: Application, gateway: CountingGateway) -> None:
    Application.objects.filter(pk=paper.pk).update(payment_due=timezone.now() - timedelta(hours=1))

    with pytest.raises(Refused, match="缴费时间已过"):
        an_order(paper, gateway)


def test_a_region_without_online_payment_says_so(
    paper: Application, gateway: CountingGateway
) -> None:
    Office.objects.update(pays_online=False)

    with pytest.raises(Refused, match="现场缴费"):
        an_order(paper, gateway)


def test_the_counter_takes_a_receipt_once(world: builders.World, paper: Application) -> None:
    other = builders.an_approved(world, person=builders.a_person())
    payment.pay_at_counter(paper.public_id, by=world.clerk, receipt="R-1")

    with pytest.raises(Refused, match="已经用过"):
        payment.pay_at_counter(other.public_id, by=world.clerk, receipt=" R-1 ")

    assert state_of(paper) == State.PAID
    assert state_of(other) == State.APPROVED


@pytest.mark.parametrize("receipt", ["", "  "])
def test_the_counter_wants_a_receipt(
    world: builders.World, paper: Application, receipt: str
) -> None:
    with pytest.raises(Refused, match="收据编号"):
        payment.pay_at_counter(paper.public_id, by=world.clerk, receipt=receipt)


def test_the_counter_of_another_city_is_refused(world: builders.World, paper: Application) -> None:
    elsewhere = builders.a_posting(Role.CLERK, region=world.other_city)

    with pytest.raises(NotYourDesk):
        payment.pay_at_counter(paper.public_id, by=elsewhere, receipt="R-2")


def test_a_reviewer_takes_no_money(world: builders.World, paper: Application) -> None:
    with pytest.raises(NotYourDesk):
        payment.pay_at_counter(paper.public_id, by=world.reviewer, receipt="R-2")


def test_paid_papers_are_not_paid_again_at_the_counter(
    world: builders.World, paper: Application
) -> None:
    payment.pay_at_counter(paper.public_id, by=world.clerk, receipt="R-3")

    with pytest.raises(Refused, match="没有需要缴纳"):
        payment.pay_at_counter(paper.public_id, by=world.clerk, receipt="R-4")


@pytest.mark.parametrize(("fen", "words"), [(14000, "140"), (14050, "140.50"), (5, "0.05")])
def test_amounts_are_written_as_people_write_them(fen: int, words: str) -> None:
    assert payment.yuan(fen) == words


def test_a_paper_without_a_region_costs_nothing(world: builders.World) -> None:
    assert payment.bill_for(Application(exam=world.exam)).total_fen == 0
