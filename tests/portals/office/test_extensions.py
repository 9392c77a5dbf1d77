"""延期: two clerks give more time, and see what it changes before the second key is turned."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from applications.models import Application
from applications.states import State
from exams.models import Extended, Extension
from flows.commands import candidate, clock, reviewer
from notifications.models import OutboxMessage
from tests import builders
from tests.portals.office.browsers import address, messages_of, signed_in, text_of

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from accounts.models import Posting

QUERIES = 10


@pytest.fixture
def second(world: builders.World) -> Client:
    return signed_in(world.second_clerk)


def day_in(days: int) -> str:
    return f"{timezone.localdate() + timedelta(days=days):%Y-%m-%d}"


def asking(paper: Application, **changes: str) -> dict[str, str]:
    return {
        "whom": "person",
        "reference": paper.reference.lower(),
        "kind": Extended.MATERIALS,
        "day": day_in(20),
        "reason": "住院，证明已收到。",
        **changes,
    }


def proposed(clerk: Client, paper: Application, **changes: str) -> Extension:
    clerk.post(address("propose_extension"), asking(paper, **changes))
    return Extension.objects.latest("pk")


def test_the_whole_way_from_two_clerks_to_a_candidate_who_hands_in_late(
    world: builders.World, clerk: Client, second: Client
) -> None:
    paper = builders.a_returned(world)
    row = proposed(clerk, paper)
    before = text_of(second.get(address("extension", row.public_id)))
    second.post(address("confirm_extension", row.public_id))

    Application.objects.filter(pk=paper.pk, correction_due__lt=row.until).update(
        correction_due=timezone.now() - timedelta(days=1)
    )
    assert clock.lapse_late() == 0
    own = Client()
    own.force_login(paper.candidate)
    page = text_of(own.get(reverse("candidate:home")))
    candidate.attach(paper.public_id, by=paper.candidate, code="id_card", data=builders.scan())

    assert "现在有 <b>1</b> 人会多出时间" in before
    assert "已为您个人延期到" in page
    assert candidate.submit(paper.public_id, by=paper.candidate).state == State.SUBMITTED
    assert OutboxMessage.objects.filter(kind="time_extended").count() == 1
    assert "已生效" in text_of(clerk.get(address("extensions")))


def test_nobody_turns_both_keys_or_one_twice(
    world: builders.World, clerk: Client, second: Client
) -> None:
    row = proposed(clerk, builders.a_returned(world))
    own = text_of(clerk.get(address("extension", row.public_id)))
    turned = clerk.post(address("confirm_extension", row.public_id))
    assert "不能自己确认自己" in messages_of(turned)[0]
    assert "用我的钥匙生效" not in own

    second.post(address("confirm_extension", row.public_id))
    again = second.post(address("confirm_extension", row.public_id))

    assert "已经有人处理过" in messages_of(again)[-1]
    assert OutboxMessage.objects.filter(kind="time_extended").count() == 1


def test_a_refusal_says_why_and_stays_in_the_list(
    world: builders.World, clerk: Client, second: Client
) -> None:
    row = proposed(clerk, builders.a_returned(world))
    bare = second.post(address("refuse_extension", row.public_id), {"reason": " "})
    second.post(address("refuse_extension", row.public_id), {"reason": "理由不足"})

    assert bare.status_code == 422
    assert "请填写" in text_of(bare)
    assert "没有同意" in text_of(clerk.get(address("extensions")))
    assert "理由不足" in text_of(clerk.get(address("extension", row.public_id)))


def test_a_proposal_is_taken_back(world: builders.World, clerk: Client, second: Client) -> None:
    row = proposed(clerk, builders.a_returned(world))
    clerk.post(address("take_back_extension", row.public_id))
    late = second.post(address("confirm_extension", row.public_id))

    assert "已经有人处理过" in messages_of(late)[-1]
    assert "已收回" in text_of(second.get(address("extensions")))


def test_a_region_counts_those_who_wait_for_that_time(
    world: builders.World, clerk: Client, second: Client
) -> None:
    first, _ = builders.a_returned(world), builders.a_returned(world)
    builders.an_approved(world)
    row = proposed(clerk, first, whom="region", region=world.city.code)

    page = text_of(second.get(address("extension", row.public_id)))

    assert "现在有 <b>2</b> 人会多出时间" in page
    assert "洛阳市所有人" in page


def test_everybody_is_the_provinces(world: builders.World, clerk: Client) -> None:
    paper = builders.a_returned(world)
    province = signed_in(builders.a_posting(Role.CLERK, region=world.province))
    refused = clerk.post(address("propose_extension"), asking(paper, whom="everybody"))
    row = proposed(province, paper, whom="everybody", clock="18：30")

    assert refused.status_code == 422
    assert (row.person, row.region, row.reason) == (None, None, "住院，证明已收到。")
    assert f"{timezone.localtime(row.until):%F %H:%M}" == f"{day_in(20)} 18:30"
    page = text_of(clerk.get(address("extension", row.public_id)))
    assert "等省里的钥匙" in page
    assert "用我的钥匙生效" not in page


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("reference", "", "请填写这个人的受理号"),
        ("reference", "KW-0", "没有这个受理号"),
        ("day", "", "请填写"),
        ("day", "昨天", "没有看懂"),
        ("day", "2020-01-01", "已经过去了"),
        ("day", "2099-01-01", "核对年份"),
        ("clock", "25:00", "没有看懂这个时间"),
        ("reason", "  ", "请填写「原因」"),
        ("kind", "ticket", "ticket"),
        ("whom", "nobody", "nobody"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(
    world: builders.World, clerk: Client, field: str, typed: str, said: str
) -> None:
    paper = builders.a_returned(world)

    answer = clerk.post(address("propose_extension"), asking(paper, **{field: typed}))

    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors.get(field))
    assert "住院" in text_of(answer) or field == "reason"
    assert not Extension.objects.exists()


def test_a_region_has_to_be_chosen_and_lies_in_the_clerks_own(
    world: builders.World, clerk: Client
) -> None:
    paper = builders.a_returned(world)

    none = clerk.post(address("propose_extension"), asking(paper, whom="region"))
    far = asking(paper, whom="region", region=world.other_city.code)

    assert "请选择地区" in str(none.context["form"].errors["region"])
    assert clerk.post(address("propose_extension"), far).status_code == 422


def test_today_is_possible_until_midnight(world: builders.World, clerk: Client) -> None:
    row = proposed(clerk, builders.a_returned(world), day=day_in(0))

    assert f"{timezone.localtime(row.until):%F %H:%M}" == f"{day_in(1)} 00:00"


def test_for_a_paper_that_has_ended_it_says_so_beside_the_number(
    world: builders.World, clerk: Client
) -> None:
    paper = builders.a_submitted(world)
    reviewer.reject(paper.public_id, by=world.admin, reason="工龄不够。")

    answer = clerk.post(address("propose_extension"), asking(paper))

    assert "没有正在办理的报名" in str(answer.context["form"].errors["reference"])


def test_another_office_neither_sees_nor_turns(world: builders.World, far_clerk: Posting) -> None:
    row = proposed(signed_in(world.clerk), builders.a_returned(world))
    stranger = signed_in(far_clerk)

    assert stranger.get(address("extension", row.public_id)).status_code == 404
    for name in ("confirm_extension", "refuse_extension", "take_back_extension"):
        answer = stranger.post(address(name, row.public_id), {"reason": "不行"})
        assert answer.status_code == 404
        assert signed_in(world.clerk).get(address(name, row.public_id)).status_code == 405
    assert row.reason not in text_of(stranger.get(address("extensions")))
    assert Extension.objects.waiting().count() == 1


@pytest.mark.parametrize("name", ["extensions", "propose_extension"])
@pytest.mark.parametrize("seat", ["reviewer", "supervisor", "admin"])
def test_it_is_the_clerks(world: builders.World, name: str, seat: str) -> None:
    assert signed_in(getattr(world, seat)).get(address(name)).status_code == 404


def test_a_long_list_costs_no_more(
    world: builders.World,
    clerk: Client,
    second: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(3):
        proposed(clerk, builders.a_returned(world))

    with django_assert_num_queries(QUERIES):
        second.get(address("extensions"))
