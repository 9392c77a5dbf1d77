"""Before a second charge is offered, the first one is asked about (trust.md T32)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from applications.models import Application
from applications.states import State
from flows.commands.checkout import check_out
from payments.gateways import AlreadyPaid, OrderUnknown, PaymentNews, PaymentState, Prepay
from payments.models import Order, OrderState
from tests import builders, money

pytestmark = pytest.mark.django_db


class Gateway:
    """Answers with what it is given for every order; keeps what was closed."""

    def __init__(self) -> None:
        self.state = PaymentState.NOTPAY
        self.knows = True
        self.closed: list[str] = []

    def prepay(self, *, order_no: str, **_facts: object) -> Prepay:
        return Prepay(code_url=f"weixin://{order_no}")

    def query(self, order_no: str) -> PaymentNews:
        if not self.knows:
            raise OrderUnknown(order_no)
        return money.news(Order.objects.get(number=order_no), state=self.state)

    def close(self, order_no: str) -> None:
        self.closed.append(order_no)


@pytest.fixture
def paper() -> Application:
    return builders.an_approved(builders.a_world())


@pytest.fixture
def gateway() -> Gateway:
    return Gateway()


def pay(paper: Application, gateway: Gateway) -> Order:
    return check_out(paper.public_id, by=paper.candidate, gateway=gateway)  # type: ignore[arg-type]  # a part of the contract is enough here


def runs_out(order: Order, **facts: str) -> None:
    Order.objects.filter(pk=order.pk).update(
        expires_at=timezone.now() - timedelta(hours=1), **facts
    )


def test_an_order_that_ran_out_is_closed_at_the_gateway_first(
    paper: Application, gateway: Gateway
) -> None:
    first = pay(paper, gateway)
    runs_out(first)

    second = pay(paper, gateway)

    assert gateway.closed == [first.number]
    assert second != first
    assert Order.objects.get(pk=first.pk).state == OrderState.CLOSED


def test_an_order_that_was_paid_after_all_is_not_charged_again(
    paper: Application, gateway: Gateway
) -> None:
    runs_out(pay(paper, gateway))
    gateway.state = PaymentState.SUCCESS

    with pytest.raises(AlreadyPaid):
        pay(paper, gateway)
    assert Application.objects.get(pk=paper.pk).state == State.PAID


@pytest.mark.parametrize(("facts", "knows"), [({"code_url": ""}, True), ({}, False)])
def test_an_order_the_gateway_never_had_is_forgotten(
    paper: Application, gateway: Gateway, facts: dict[str, str], knows: object
) -> None:
    first = pay(paper, gateway)
    runs_out(first, **facts)
    gateway.knows = bool(knows)

    assert pay(paper, gateway) != first
    assert gateway.closed == []
