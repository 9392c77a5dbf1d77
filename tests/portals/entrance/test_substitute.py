"""请同事代办: who is away names a colleague, and ends it when back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Posting, Role
from tests.builders import a_person, a_posting
from tests.portals.entrance.visitors import text_of

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

    from tests.builders import World

pytestmark = pytest.mark.django_db
PAGE = "/posting/substitute/"


@pytest.fixture
def colleague(world: World) -> Posting:
    return a_posting(Role.REVIEWER, region=world.city, name="刘审核")


@pytest.fixture
def away(client: Client, world: World) -> Client:
    """The browser of the reviewer who will be away."""
    client.force_login(world.reviewer.user)
    return client


def name(client: Client, who: Posting, **changes: str) -> Answer:
    today = timezone.localdate()
    typed = {
        "colleague": who.user.public_id,
        "first_day": today.isoformat(),
        "last_day": (today + timedelta(days=5)).isoformat(),
    }
    return client.post(PAGE, typed | changes)


def test_a_colleague_is_named_and_may_switch(
    away: Client, world: World, colleague: Posting
) -> None:
    answer = name(away, colleague)

    assert answer["Location"] == PAGE
    html = text_of(away.get(PAGE))
    assert "刘审核" in html
    assert "已指定刘审核代办" in html
    theirs = Client()
    theirs.force_login(colleague.user)
    assert "（代王审核）" in text_of(theirs.get("/posting/"))
    assert "换到 洛阳市 · 审核员（代王审核）" in text_of(theirs.get("/desk/"))


def test_one_of_another_role_waits(away: Client, world: World) -> None:
    name(away, world.second_clerk)

    assert "等工考机构的同事同意" in text_of(away.get(PAGE))


def test_who_is_back_ends_it(away: Client, colleague: Posting) -> None:
    name(away, colleague)
    stand_in = Posting.objects.get(stands_in_for__isnull=False)

    away.post(f"{PAGE}{stand_in.handle}/end/")

    assert not Posting.objects.in_force(timezone.now()).filter(pk=stand_in.pk).exists()
    assert away.post(f"{PAGE}{stand_in.handle}/end/").status_code == 404
    assert away.get(f"{PAGE}{stand_in.handle}/end/").status_code == 405


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"colleague": ""}, "colleague", "请选一位同事"),
        ({"colleague": "x"}, "colleague", "请从列出的同事里选"),
        ({"last_day": ""}, "last_day", "请填写日期"),
        ({"last_day": "2020-01-01"}, "last_day", "已经过去"),
        ({"last_day": "2099-01-01"}, "last_day", "最多 90 天"),
    ],
)
def test_what_cannot_be_right_is_said_at_its_field(
    away: Client, colleague: Posting, changes: dict[str, str], field: str, said: str
) -> None:
    answer = name(away, colleague, **changes)

    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors[field])
    assert not Posting.objects.filter(stands_in_for__isnull=False).exists()


def test_a_stand_in_cannot_hand_it_on(away: Client, colleague: Posting) -> None:
    name(away, colleague)
    stand_in = Posting.objects.get(stands_in_for__isnull=False)
    theirs = Client()
    theirs.force_login(colleague.user)
    theirs.post("/posting/", {"posting": str(stand_in.pk)})

    assert "没有可以代办的同事" in text_of(theirs.get(PAGE))
    assert name(theirs, stand_in).status_code == 422


def test_candidates_and_visitors_have_nobody_to_name(client: Client, world: World) -> None:
    assert client.get(PAGE).status_code == 302
    client.force_login(a_person())
    assert client.get(PAGE).status_code == 404
    assert client.post(f"{PAGE}nothing/end/").status_code == 404


def test_a_posting_that_has_ended_is_gone_from_the_menu_at_the_next_request(
    client: Client, world: World
) -> None:
    user = world.reviewer.user
    second = Posting.objects.create(
        user=user, role=Role.SUPERVISOR, region=world.city, starts=timezone.now()
    )
    client.force_login(user)
    client.post("/posting/", {"posting": str(second.pk)})
    assert client.get("/supervision/").status_code == 200

    second.ends = timezone.now()
    second.save()

    assert client.get("/supervision/").status_code == 404
    assert "换到" not in text_of(client.get("/desk/"))
