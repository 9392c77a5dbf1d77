"""现场缴费: find the person, take the money, record the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from applications.models import Application
from flows.commands import payment
from payments.models import Payment
from portals.office import payers
from tests import builders
from tests.portals.office.browsers import address, messages_of, signed_in, text_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from accounts.models import Posting

QUERIES = 10


def found(client: Client, words: str) -> list[str]:
    lines = client.post(address("counter"), {"q": words}).context["found"].lines
    return [line.name for line in lines]


def take(client: Client, paper: Application, receipt: str) -> int:
    where = address("take_payment", paper.public_id)
    return client.post(where, {"receipt": receipt}).status_code


def test_somebody_is_found_by_name_reference_and_id_number(
    world: builders.World, clerk: Client
) -> None:
    paper = builders.an_approved(world)
    builders.an_approved(world, person=builders.a_person(name="赵国强"))
    number = paper.candidate.id_number

    assert found(clerk, "秀英") == ["王秀英"]
    assert found(clerk, paper.reference.lower()) == ["王秀英"]
    assert found(clerk, f" {number[:6]} {number[6:].lower()} ") == ["王秀英"]
    assert found(clerk, number[:17]) == []


def test_who_has_nothing_to_pay_is_not_found(world: builders.World, clerk: Client) -> None:
    builders.a_submitted(world)
    builders.a_paid(world)

    response = clerk.post(address("counter"), {"q": "王秀英"})

    assert response.context["found"].lines == []
    assert "没有等待缴费的考生" in text_of(response)


def test_a_search_for_next_to_nothing_is_refused(world: builders.World, clerk: Client) -> None:
    for words, text in (("", "请输入姓名"), ("王", "请至少输入两个字"), ("x" * 61, "")):
        response = clerk.post(address("counter"), {"q": words})

        assert response.status_code == 422
        assert text in text_of(response)


def test_who_has_to_pay_soonest_is_listed_before_anybody_asks(
    world: builders.World, clerk: Client
) -> None:
    later, sooner = (builders.an_approved(world) for _ in range(2))
    Application.objects.filter(pk=sooner.pk).update(payment_due=timezone.now())

    lines = clerk.get(address("counter")).context["found"].lines

    assert [line.reference for line in lines] == [sooner.reference, later.reference]


def test_too_many_are_cut(
    world: builders.World, clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(payers, "MOST", 2)
    for _ in range(3):
        builders.an_approved(world)

    response = clerk.post(address("counter"), {"q": "王秀英"})

    assert len(response.context["found"].lines) == 2
    assert "只列出最早截止的 2 人" in text_of(response)


def test_the_amount_is_shown_before_the_receipt_is_asked_for(
    world: builders.World, clerk: Client
) -> None:
    paper = builders.an_approved(world)

    page = text_of(clerk.get(address("take_payment", paper.public_id)))

    assert "140.00 元" in page
    assert paper.candidate.id_number not in page
    assert paper.candidate.id_number_masked in page


def test_a_receipt_marks_the_paper_paid(world: builders.World, finance: Posting) -> None:
    paper = builders.an_approved(world)
    client = signed_in(finance)

    response = client.post(address("take_payment", paper.public_id), {"receipt": " NO.0017 "})

    assert response["Location"] == address("counter")
    assert messages_of(response) == ["王秀英 的考务费已登记，收据编号 NO.0017。"]
    assert Application.objects.get(pk=paper.pk).state == "paid"
    takings = client.get(address("counter")).context["takings"]
    assert (takings.count, takings.total_fen) == (1, 14000)


@pytest.mark.parametrize(
    ("receipt", "text"), [("  ", "请填写收据编号。"), ("9" * 41, "收据编号最多 40 个字")]
)
def test_a_receipt_that_is_none_is_refused_beside_the_field(
    world: builders.World, clerk: Client, receipt: str, text: str
) -> None:
    paper = builders.an_approved(world)

    response = clerk.post(address("take_payment", paper.public_id), {"receipt": receipt})

    assert response.status_code == 422
    assert text in str(response.context["form"].errors["receipt"])
    assert not Payment.objects.exists()


def test_a_receipt_is_used_once(world: builders.World, clerk: Client) -> None:
    first, second = builders.an_approved(world), builders.an_approved(world)
    take(clerk, first, "R-1")

    response = clerk.post(address("take_payment", second.public_id), {"receipt": "R-1"})

    assert response.status_code == 422
    assert response.context["form"].errors["receipt"] == ["这个收据编号已经用过了。"]
    assert 'value="R-1"' in text_of(response)
    assert Application.objects.get(pk=second.pk).state == "approved"


def test_pressing_twice_takes_the_money_once(world: builders.World, clerk: Client) -> None:
    paper = builders.an_approved(world)

    assert take(clerk, paper, "R-1") == 302
    response = clerk.post(address("take_payment", paper.public_id), {"receipt": "R-2"})

    assert response.status_code == 422
    assert "现在没有需要缴纳的费用。" in text_of(response)
    assert Payment.objects.count() == 1


def test_what_is_paid_already_has_no_form(world: builders.World, clerk: Client) -> None:
    paper = builders.a_paid(world)

    page = text_of(clerk.get(address("take_payment", paper.public_id)))

    assert "这位考生现在没有需要缴纳的费用：已缴费待编排。" in page
    assert 'name="receipt"' not in page


@pytest.mark.parametrize("count", [1, 5])
def test_the_search_asks_the_database_as_often_for_one_row_as_for_five(
    world: builders.World,
    clerk: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    for number in range(count):
        builders.an_approved(world)
        done = builders.an_approved(world, person=builders.a_person(name="已缴费"))
        payment.pay_at_counter(done.public_id, by=world.clerk, receipt=f"Q{number}")

    with django_assert_num_queries(QUERIES):
        clerk.post(address("counter"), {"q": "王秀英"})
