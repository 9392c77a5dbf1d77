"""The frame around the pages: menus, messages, exam, footer, and how many queries they cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.test import RequestFactory

from accounts.models import Role
from portals.shell.context import shell
from portals.shell.navigation import CANDIDATE, RAILS, is_lit, rail_of
from portals.shell.templatetags.kaowu import message_icon, message_tone
from tests.builders import a_person, a_posting, a_world
from tests.portals.shell.places import a_region

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portals.shell.addresses")]


def test_a_page_without_an_exam_has_a_plain_title(client: Client) -> None:
    assert "工考网上报名</span>" in client.get("/sign-in/").content.decode()


def test_the_exam_names_the_site(client: Client) -> None:
    a_world()

    html = client.get("/sign-in/").content.decode()

    assert "· 河南工考网上报名</title>" in html
    assert "机关事业单位工勤技能岗位等级考核" in html


def test_a_public_page_costs_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        client.get("/sign-in/")


def test_the_context_asks_nothing_before_a_template_does(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(0):
        values = shell(RequestFactory().get("/"))

    assert {"exam", "server_now", "text_size", "posting", "navigation"} <= set(values)


def test_a_candidate_finds_the_own_pages_and_the_way_out(client: Client) -> None:
    client.force_login(a_person(name="欧阳振华"))

    html = client.get("/candidate-page/").content.decode()

    assert "欧阳振华" in html
    assert 'href="/candidate/"' in html
    assert "打印准考证" in html
    assert "退出登录" in html


def test_staff_see_their_posting_and_rail(client: Client) -> None:
    client.force_login(a_posting(Role.SUPERVISOR, region=a_region()).user)

    html = client.get("/staff-page/").content.decode()

    assert "监督员" in html
    assert 'href="/supervisor/"' in html
    assert "流程图" in html
    assert 'data-face="staff"' in html


def test_the_page_being_shown_is_marked() -> None:
    posting = a_posting(Role.REVIEWER, region=a_region())
    request = RequestFactory().get("/reviewer/")
    request.resolver_match = None

    groups = rail_of(posting, request)

    assert [item.word for item in groups[0].items][:4] == ["待办", "待领", "已办", "提醒"]
    assert not groups[0].items[0].is_here


@pytest.mark.parametrize(
    ("here", "lit"),
    [
        ("candidate:ticket", "candidate:ticket"),
        ("candidate:ticket_send", "candidate:ticket"),
        ("candidate:check", "candidate:application"),
        ("candidate:fix_item", "candidate:progress"),
        ("candidate:pay_waiting", "candidate:home"),
    ],
)
def test_a_page_lights_its_item(here: str, lit: str) -> None:
    assert [name for name, _word, _icon in CANDIDATE if is_lit(name, here)] == [lit]


def test_every_role_has_a_rail() -> None:
    assert set(RAILS) == set(Role)


def test_a_page_without_a_person_has_no_posting_and_no_menu(client: Client) -> None:
    html = client.get("/sign-in/").content.decode()

    assert "退出登录" not in html
    request = RequestFactory().get("/")
    request.user = a_posting(Role.CLERK, region=a_region()).user
    assert rail_of(None, request) == []


@pytest.mark.parametrize(
    ("level", "tone", "icon"),
    [
        (constants.SUCCESS, "ok", "okc"),
        (constants.ERROR, "no", "xc"),
        (constants.WARNING, "do", "alert"),
        (constants.INFO, "info", "info"),
    ],
)
def test_a_message_has_the_tone_of_its_level(level: int, tone: str, icon: str) -> None:
    message = Message(level, "已保存")

    assert (message_tone(message), message_icon(message)) == (tone, icon)
    assert f"k-note {tone}" in render_to_string("components/messages.html", {"messages": [message]})


@pytest.mark.parametrize("page", ["404.html", "403.html", "403_csrf.html", "500.html"])
def test_an_error_page_leads_back_home(page: str) -> None:
    request = RequestFactory().get("/")

    assert 'href="/"' in render_to_string(page, {}, request)


def test_the_500_page_needs_nothing() -> None:
    assert "系统出了点问题" in render_to_string("500.html")
