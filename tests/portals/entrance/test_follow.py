"""查询账号申请: the number and a phone it concerns, and nothing else, open the page."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import RecoveryRequest, RecoveryState
from flows.commands import recovery_clock, recovery_keys
from forms import recovery
from tests import recoveries
from tests.builders import a_person, scan
from tests.portals.entrance.lost_people import WIDE
from tests.portals.entrance.visitors import last_code, opened, text_of

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
    from pytest_django import DjangoAssertNumQueries, Settings

    from tests.builders import World

pytestmark = pytest.mark.django_db
WHERE = "/account/follow/"


@pytest.fixture(autouse=True)
def _wide(settings: Settings) -> None:
    settings.SMS_LIMITS = WIDE


def typed(request: RecoveryRequest, phone: str, **changes: str) -> dict[str, str]:
    return {"reference": request.reference, "phone": phone, "opened": opened()} | changes


def enter(client: Client, request: RecoveryRequest, phone: str) -> str:
    """Prove a phone, and return the page of the request."""
    said = typed(request, phone)
    client.post(f"{WHERE}code/", said)
    return text_of(client.post(WHERE, {**said, "code": last_code()}, follow=True))


def picture(data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile("身份证.jpg", scan() if data is None else data, "image/jpeg")


def send(client: Client, data: bytes | None = None) -> Answer:
    return client.post(f"{WHERE}photo/", {"picture": picture(data)}, follow=True)


def test_the_claimant_adds_the_photo_and_the_staff_has_it(client: Client, world: World) -> None:
    claim = recoveries.an_asked_claim(world)
    assert "还差一张身份证照片" in enter(client, claim, claim.phone)

    html = text_of(send(client))

    assert "申请已送去核实" in html
    assert "已收到，等待核实" in html
    assert recoveries.fresh(claim).state == RecoveryState.WAITING


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "这个文件是空的"), (b"%PDF-1.7", "PDF"), (b"\xff\xd8\xff", "不完整")],
)
def test_what_is_no_photo_is_refused_beside_its_box(
    client: Client, world: World, data: bytes, reason: str
) -> None:
    claim = recoveries.an_asked_claim(world)
    enter(client, claim, claim.phone)

    answer = send(client, data)

    assert answer.status_code == 422
    assert reason in text_of(answer)
    assert recoveries.fresh(claim).state == RecoveryState.UNPROVEN


def test_no_photo_and_one_that_is_far_too_large_are_refused(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = recoveries.an_asked_claim(world)
    enter(client, claim, claim.phone)
    monkeypatch.setattr(recovery, "LARGEST_PICTURE", 10)

    assert "请先选一张照片" in text_of(client.post(f"{WHERE}photo/", {}))
    assert "超过 20 MB" in text_of(send(client))


def test_a_second_photo_is_refused_in_words(client: Client, world: World) -> None:
    claim = recoveries.an_asked_claim(world)
    enter(client, claim, claim.phone)
    send(client)

    assert send(client).status_code == 422


def test_the_old_phone_sees_what_is_asked_and_stops_it(client: Client, world: World) -> None:
    person = a_person()
    change = recoveries.a_phone_change(world, account=person)
    recoveries.confirmed(change, first=world.admin, second=world.reviewer)

    html = enter(client, change, str(person.phone))
    assert "有人申请更换您的手机号" in html
    assert change.phone_masked in html
    assert change.phone not in html
    stopped = text_of(client.post(f"{WHERE}stop/", follow=True))

    assert "已停止更换，手机号没有变。" in stopped
    assert "现在不用您做什么" in stopped
    assert recoveries.fresh(change).state == RecoveryState.STOPPED
    assert "已经办理过" in text_of(client.post(f"{WHERE}stop/", follow=True))


def test_the_new_phone_stops_nothing_and_the_old_one_adds_no_photo(
    client: Client, world: World
) -> None:
    change = recoveries.a_phone_change(world)
    enter(client, change, change.phone)
    assert "请用申请编号和手机号重新查询" in text_of(client.post(f"{WHERE}stop/", follow=True))
    claim = recoveries.an_asked_claim(world)
    enter(client, claim, str(claim.account.phone))
    assert "请用申请编号和手机号重新查询" in text_of(send(client))

    assert recoveries.fresh(change).state == RecoveryState.WAITING
    assert recoveries.fresh(claim).state == RecoveryState.UNPROVEN


@pytest.mark.parametrize("path", ["photo/", "stop/"])
def test_without_a_proven_phone_nothing_is_done(client: Client, world: World, path: str) -> None:
    assert client.post(WHERE + path)["Location"] == WHERE
    assert client.get(WHERE + path).status_code == 405


def test_known_and_unknown_numbers_are_answered_alike(
    client: Client, world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    change = recoveries.a_phone_change(world)
    said = [
        typed(change, change.phone),
        typed(change, "13700000000"),
        typed(change, change.phone, reference="ZH-999999-9"),
    ]
    client.post(f"{WHERE}code/", said[0])
    answers = []
    for one in said:
        with django_assert_num_queries(12):
            answers.append(text_of(client.post(f"{WHERE}code/", one)))

    assert all("如编号和手机号相符，验证码已发出" in html for html in answers)
    code = last_code()
    assert client.post(WHERE, {**said[2], "code": code}).status_code == 422
    assert not client.session.get("followed_request")


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("reference", "", "请填写申请编号。"),
        ("reference", "Z" * 41, "编号太长了"),
        ("phone", "1", "手机号应为 11 位数字"),
        ("website", "x", "没有通过安全检查"),
    ],
)
def test_what_cannot_be_right_is_said(
    client: Client, world: World, field: str, value: str, reason: str
) -> None:
    change = recoveries.a_phone_change(world)

    answer = client.post(f"{WHERE}code/", typed(change, change.phone) | {field: value})

    assert answer.status_code == 422
    assert reason in text_of(answer)


def test_the_buttons_script_is_answered_in_json(client: Client, world: World) -> None:
    change = recoveries.a_phone_change(world)
    answer = client.post(
        f"{WHERE}code/", typed(change, change.phone), headers={"Accept": "application/json"}
    )

    assert answer.json()["ok"] is True


def test_a_small_number_with_blanks_is_understood(client: Client, world: World) -> None:
    change = recoveries.a_phone_change(world)
    said = typed(change, change.phone, reference=f" {change.reference.lower()} ")
    client.post(f"{WHERE}code/", said)

    assert client.post(WHERE, {**said, "code": last_code()})["Location"] == WHERE


def test_the_leave_to_follow_ends(client: Client, world: World) -> None:
    change = recoveries.a_phone_change(world)
    enter(client, change, change.phone)
    assert "申请编号" in text_of(client.get(f"{WHERE}?another=1"))
    session = client.session
    kept = session["followed_request"]
    session["followed_request"] = kept | {"until": (timezone.now() - timedelta(1)).timestamp()}
    session.save()

    assert change.phone_masked not in text_of(client.get(WHERE))


def test_every_state_has_its_words_and_its_way_on(client: Client, world: World) -> None:
    claim, change = recoveries.a_claim(world), recoveries.a_phone_change(world)
    enter(client, claim, claim.phone)
    recoveries.proposed(claim, by=world.admin)
    assert "一位工作人员已核实" in text_of(client.get(WHERE))
    recoveries.looked_at(claim, by=world.reviewer)
    recovery_keys.confirm(claim.public_id, by=world.reviewer)
    assert 'href="/forgot/"' in text_of(client.get(WHERE))

    enter(client, change, change.phone)
    recoveries.confirmed(change, first=world.admin, second=world.reviewer)
    assert "没有人反对，就自动换好" in text_of(client.get(WHERE))
    recoveries.time_passes(recoveries.fresh(change), timedelta(hours=25))
    recovery_clock.switch_phones()
    assert "手机号已经换好" in text_of(client.get(WHERE))


@pytest.mark.parametrize("kind", ["claim", "phone_change"])
def test_whoever_was_refused_or_waited_in_vain_reads_why_and_asks_again(
    client: Client, world: World, kind: str
) -> None:
    walk = {"claim": recoveries.a_claim, "phone_change": recoveries.a_phone_change}[kind]
    again = {"claim": "/account/claim/", "phone_change": "/account/lost-phone/"}[kind]
    refused, outlived = walk(world), walk(world)
    recovery_keys.refuse(refused.public_id, by=world.admin, reason="联系不上本人")
    recoveries.time_passes(outlived, timedelta(days=31))
    recovery_clock.end_outlived()

    html = enter(client, refused, refused.phone)
    assert "原因：联系不上本人" in html
    assert f'href="{again}"' in html
    html = enter(client, outlived, outlived.phone)
    assert "逾期没有核实，已结束" in html
    assert f'href="{again}"' in html


def test_whoever_was_stopped_is_led_to_the_photo(client: Client, world: World) -> None:
    change = recoveries.a_phone_change(world)
    enter(client, change, str(change.account.phone))
    client.post(f"{WHERE}stop/")

    html = enter(client, change, change.phone)

    assert "原手机号不同意更换" in html
    assert 'href="/account/claim/"' in html
