"""换手机号: asked for at the desk, proven by a code, confirmed by a second person."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import RecoveryRequest, RecoveryState
from audit.models import Entry
from exams.models import Window
from forms import on_behalf
from notifications.models import OutboxMessage
from registry.models import Employer
from tests import builders, recoveries
from tests.portals.reviewer.seats import address, messages_of, signed_in

if TYPE_CHECKING:
    import pytest
    from django.test import Client

    from applications.models import Application
    from tests.builders import World

NEW = "13655550001"


def picture(data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile("证件.jpg", data or builders.scan(), "image/jpeg")


def code_for(client: Client, paper: Application, phone: str = NEW) -> str:
    client.post(address("change_phone_code", paper.public_id), {"phone": phone})
    letter = OutboxMessage.objects.filter(kind="one_time_code_issued").latest("pk")
    return str(json.loads(letter.facts)["code"])


def asked(code: str, **others: object) -> dict[str, object]:
    return {
        "phone": NEW,
        "code": code,
        "evidence": picture(),
        "note": "旧卡丢了。",
        **others,
    }


def request_of(paper: Application) -> RecoveryRequest:
    found: RecoveryRequest = RecoveryRequest.objects.with_faces().get(account=paper.candidate)
    return found


def test_asking_is_the_first_key_and_a_second_person_confirms(
    world: World, admin: Client, reviewer: Client
) -> None:
    paper = builders.a_draft(world)
    where = address("change_phone", paper.public_id)
    assert "只在<b>本人在场</b>" in admin.get(where).content.decode()

    done = admin.post(where, asked(code_for(admin, paper)))

    assert "请另一位工作人员" in messages_of(done)[0]
    request = request_of(paper)
    assert (request.state, request.proposed_by) == (RecoveryState.PROPOSED, world.admin.user)
    told = OutboxMessage.objects.filter(about=request.reference).values_list("kind", "phone_masked")
    assert set(told) == {
        ("phone_change_asked", paper.candidate.phone_masked),
        ("recovery_received", request.phone_masked),
    }
    own = admin.post(address("confirm_recovery", request.public_id))
    assert any("不能自己确认自己" in text for text in messages_of(own))
    unseen = reviewer.post(address("confirm_recovery", request.public_id))
    assert "先打开并核对身份证照片" in messages_of(unseen)[0]
    assert reviewer.get(address("recovery_photo", request.public_id)).status_code == 200
    reviewer.post(address("confirm_recovery", request.public_id))
    assert request_of(paper).state == RecoveryState.COOLING
    assert (
        "当面核实，替本人申请更换手机号"
        in admin.get(address("recovery", request.public_id)).content.decode()
    )


def test_it_is_on_record_without_a_number(world: World, admin: Client) -> None:
    paper = builders.a_draft(world)
    admin.post(address("change_phone", paper.public_id), asked(code_for(admin, paper)))

    entry = Entry.objects.get(verb="ask_phone_on_site")

    assert (entry.actor, entry.state_after) == (world.admin.public_id, RecoveryState.PROPOSED)
    assert NEW not in json.dumps(entry.details)


def test_what_is_wrong_is_said_beside_its_field(world: World, admin: Client) -> None:
    paper, other = builders.a_draft(world), builders.a_person()
    where = address("change_phone", paper.public_id)

    nothing = admin.post(where, {})
    code = code_for(admin, paper)
    blurred = admin.post(where, asked(code, evidence=picture(b"no picture")))
    wrong = admin.post(where, asked("000000"))
    code = code_for(admin, paper, other.phone)
    taken = admin.post(where, asked(code, phone=other.phone))

    assert {one.status_code for one in (nothing, wrong, blurred, taken)} == {422}
    assert set(nothing.context["form"].errors) == {"phone", "code", "evidence"}
    assert set(blurred.context["form"].errors) == {"evidence"}
    assert "验证码不对" in wrong.context["form"].errors["code"][0]
    assert set(taken.context["form"].errors) == {"phone"}
    assert not RecoveryRequest.objects.exists()


def test_a_picture_that_is_far_too_large_is_not_read(
    world: World, admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = builders.a_draft(world)
    monkeypatch.setattr(on_behalf, "LARGEST_PICTURE", 10)

    answer = admin.post(address("change_phone", paper.public_id), asked(code_for(admin, paper)))

    assert "这个文件超过 20 MB" in answer.content.decode()


def test_a_second_request_for_the_same_person_finds_the_first(world: World, admin: Client) -> None:
    paper = builders.a_draft(world)
    where = address("change_phone", paper.public_id)
    admin.post(where, asked(code_for(admin, paper)))

    code = code_for(admin, paper, "13655550002")
    again = admin.post(where, asked(code, phone="13655550002"))

    assert "正在办理" in again.content.decode()
    assert RecoveryRequest.objects.count() == 1


def test_somebody_without_an_employer_cannot_be_placed(world: World, reviewer: Client) -> None:
    paper = builders.a_submitted(world)
    type(paper).objects.filter(pk=paper.pk).update(employer=None)

    answer = reviewer.post(
        address("change_phone", paper.public_id), asked(code_for(reviewer, paper))
    )

    assert "请先在报名信息里选好单位" in answer.content.decode()


def test_the_code_is_answered_to_scripts_and_on_the_page(world: World, admin: Client) -> None:
    where = address("change_phone_code", builders.a_draft(world).public_id)

    told = admin.post(where, {"phone": NEW}, headers={"accept": "application/json"}).json()
    page = admin.post(where, {"phone": "1"})

    assert (told["ok"], told["message"]) == (True, "验证码已发到新手机，请本人念给您。")
    assert page.status_code == 422
    assert admin.get(where).status_code == 405


def test_shortly_before_the_close_only_the_province_confirms(world: World, admin: Client) -> None:
    paper = builders.a_draft(world)
    admin.post(address("change_phone", paper.public_id), asked(code_for(admin, paper)))
    request = request_of(paper)
    Window.objects.update(closes=timezone.now() + timedelta(hours=5))
    for posting in (world.reviewer, world.provincial):
        recoveries.looked_at(request, by=posting)

    city = signed_in(world.reviewer).post(address("confirm_recovery", request.public_id))
    assert "要由省级工考机构的审核员" in messages_of(city)[0]
    signed_in(world.provincial).post(address("confirm_recovery", request.public_id))

    assert request_of(paper).state == RecoveryState.COOLING


def test_an_admin_far_above_sees_what_was_asked_for_people_below(world: World) -> None:
    ward = Employer.objects.create(region=world.city, parent=world.employer, name="一分院", kind="")
    change = recoveries.a_phone_change(world)
    RecoveryRequest.objects.filter(pk=change.pk).update(employer=ward)
    bureau = signed_in(builders.a_posting(builders.Role.EMPLOYER_ADMIN, employer=world.bureau))

    assert bureau.get(address("recovery", change.public_id)).status_code == 200


def test_to_others_there_is_no_such_page(world: World, admin: Client) -> None:
    paper = builders.a_draft(world)
    own = builders.a_draft(world, person=world.admin.user)

    for name in ("change_phone", "change_phone_code"):
        assert admin.post(address(name, own.public_id)).status_code == 404
        for posting in (world.reviewer, world.other_reviewer, world.clerk, world.supervisor):
            assert signed_in(posting).post(address(name, paper.public_id)).status_code == 404
    assert admin.put(address("change_phone", paper.public_id)).status_code == 405
