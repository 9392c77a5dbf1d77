"""The end of a session: told before it comes, and kind when it comes under way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import RequestFactory

from portals.shell.sessions import Idle, KindSessions
from tests.authenticator import next_code
from tests.builders import PASSWORD, a_person, a_world

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.test import Client

pytestmark = pytest.mark.django_db


def interrupted(client: Client, method: str) -> HttpResponse:
    """Answer a request during which another one ends the session."""

    def view(request: HttpRequest) -> HttpResponse:
        request.session["seen"] = True
        Session.objects.all().delete()
        return HttpResponse("done")

    request = getattr(RequestFactory(), method)("/my/?page=2")
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    answer = KindSessions(view)(request)
    assert isinstance(answer, HttpResponse)
    return answer


def test_who_only_looked_looks_again(client: Client) -> None:
    client.force_login(a_person())

    answer = interrupted(client, "get")

    assert (answer.status_code, answer["Location"]) == (302, "/my/?page=2")
    assert "sessionid" not in answer.cookies  # the browser may hold a newer one


def test_who_sent_something_signs_in_first(client: Client) -> None:
    client.force_login(a_person())

    answer = interrupted(client, "post")

    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/")


def test_a_request_with_the_key_of_before_is_no_bad_request(client: Client) -> None:
    client.force_login(a_person())
    Session.objects.all().delete()

    assert client.get("/my/data/")["Location"] == "/sign-in/?next=/my/data/"


@pytest.mark.parametrize(
    ("age", "warns", "left"),
    [(1800, 1500, "5 分钟"), (900, 600, "5 分钟"), (120, 80, "40 秒"), (300, 200, "1 分钟")],
)
def test_people_are_told_minutes_before_the_end(
    client: Client, age: int, warns: int, left: str
) -> None:
    client.force_login(a_person())
    request = RequestFactory().get("/")
    request.session = client.session
    request.session.set_expiry(age)

    idle = Idle.of(request)

    assert (idle.warns, idle.ends, idle.left) == (warns, age, left)


def test_a_page_asks_before_the_end_and_one_request_keeps_the_session(client: Client) -> None:
    a_world()
    client.force_login(a_person())

    html = client.get("/my/").content.decode()

    assert 'data-warns="1500"' in html
    assert 'data-ends="1800"' in html
    assert "继续填写" in html
    answer = client.post("/stay/")
    assert answer.status_code == 204
    assert answer.cookies["sessionid"]["max-age"] == 1800


def test_staff_are_warned_by_their_own_shorter_time(client: Client) -> None:
    world = a_world()
    account = {"account": world.clerk.user.username, "password": PASSWORD}
    client.post("/staff/sign-in/", account)
    client.post("/staff/code/", {"code": next_code(world.clerk.user)})

    html = client.get("/office/").content.decode()
    assert 'data-warns="600"' in html
    assert re.search(r'data-over="43(200|19\d)"', html)


def test_staying_is_for_people_signed_in_and_by_post(client: Client) -> None:
    assert client.post("/stay/")["Location"].startswith("/sign-in/")
    client.force_login(a_person())
    assert client.get("/stay/").status_code == 405
