"""首页: the region first, its times by the server's clock, two doors."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from accounts.models import Role
from exams.models import Actor, Exam, Office, Window
from registry.models import Region
from tests.builders import a_person, a_posting
from tests.portals.entrance.visitors import text_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from tests.builders import World


def choose(client: Client, region: Region) -> None:
    client.post("/region/", {"region": region.code})


def move_windows(*, opens_in: int, closes_in: int, actor: str = Actor.CANDIDATE) -> None:
    now = timezone.now()
    Window.objects.filter(actor=actor).update(
        opens=now + timedelta(days=opens_in, minutes=1),
        closes=now + timedelta(days=closes_in, minutes=1),
    )


def test_a_visitor_chooses_among_the_regions_under_the_province(
    client: Client, world: World
) -> None:
    html = text_of(client.get("/"))

    assert "请选择您的单位所属地区" in html
    assert "开封" in html
    assert "洛阳" in html
    assert "宜阳" not in html


def test_regions_stand_in_the_groups_people_know(client: Client, world: World) -> None:
    for code, kind in (("410225", "province_governed_county_2014_2021"), ("HN-SZ", "internal")):
        Region.objects.create(
            code=code, name=code, short_name=code, kind=kind, parent=world.province,
            path=f"41.{code}", position=50,
        )  # fmt: skip

    groups = client.get("/").context["groups"]

    assert [(group.title, len(group.choices)) for group in groups] == [
        ("省辖市", 2), ("省直管县（市）", 1), ("省直和其他", 1),
    ]  # fmt: skip


def test_a_chosen_region_is_remembered_with_its_office_and_times(
    client: Client, world: World
) -> None:
    Office.objects.filter(region=world.city).update(hours="工作日 8:30—12:00")

    choose(client, world.city)
    html = text_of(client.get("/"))

    assert client.session["region"] == world.city.code
    assert "k-remembered" in html
    assert "0379-63900000" in html
    assert "工作日 8:30—12:00" in html
    assert "离报名截止还有" in html
    assert "<b>9</b>天<b>23</b>小时" in html


@pytest.mark.parametrize("code", ["", "410327", "999999", "\x00"])
def test_a_region_that_is_not_offered_is_refused(client: Client, world: World, code: str) -> None:
    answer = client.post("/region/", {"region": code}, follow=True)

    assert "请选择您的单位所属地区。" in text_of(answer)
    assert "region" not in client.session


def test_the_regions_own_window_goes_before_the_provinces(client: Client, world: World) -> None:
    now = timezone.now()
    Window.objects.create(
        exam=world.exam, region=world.city, level_group="5-2", actor=Actor.CANDIDATE,
        opens=now - timedelta(days=9), closes=now - timedelta(days=1),
    )  # fmt: skip

    choose(client, world.city)
    here = client.get("/").context
    choose(client, world.other_city)
    there = client.get("/").context

    assert (here["clock"].word, there["clock"].word) == ("报名已结束", "正在报名")
    assert [table.title for table in here["tables"]] == ["五级至二级", "一级（高级技师）"]
    assert [table.title for table in there["tables"]] == ["各等级"]


FACES = {
    "open": ((-3, 4), "正在报名", "ok", "进行中", "新用户注册"),
    "ahead": ((2, 4), "还没开始", "wait", "未开始", "开始报名，那时可以注册。"),
    "over": ((-4, -2), "报名已结束", "off", "已结束", "截止，不能再注册新用户。"),
}


@pytest.mark.parametrize("face", FACES)
def test_open_ahead_and_over_have_three_faces(client: Client, world: World, face: str) -> None:
    (opens_in, closes_in), word, tone, state, way = FACES[face]
    move_windows(opens_in=opens_in, closes_in=closes_in)
    choose(client, world.city)

    answer = client.get("/")
    clock, line = answer.context["clock"], answer.context["tables"][0].lines[0]

    assert (clock.word, clock.tone) == (word, tone)
    assert (line.state, line.tone) == (state, tone)
    assert way in text_of(answer)
    assert ('href="/notice/"' in text_of(answer)) is (face == "open")


LEFT = {
    "days": (timedelta(days=3, minutes=9), "data-big><b>3</b>天<b>0</b>小时<b>"),
    "hours": (timedelta(hours=5, minutes=7), "data-big><b>5</b>小时<b>"),
    "the last hour": (timedelta(minutes=59), "data-big><b>58</b>分<b>"),
    "the last minute": (timedelta(seconds=50), "data-big>不到 1 分钟</p>"),
}


@pytest.mark.parametrize("left", LEFT)
def test_the_clock_never_says_that_nothing_is_left(client: Client, world: World, left: str) -> None:
    until_close, shown = LEFT[left]
    Window.objects.filter(actor=Actor.CANDIDATE).update(closes=timezone.now() + until_close)
    choose(client, world.city)

    assert shown in " ".join(text_of(client.get("/")).split())


def test_a_window_that_closes_at_midnight_ends_the_day_before(client: Client, world: World) -> None:
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    Window.objects.filter(actor=Actor.CANDIDATE).update(closes=midnight + timedelta(days=5))
    last = midnight + timedelta(days=4)
    choose(client, world.city)

    html = text_of(client.get("/"))

    assert f"—{last.month} 月 {last.day} 日</b>" in html
    assert "）24:00 截止" in html


def test_without_windows_the_page_says_that_nothing_is_known(client: Client, world: World) -> None:
    Window.objects.all().delete()
    choose(client, world.city)

    html = text_of(client.get("/"))

    assert "还没有公布" in html
    assert 'href="/notice/"' not in html


def test_without_an_exam_the_doors_are_still_there(client: Client, world: World) -> None:
    Exam.objects.update(is_running=False)
    choose(client, world.city)

    html = text_of(client.get("/"))

    assert "报考人员登录" in html
    assert "工作人员登录" in html
    assert "新用户注册" not in html


@pytest.mark.parametrize(
    ("role", "address"),
    [(None, "/my/"), (Role.REVIEWER, "/desk/")],
)
def test_somebody_signed_in_goes_on_instead_of_signing_in_again(
    client: Client, world: World, role: Role | None, address: str
) -> None:
    person = a_posting(role, region=world.city).user if role else a_person()
    client.force_login(person)

    html = text_of(client.get("/"))

    assert f'href="{address}"' in html
    assert "报考人员登录" not in html


def test_the_first_visit_costs_three_queries(
    client: Client, world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        client.get("/")


def test_a_remembered_region_costs_five_and_the_session(
    client: Client, world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    choose(client, world.city)
    client.get("/")

    with django_assert_num_queries(5 + 3):  # session read, and kept alive in a savepoint
        client.get("/")


def test_a_region_is_chosen_by_post_only(client: Client, world: World) -> None:
    assert client.get("/region/").status_code == 405
    assert client.post("/").status_code == 405
