"""打印准考证: a code by SMS opens it for half an hour, on this device, to its owner alone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from accounts.models import OneTimeCode
from applications.models import Attachment
from exams.models import Actor, Window
from portals.candidate.following import unlocking
from tests import builders
from tests.portals.candidate.following.browsers import address, code_on_the_phone, read, signed_in

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from applications.models import Application
    from sittings.models import Ticket
    from tests.builders import World

FILES = ["ticket_pdf", "ticket_portrait", "ticket_qr"]


@pytest.fixture
def ticket(ticketed: Application) -> Ticket:
    return ticketed.tickets.live().get()


@pytest.fixture
def browser(ticketed: Application) -> Client:
    """A browser in which the ticket is still locked."""
    return signed_in(ticketed.candidate)


@pytest.fixture
def opened(browser: Client) -> Client:
    """A browser in which the ticket is open."""
    unlock(browser)
    return browser


def unlock(browser: Client) -> None:
    browser.post(address("ticket_send"))
    browser.post(address("ticket_code"), {"code": code_on_the_phone()})


def move_window(**opens_and_closes: timedelta) -> None:
    now = timezone.now()
    moved = {name: now + span for name, span in opens_and_closes.items()}
    Window.objects.filter(actor=Actor.TICKET).update(**moved)


def test_a_code_comes_before_the_ticket(browser: Client) -> None:
    shown = read(browser.get(address("ticket"), follow=True))

    assert "请先用短信验证码确认是您本人" in shown
    assert "洛阳职业技术学院" not in shown


def test_the_right_code_opens_the_ticket(browser: Client, ticket: Ticket) -> None:
    before = browser.session.session_key
    unlock(browser)

    shown = read(browser.get(address("ticket")))

    assert ticket.number in shown
    assert "洛阳职业技术学院" in shown
    assert "科技大道 6 号" in shown
    assert "第 1 机房　1 号座位" in shown
    assert "请带身份证原件。" in shown
    assert browser.session.session_key != before


def test_the_ticket_names_nobody_in_full(opened: Client, ticketed: Application) -> None:
    shown = read(opened.get(address("ticket")))

    assert ticketed.candidate.id_number_masked in shown
    assert str(ticketed.candidate.id_number) not in shown


def test_a_wrong_code_opens_nothing(browser: Client) -> None:
    browser.post(address("ticket_send"))
    wrong = f"{(int(code_on_the_phone()) + 1) % 1_000_000:06d}"

    response = browser.post(address("ticket_code"), {"code": wrong})

    assert response.status_code == 422
    assert "验证码不对或已过期，请核对后重新输入。" in read(response)
    assert browser.get(address("ticket"))["Location"] == address("ticket_code")


def test_a_code_opens_once(browser: Client, ticketed: Application) -> None:
    unlock(browser)
    again = signed_in(ticketed.candidate)

    response = again.post(address("ticket_code"), {"code": code_on_the_phone()})

    assert response.status_code == 422


@pytest.mark.usefixtures("opened")
def test_another_device_needs_its_own_code(ticketed: Application) -> None:
    another = signed_in(ticketed.candidate)

    assert another.get(address("ticket"))["Location"] == address("ticket_code")


def test_after_half_an_hour_it_is_locked_again(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unlocking, "UNLOCKED_FOR", timedelta(0))
    unlock(browser)

    assert browser.get(address("ticket"))["Location"] == address("ticket_code")


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("ticket_pdf", b"%PDF"), ("ticket_portrait", b"\xff\xd8"), ("ticket_qr", b"\x89PNG")],
)
def test_each_file_is_what_it_says(
    opened: Client, ticket: Ticket, name: str, beginning: bytes
) -> None:
    response = opened.get(address(name, ticket.public_id))

    assert b"".join(response).startswith(beginning)
    assert response["Content-Disposition"].startswith("inline")
    assert response["Cache-Control"] == "no-store, private"


def test_the_pdf_can_be_kept(opened: Client, ticket: Ticket) -> None:
    response = opened.get(f"{address('ticket_pdf', ticket.public_id)}?save")

    assert response["Content-Disposition"].startswith("attachment")


def test_without_a_photo_there_is_no_ticket_to_print(
    opened: Client, ticket: Ticket, ticketed: Application
) -> None:
    Attachment.objects.filter(application=ticketed, code="portrait").update(
        superseded_at=timezone.now()
    )

    assert opened.get(address("ticket_portrait", ticket.public_id)).status_code == 404
    assert opened.get(address("ticket_pdf", ticket.public_id)).status_code == 404


@pytest.mark.parametrize("name", FILES)
def test_a_locked_ticket_gives_no_file(browser: Client, ticket: Ticket, name: str) -> None:
    response = browser.get(address(name, ticket.public_id))

    assert response.status_code in {302, 404}


@pytest.mark.parametrize("name", FILES)
def test_somebody_elses_ticket_does_not_exist(world: World, ticket: Ticket, name: str) -> None:
    stranger = signed_in(builders.a_ticketed(world).candidate)
    unlock(stranger)

    assert stranger.get(address(name, ticket.public_id)).status_code == 404
    assert signed_in(world.clerk.user).get(address(name, ticket.public_id)).status_code == 404


def test_before_it_is_issued_the_page_says_so(approved: Application) -> None:
    browser = signed_in(approved.candidate)

    shown = read(browser.get(address("ticket")))

    assert "准考证还没有发放" in shown
    assert browser.get(address("ticket_code"))["Location"] == address("ticket")
    assert browser.post(address("ticket_send"))["Location"] == address("ticket")
    assert not OneTimeCode.objects.exists()


def test_before_the_time_for_printing_the_page_says_when(opened: Client, ticket: Ticket) -> None:
    move_window(opens=timedelta(days=2), closes=timedelta(days=9))

    shown = read(opened.get(address("ticket")))

    assert "还不能打印准考证" in shown
    assert "起可以打印" in shown
    assert opened.get(address("ticket_pdf", ticket.public_id)).status_code == 404


def test_after_the_time_for_printing_the_page_says_whom_to_ask(opened: Client) -> None:
    move_window(opens=timedelta(days=-9), closes=timedelta(days=-2))

    shown = read(opened.get(address("ticket")))

    assert "打印准考证的时间已过" in shown
    assert "0379-63900000" in shown


def test_a_wrong_verb_is_refused(browser: Client) -> None:
    assert browser.post(address("ticket")).status_code == 405
    assert browser.get(address("ticket_send")).status_code == 405
    assert browser.put(address("ticket_code")).status_code == 405


def test_the_pages_ask_the_database_a_counted_number_of_times(
    opened: Client, ticket: Ticket, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(10):
        opened.get(address("ticket"))
    with django_assert_num_queries(11):
        opened.get(address("ticket_pdf", ticket.public_id))
