"""First passwords are replaced before anything else, and anybody may change theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from accounts.throttle import MOST_PER_ACCOUNT
from tests.authenticator import next_code
from tests.builders import PASSWORD, a_person
from tests.portals.entrance.visitors import text_of

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
    from pytest_django import DjangoAssertNumQueries

    from tests.builders import World

pytestmark = pytest.mark.django_db
NEW = "cedar-Lantern-58"


@pytest.fixture
def signed_in(client: Client, world: World) -> Client:
    client.force_login(a_person())
    return client


def change(client: Client, **changes: str) -> Answer:
    typed = {"old_password": PASSWORD, "password": NEW, "password_again": NEW}
    return client.post("/change-password/", typed | changes)


def test_a_handed_out_password_opens_nothing_but_its_own_replacement(
    client: Client, world: World
) -> None:
    staff = world.clerk.user
    staff.must_change_password = True
    staff.save()

    answer = client.post("/staff/sign-in/", {"account": staff.username, "password": PASSWORD})
    assert answer["Location"] == "/new-password/"
    assert "_auth_user_id" not in client.session

    done = client.post("/new-password/", {"password": NEW, "password_again": NEW})
    staff.refresh_from_db()
    assert done["Location"] == "/staff/sign-in/"
    assert not staff.must_change_password

    client.post("/staff/sign-in/", {"account": staff.username, "password": NEW})
    client.post("/staff/code/", {"code": next_code(staff)})
    assert client.session["_auth_user_id"] == str(staff.pk)


def test_a_changed_password_keeps_this_session_and_ends_the_others(
    signed_in: Client, world: World
) -> None:
    person = a_person()
    signed_in.force_login(person)
    elsewhere = Client()
    elsewhere.force_login(person)

    answer = change(signed_in)

    person.refresh_from_db()
    assert person.check_password(NEW)
    assert answer["Location"] == "/my/"
    assert signed_in.get("/change-password/").status_code == 200
    assert elsewhere.get("/change-password/").status_code == 302


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("old_password", "", "请填写现在的密码。"),
        ("old_password", "wrong-Password-1", "现在的密码不对"),
        ("password", "short1", "密码太短"),
        ("password_again", "cedar-Lantern-59", "两次输入的密码不一样"),
    ],
)
def test_what_cannot_be_right_is_said_at_its_field(
    signed_in: Client, field: str, typed: str, said: str
) -> None:
    answer = change(signed_in, **{field: typed})

    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors[field])


def test_the_same_password_again_is_no_change(signed_in: Client) -> None:
    answer = change(signed_in, password=PASSWORD, password_again=PASSWORD)

    assert "新密码不能和现在的密码一样" in text_of(answer)


def test_the_new_box_does_not_tell_what_the_old_password_is(signed_in: Client) -> None:
    answer = change(
        signed_in, old_password="wrong-Password-1", password=PASSWORD, password_again=PASSWORD
    )

    assert "新密码不能和现在的密码一样" not in text_of(answer)


def test_guessing_the_old_password_is_slowed(signed_in: Client) -> None:
    for _ in range(MOST_PER_ACCOUNT):
        change(signed_in, old_password="wrong-Password-1")

    assert "试的次数太多" in text_of(change(signed_in))


def test_a_visitor_changes_nothing(client: Client, world: World) -> None:
    assert client.get("/change-password/")["Location"] == "/sign-in/?next=/change-password/"
    assert client.get("/new-password/")["Location"] == "/forgot/"


def test_the_page_costs_the_session_the_person_and_the_place(
    signed_in: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2 + 1 + 1 + 3):
        signed_in.get("/change-password/")
