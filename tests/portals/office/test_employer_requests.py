"""单位申请: the office enters what is missing, points to what is there, or says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from accounts.models import Posting, Role
from applications.errors import NotYourDesk
from applications.models import Application, EmployerRequest
from audit.models import Entry
from exams.levels import Level
from flows.commands import candidate, employers
from flows.commands.employers import Wanted
from notifications.models import OutboxMessage
from registry.models import Employer
from tests import builders
from tests.portals.office.browsers import address, signed_in

if TYPE_CHECKING:
    from django.test import Client

    from tests.builders import World

NAME = "宜阳县石村敬老院"
NEW = {"name": NAME, "kind": "institution", "level": "股级"}


@pytest.fixture
def asked(world: World) -> EmployerRequest:
    """A candidate of the county has asked for an employer."""
    person = builders.a_person()
    paper = candidate.start(by=person, exam=world.exam, level=Level.FOUR, region=world.city)
    wanted = Wanted(NAME, world.county, "归民政局管", "张主任 0379-1")
    return employers.request_employer(paper.public_id, by=person, wanted=wanted)


def paper_of(request: EmployerRequest) -> Application:
    return Application.objects.get(pk=request.application_id)


def told(request: EmployerRequest) -> str:
    return OutboxMessage.objects.filter(about=paper_of(request).reference).latest("pk").kind


def test_the_list_shows_what_waits_and_who_asks(clerk: Client, asked: EmployerRequest) -> None:
    said = clerk.get(address("employer_requests")).content.decode()
    one = clerk.get(address("employer_request", asked.public_id)).content.decode()

    assert NAME in said
    assert "1 件" in said
    assert "张主任 0379-1" in one
    assert "归民政局管" in one


def test_a_new_employer_is_entered_and_the_draft_has_it(
    clerk: Client, world: World, asked: EmployerRequest
) -> None:
    answer = clerk.post(address("add_employer", asked.public_id), NEW)

    employer = Employer.objects.get(name=NAME)
    paper = paper_of(asked)
    assert answer["Location"] == address("employer_requests")
    assert employer.search_key.startswith(" yyxscjly")
    assert (paper.employer, paper.region, paper.employer_level) == (employer, world.county, "股级")
    assert told(asked) == "employer_entered"
    entry = Entry.objects.get(verb="answer_employer_request")
    assert entry.details["outcome"] == "added"
    assert "已加为新单位" in clerk.get(address("employer_requests")).content.decode()


def test_an_employer_that_is_there_is_pointed_out(
    clerk: Client, world: World, asked: EmployerRequest
) -> None:
    found = clerk.get(address("employer_request", asked.public_id), {"q": "中心医院"})
    clerk.post(address("point_employer", asked.public_id), {"employer": world.employer.public_id})

    assert world.employer.public_id in found.content.decode()
    assert paper_of(asked).employer == world.employer
    assert told(asked) == "employer_entered"


def test_an_employer_of_no_known_level_leaves_the_level_open(
    clerk: Client, world: World, asked: EmployerRequest
) -> None:
    Employer.objects.filter(pk=world.employer.pk).update(level="")

    clerk.post(address("point_employer", asked.public_id), {"employer": world.employer.public_id})

    assert (paper_of(asked).employer, paper_of(asked).employer_level) == (world.employer, "")


def test_a_draft_that_has_an_employer_by_now_keeps_it(
    clerk: Client, world: World, asked: EmployerRequest
) -> None:
    Application.objects.filter(pk=asked.application_id).update(employer=world.other_employer)

    clerk.post(address("add_employer", asked.public_id), {**NEW, "level": ""})

    assert paper_of(asked).employer == world.other_employer


def test_a_refusal_needs_its_reason(clerk: Client, asked: EmployerRequest) -> None:
    without = clerk.post(address("refuse_employer", asked.public_id), {"reason": " "})
    clerk.post(address("refuse_employer", asked.public_id), {"reason": "请写全称。"})

    asked.refresh_from_db()
    assert without.status_code == 422
    assert "请填写「不通过的原因" in without.content.decode()
    assert (asked.state, asked.reason) == ("refused", "请写全称。")
    assert told(asked) == "employer_not_entered"


@pytest.mark.parametrize("wrong", [{"name": ""}, {"kind": ""}, {"kind": "x"}, {"level": "x"}])
def test_what_is_wrong_is_said_beside_it(
    clerk: Client, asked: EmployerRequest, wrong: dict[str, str]
) -> None:
    answer = clerk.post(address("add_employer", asked.public_id), {**NEW, **wrong})

    assert answer.status_code == 422
    assert not Employer.objects.filter(name=NAME).exists()


def test_the_same_name_is_not_entered_twice(
    clerk: Client, world: World, asked: EmployerRequest
) -> None:
    Employer.objects.create(region=world.county, name=NAME, kind="institution")

    answer = clerk.post(address("add_employer", asked.public_id), NEW)

    assert answer.status_code == 409
    assert "已经有同名的单位" in answer.content.decode()


def test_a_request_is_answered_once(clerk: Client, asked: EmployerRequest) -> None:
    clerk.post(address("refuse_employer", asked.public_id), {"reason": "请写全称。"})
    again = clerk.post(address("add_employer", asked.public_id), NEW)

    assert again.status_code == 409
    assert not Employer.objects.filter(name=NAME).exists()


@pytest.mark.parametrize("key", ["", "\x00", "nobody"])
def test_an_employer_nobody_knows_is_not_pointed_out(
    clerk: Client, asked: EmployerRequest, key: str
) -> None:
    url = address("point_employer", asked.public_id)

    assert clerk.post(url, {"employer": key}).status_code == 404


def test_only_clerks_of_the_region_see_it(
    world: World, far_clerk: Posting, finance: Posting, asked: EmployerRequest
) -> None:
    admin = builders.a_posting(Role.ADMINISTRATOR, region=world.city)
    one = address("employer_request", asked.public_id)
    deeds = [address(name, asked.public_id) for name in ("add_employer", "point_employer")]

    assert NAME not in signed_in(far_clerk).get(address("employer_requests")).content.decode()
    for posting in (far_clerk, finance, admin, world.reviewer):
        client = signed_in(posting)
        assert client.get(one).status_code == 404
        assert [client.post(deed, NEW).status_code for deed in deeds] == [404, 404]
    assert signed_in(world.clerk).get(deeds[0]).status_code == 405
    assert signed_in(world.clerk).post(one).status_code == 405


def test_nobody_answers_their_own_request(world: World, asked: EmployerRequest) -> None:
    posting = builders.a_posting(Role.CLERK, region=world.city)
    Posting.objects.filter(pk=posting.pk).update(user=asked.application.candidate)
    own = Posting.objects.get(pk=posting.pk)

    assert not EmployerRequest.objects.visible_to(own).exists()
    with pytest.raises(NotYourDesk):
        employers.refuse_employer(asked.public_id, by=own, reason="x")
    assert not EmployerRequest.objects.visible_to(None).exists()
    assert str(asked) == NAME
