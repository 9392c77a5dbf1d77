"""账号申请: two of the staff decide who gets back into an account; others find no such page."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from accounts.models import RecoveryState, Relation
from audit.models import Reading
from flows.commands import conflicts, recovering, recovery_keys
from flows.commands.conflicts import Declared
from tests import builders, recoveries
from tests.builders import Role, a_person, a_posting
from tests.portals.reviewer.seats import address, messages_of, signed_in

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from accounts.models import RecoveryRequest
    from tests.builders import World

POSTED = ["propose_recovery", "confirm_recovery"]


def page(client: Client, request: RecoveryRequest) -> str:
    return client.get(address("recovery", request.public_id)).content.decode()


def look(client: Client, request: RecoveryRequest) -> None:
    """Open the photo, as the page does."""
    assert client.get(address("recovery_photo", request.public_id)).status_code == 200


def test_two_people_decide_and_each_sees_whose_turn_it_is(
    world: World, admin: Client, reviewer: Client
) -> None:
    claim = recoveries.a_claim(world)
    look(admin, claim)
    assert "已核实是本人，同意" in page(admin, claim)

    proposed = admin.post(address("propose_recovery", claim.public_id))
    assert messages_of(proposed) == ["已核实，等另一位工作人员确认。"]
    assert "等另一位工作人员确认" in page(admin, claim)
    assert "我也核实了，确认" in page(reviewer, claim)
    look(reviewer, claim)
    confirmed = reviewer.post(address("confirm_recovery", claim.public_id))

    assert messages_of(confirmed) == ["已确认，会短信通知申请人。"]
    assert recoveries.fresh(claim).state == RecoveryState.DONE
    html = page(reviewer, claim)
    assert world.reviewer.user.name in html
    assert "不同意，写明原因" not in html


def test_a_relatives_request_is_nowhere_however_the_relative_was_declared(
    world: World, reviewer: Client
) -> None:
    claim = recoveries.a_claim(world)
    assert claim.name in reviewer.get(address("recoveries")).content.decode()

    relative = Declared(Relation.IN_LAW, name=claim.name, employer=world.employer)
    conflicts.declare(relative, by=world.reviewer)

    assert claim.name not in reviewer.get(address("recoveries")).content.decode()
    for name in ("recovery", "recovery_photo"):
        assert reviewer.get(address(name, claim.public_id)).status_code == 404


def test_opening_the_page_and_the_photo_is_noted(world: World, admin: Client) -> None:
    claim = recoveries.a_claim(world)
    page(admin, claim)
    look(admin, claim)

    noted = Reading.objects.filter(subject=claim.reference, reader=world.admin.public_id)
    assert sorted(noted.values_list("what", flat=True)) == ["photo", "request"]


def test_the_photo_is_kept_by_nobody_and_carries_the_readers_name(
    world: World, admin: Client
) -> None:
    claim = recoveries.a_claim(world)

    answer = admin.get(address("recovery_photo", claim.public_id))

    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Content-Type"] == "image/jpeg"
    with recoveries.fresh(claim).photo.open() as stored:
        assert answer.content != stored.read()


def test_a_change_of_phone_has_no_photo(world: World, admin: Client) -> None:
    change = recoveries.a_phone_change(world)

    assert admin.get(address("recovery_photo", change.public_id)).status_code == 404


def test_a_key_that_cannot_be_turned_is_said(world: World, admin: Client) -> None:
    claim = recoveries.a_claim(world)

    unseen = admin.post(address("propose_recovery", claim.public_id))
    early = admin.post(address("confirm_recovery", claim.public_id))

    assert "先打开并核对身份证照片" in messages_of(unseen)[0]
    assert any("已经办理过" in text for text in messages_of(early))
    look(admin, claim)
    admin.post(address("propose_recovery", claim.public_id))
    own = admin.post(address("confirm_recovery", claim.public_id))
    assert any("不能自己确认自己" in text for text in messages_of(own))


def test_a_refusal_needs_a_reason_and_is_sent_word_for_word(world: World, admin: Client) -> None:
    claim = recoveries.a_claim(world)
    where = address("refuse_recovery", claim.public_id)
    assert "写给申请人的话" in admin.get(where).content.decode()

    nothing = admin.post(where, {"reason": "", "note": " "})
    forged = admin.post(where, {"reason": "别的", "note": ""})
    long = admin.post(where, {"reason": "", "note": "说" * 201})
    done = admin.post(where, {"reason": "本人说明没有申请过", "note": "请来单位一趟。"})

    assert nothing.status_code == forged.status_code == long.status_code == 422
    assert "请写明不同意的原因。" in nothing.content.decode()
    assert "最多 200 个字" in long.content.decode()
    assert done["Location"] == address("recoveries")
    assert recoveries.fresh(claim).reason == "本人说明没有申请过。请来单位一趟"
    assert admin.post(where, {"reason": "本人说明没有申请过"}).status_code == 422


def test_the_list_puts_what_waits_for_oneself_first(
    world: World, admin: Client, reviewer: Client
) -> None:
    mine, others = recoveries.a_claim(world), recoveries.a_phone_change(world)
    recoveries.proposed(others, by=world.admin)
    ended = recoveries.a_phone_change(world)
    recovery_keys.refuse(ended.public_id, by=world.admin, reason="不符")

    lists = admin.get(address("recoveries")).context["lists"]

    assert [[line.url for line in one.lines] for one in lists] == [
        [address("recovery", request.public_id)] for request in (mine, others, ended)
    ]
    waiting = reviewer.get(address("recoveries")).context["lists"][0]
    assert len(waiting.lines) == 2


def test_the_menu_counts_what_waits_for_oneself(
    world: World, admin: Client, reviewer: Client
) -> None:
    recoveries.a_claim(world)
    recoveries.proposed(recoveries.a_phone_change(world), by=world.admin)

    assert 'title="1 件等您"' in admin.get(address("inbox")).content.decode()
    assert 'title="2 件等您"' in reviewer.get(address("inbox")).content.decode()


def test_an_empty_list_says_so(admin: Client) -> None:
    html = admin.get(address("recoveries")).content.decode()

    assert "现在没有等您核实的申请。" in html
    assert "件等您" not in html


@pytest.mark.parametrize("count", [1, 6])
def test_the_list_costs_the_same_for_any_number(
    world: World, admin: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        recoveries.a_phone_change(world)

    with django_assert_num_queries(11):
        admin.get(address("recoveries"))


def test_what_should_be_known_before_turning_a_key_is_said(world: World, admin: Client) -> None:
    paper = builders.a_submitted(world, person=a_person(name="李冒名"))
    stopped = recoveries.a_phone_change(world, account=paper.candidate)
    recovering.stop(stopped.public_id)
    claim = recoveries.a_claim(world, account=paper.candidate)
    recoveries.a_claim(world, account=paper.candidate)

    html = page(admin, claim)

    assert "账号上是：李冒名" in html
    assert "另有申请正在办理" in html
    assert "以前反对过更换" in html
    assert "1 件已提交的报名" in html
    assert str(paper.candidate.id_number) not in html


def test_during_the_cool_down_the_moment_of_the_change_is_shown(
    world: World, admin: Client
) -> None:
    change = recoveries.a_phone_change(world)
    recoveries.confirmed(change, first=world.admin, second=world.reviewer)

    assert "更换时间" in page(admin, change)


def test_to_others_a_request_does_not_exist(world: World) -> None:
    claim = recoveries.a_claim(world)
    elsewhere = a_posting(Role.EMPLOYER_ADMIN, employer=world.other_employer)
    names = ["recovery", "recovery_photo", "refuse_recovery"]

    for posting in (elsewhere, world.other_reviewer, world.provincial, world.clerk):
        client = signed_in(posting)
        for name in names:
            assert client.get(address(name, claim.public_id)).status_code == 404
        for name in [*POSTED, "refuse_recovery"]:
            assert client.post(address(name, claim.public_id)).status_code == 404
    assert recoveries.fresh(claim).state == RecoveryState.WAITING
    assert not Reading.objects.filter(subject=claim.reference).exists()


def test_the_province_finds_it_once_a_second_person_is_wanted(world: World) -> None:
    client = signed_in(world.provincial)
    claim = recoveries.a_claim(world)
    assert client.get(address("recovery", claim.public_id)).status_code == 404

    recoveries.proposed(claim, by=world.admin)

    assert "我也核实了，确认" in page(client, claim)


def test_nobody_finds_a_request_about_oneself(world: World) -> None:
    both = a_posting(Role.REVIEWER, region=world.city)
    both.user = a_person()
    both.save()
    claim = recoveries.a_claim(world, account=both.user)

    assert signed_in(both).get(address("recovery", claim.public_id)).status_code == 404


def test_keys_are_turned_by_posting_only(world: World, admin: Client) -> None:
    claim = recoveries.a_claim(world)

    for name in POSTED:
        assert admin.get(address(name, claim.public_id)).status_code == 405
    for name in ("recovery", "recovery_photo"):
        assert admin.post(address(name, claim.public_id)).status_code == 405
    assert admin.put(address("refuse_recovery", claim.public_id)).status_code == 405


def test_a_request_that_nobody_looked_at_for_days_rises(world: World) -> None:
    change = recoveries.a_phone_change(world)
    recoveries.time_passes(change, timedelta(days=3))

    assert "已核实是本人，同意" in page(signed_in(world.provincial), change)
