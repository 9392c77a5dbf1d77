"""报名须知: read, agreed to, kept as evidence."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from accounts.models import Consent, Wording
from accounts.notices import Notice
from exams.levels import LevelGroup
from exams.models import Actor, Window
from notifications.models import OutboxMessage
from tests.portals.entrance.visitors import (
    agree,
    last_code,
    register,
    registration,
    send_code,
    text_of,
)

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from tests.builders import World


def test_the_notice_is_shown_with_its_version(client: Client, world: World) -> None:
    html = text_of(client.get("/notice/"))

    assert "报名须知" in html
    assert "我已阅读并同意" in html
    assert "下一步" in html


def test_without_a_tick_there_is_no_next_step(client: Client, world: World) -> None:
    answer = client.post("/notice/")

    assert answer.status_code == 422
    assert "请先勾选「我已阅读并同意」" in text_of(answer)


def test_with_a_tick_registration_opens(client: Client, world: World) -> None:
    answer = client.post("/notice/", {"agreed": "on"})

    assert answer["Location"] == "/register/"
    assert client.get("/register/").status_code == 200


def test_registration_leads_back_to_the_notice_until_it_was_agreed_to(
    client: Client, world: World
) -> None:
    assert client.get("/register/")["Location"] == "/notice/"


@pytest.mark.parametrize("address", ["/register/", "/register/code/"])
def test_a_forgotten_consent_is_asked_for_again_and_nothing_typed_is_lost(
    client: Client, world: World, address: str
) -> None:
    typed = registration()

    answer = client.post(address, {**typed, "code": "123456"})
    html = text_of(answer)

    assert answer.status_code == 422
    assert "再勾选一次「我已阅读并同意」" in html
    assert f'value="{typed["name"]}"' in html
    assert 'name="agreed"' in html
    assert not OutboxMessage.objects.exists()

    assert client.post("/register/code/", {**typed, "agreed": "on"}).status_code == 200
    assert 'name="agreed"' not in text_of(client.get("/register/"))


def test_a_changed_notice_has_to_be_agreed_to_again(client: Client, world: World) -> None:
    agree(client)
    world.exam.notice_text = "改过的报名须知"
    world.exam.save()

    assert client.get("/register/")["Location"] == "/notice/"


def test_the_consent_names_the_text_that_was_read(client: Client, world: World) -> None:
    register(client)

    consent = Consent.objects.get()

    assert consent.version == world.exam.notice_version
    assert consent.text_hash == Notice("", world.exam.notice_text).text_hash
    assert Wording.objects.get(text_hash=consent.text_hash).text == world.exam.notice_text


def test_the_consent_names_the_moment_of_the_tick(client: Client, world: World) -> None:
    agree(client)
    tick, session = timezone.now() - timedelta(minutes=4), client.session
    session["agreed_notice"] = session["agreed_notice"] | {"at": tick.isoformat()}
    session.save()
    typed = registration()
    send_code(client, typed)
    client.post("/register/", {**typed, "code": last_code()})

    assert Consent.objects.get().agreed_at == tick


def test_words_changed_under_the_old_number_are_a_version_of_their_own(
    client: Client, world: World
) -> None:
    register(client)
    world.exam.notice_text = "改过的报名须知"
    world.exam.save()
    client.post("/sign-out/")

    assert "第 1.2 版" in text_of(client.get("/notice/"))
    register(client)

    assert sorted(Consent.objects.values_list("version", flat=True)) == ["1", "1.2"]
    assert Wording.objects.get(version="1.2").text == "改过的报名须知"


def test_outside_the_window_nobody_gets_in(client: Client, world: World) -> None:
    agree(client)
    Window.objects.update(closes=timezone.now() - timedelta(hours=1))

    assert "现在不能注册" in text_of(client.get("/notice/"))
    assert client.post("/notice/", {"agreed": "on"}).status_code == 422
    assert client.get("/register/")["Location"] == "/notice/"


def test_a_regions_own_close_holds_there_and_nowhere_else(client: Client, world: World) -> None:
    now = timezone.now()
    for group in LevelGroup:
        Window.objects.create(
            exam=world.exam,
            region=world.city,
            level_group=group,
            actor=Actor.CANDIDATE,
            opens=now - timedelta(days=2),
            closes=now - timedelta(days=1),
        )

    client.post("/region/", {"region": world.city.code})
    assert "现在不能注册" in text_of(client.get("/notice/"))
    client.post("/region/", {"region": world.other_city.code})
    assert "现在不能注册" not in text_of(client.get("/notice/"))


def test_before_the_first_exam_the_page_says_so(client: Client, db: None) -> None:
    assert "还没有公布" in text_of(client.get("/notice/"))


def test_the_notice_costs_three_queries(
    client: Client, world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        client.get("/notice/")
