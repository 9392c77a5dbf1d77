"""Each kind of reviewer finds the case of the own place, decides it, and finds no other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from accounts.models import Role
from applications.states import State
from exams.levels import LevelGroup
from exams.models import Office, ReviewStep, Step
from flows.commands import reviewer_documents
from registry.models import Employer, Region
from tests import builders

if TYPE_CHECKING:
    from accounts.models import Posting
    from applications.models import Application
    from tests.journeys.conftest import Stage
    from tests.journeys.screen import Screen

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
NEVER_OPENED = 3
"""So many papers of a thick case are opened in the story; the others were yesterday."""
OWN, FOREIGN = "王秀英", "诸葛铜锣"


@dataclass(frozen=True)
class Place:
    """A region with an office, as the province's list of regions has it."""

    path: str
    name: str
    kind: str


CITY = Place("41.4103", "洛阳市", "prefecture_city")
COUNTY = Place("41.4103.410327", "宜阳县", "county")
GOVERNED = Place("41.410181", "巩义市", "province_governed_county_2014_2021")
BODIES = Place("41.sz", "河南省直", "provincial_direct_internal")
PLACES = [
    pytest.param(COUNTY, CITY, id="a county, beside its city"),
    pytest.param(CITY, GOVERNED, id="a city, beside a governed county"),
    pytest.param(GOVERNED, BODIES, id="a governed county, beside the provincial bodies"),
    pytest.param(BODIES, COUNTY, id="the provincial bodies, beside a county"),
]


@pytest.mark.parametrize(("own", "foreign"), PLACES)
def test_a_reviewer_decides_the_case_of_the_place_and_finds_no_other(
    stage: Stage, own: Place, foreign: Place
) -> None:
    paper, elsewhere = a_case(stage, own, OWN), a_case(stage, foreign, FOREIGN)
    screen = decide(stage, reviewer_of(own), paper)

    with screen.forgiving(404):
        for path in (f"/desk/case/{elsewhere.public_id}/", picture_of(elsewhere)):
            screen.go(path)
            screen.sees("没有这个页面")


def test_the_province_decides_level_one_and_only_looks_at_what_an_office_holds(
    stage: Stage,
) -> None:
    world = stage.world
    paper = builders.a_submitted(world, level=builders.Level.ONE)
    for by in (world.admin, world.reviewer):
        builders.passed_by(paper, by=by)
    for attachment in paper.attachments.current()[NEVER_OPENED:]:
        reviewer_documents.open_document(attachment, by=world.provincial)
    elsewhere = a_case(stage, CITY, FOREIGN)

    screen = decide(stage, world.provincial, paper)

    screen.go(f"/desk/case/{elsewhere.public_id}/")
    screen.sees("这件报名现在在洛阳市工考中心", "您可以查看，不能办理")
    expect(screen.page.get_by_role("button", name="通过")).to_have_count(0)


def a_case(stage: Stage, place: Place, name: str) -> Application:
    """Hand a paper in whose first desk is the office of a place."""
    world = stage.world
    above = Region.objects.get(path=place.path.rpartition(".")[0])
    region, _ = Region.objects.get_or_create(
        path=place.path,
        defaults={
            "code": place.path.rpartition(".")[2],
            "name": place.name,
            "short_name": place.name,
            "kind": place.kind,
            "parent": above,
        },
    )
    Office.objects.get_or_create(
        exam=world.exam, region=region, defaults={"name": f"{place.name}工考中心"}
    )
    chain = {"exam": world.exam, "region": region, "level_group": LevelGroup.FIVE_TO_TWO}
    ReviewStep.objects.filter(**chain).delete()
    ReviewStep.objects.create(**chain, position=0, step=Step.OFFICE)
    employer = Employer.objects.create(
        region=region, name=f"{place.name}第一医院", kind="institution", search_key=" dyyy"
    )
    there = replace(world, employer=employer)
    return builders.a_submitted(there, person=builders.a_person(name=name))


def reviewer_of(place: Place) -> Posting:
    region = Region.objects.get(path=place.path)
    return builders.a_posting(Role.REVIEWER, region=region, name="洪审核")


def picture_of(paper: Application) -> str:
    return f"/desk/document/{paper.attachments.current()[0].public_id}/"


def decide(stage: Stage, posting: Posting, paper: Application) -> Screen:
    """Sign in, look for the foreign case in vain, and pass the own one, from list to list."""
    staff = stage.staff(posting)
    screen = staff.screen
    screen.follow("待领")
    screen.sees(OWN)
    expect(screen.page.get_by_text(FOREIGN)).to_have_count(0)
    screen.page.keyboard.press("/")
    screen.page.keyboard.type(FOREIGN)
    screen.page.keyboard.press("Enter")
    screen.sees("没有符合条件的报名")

    staff.open_case(OWN)
    screen.go("/desk/")
    screen.page.get_by_role("link", name=OWN).click()
    staff.approve(OWN)

    paper.refresh_from_db()
    assert paper.state == State.APPROVED
    return screen
