"""Whoever declares to be close to somebody finds that case nowhere any more, by no way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from accounts.models import Role
from documents.workbook import read_rows
from flows.commands import reviewer
from flows.models import DeskRow
from registry.models import Employer
from tests import builders

if TYPE_CHECKING:
    from accounts.models import Posting
    from applications.models import Application
    from tests.journeys.conftest import Stage
    from tests.journeys.screen import Screen
    from tests.world import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
RELATIVE, COLLEAGUE, STRANGER = "欧阳修竹", "王秀英", "田玉梅"
DECLARED = "已申报。相关的报名从现在起不再出现在您这里。"


def test_a_reviewer_meets_neither_a_relative_nor_the_own_employer(stage: Stage) -> None:
    world = stage.world
    clinic = Employer.objects.create(
        region=world.city, name="洛阳市妇幼保健院", kind="institution", search_key=" lysfybjy"
    )
    relative, colleague = (at_the_office(world, name) for name in (RELATIVE, COLLEAGUE))
    at_the_office(replace(world, employer=clinic, admin=admin_of(clinic)), STRANGER)
    reviewer.claim(relative.public_id, by=world.reviewer)
    screen = stage.staff(world.reviewer).screen
    counts(screen, 待办=1, 待领=2)

    declare(screen, relation="直系血亲", id_number=str(relative.candidate.id_number))

    screen.follow("待办")
    counts(screen, 待办=0, 待领=2)
    expect(screen.page.get_by_text(RELATIVE)).to_have_count(0)
    is_in_no_list(screen, RELATIVE)
    has_no_address(screen, relative)
    assert DeskRow.objects.get(application=relative).owner is None, "a colleague may take it"

    declare(screen, relation="我所在的单位", employer="lyszxyy")

    screen.follow("待领")
    counts(screen, 待办=0, 待领=1)
    screen.sees(STRANGER)
    expect(screen.page.get_by_text(COLLEAGUE)).to_have_count(0)
    has_no_address(screen, colleague)


def test_an_admins_relative_is_on_no_roster_and_in_no_sheet(stage: Stage) -> None:
    relative = builders.a_draft(stage.world, person=builders.a_person(name=RELATIVE))
    builders.a_draft(stage.world, person=builders.a_person(name=STRANGER))
    screen = stage.staff(stage.world.admin).screen
    screen.follow("本单位人员")
    screen.sees("2 人已开始报名", RELATIVE)

    declare(screen, relation="配偶", id_number=str(relative.candidate.id_number))

    screen.follow("本单位人员")
    screen.sees("1 人已开始报名", STRANGER)
    expect(screen.page.get_by_text(RELATIVE)).to_have_count(0)
    with screen.page.expect_download() as started:
        screen.press("导出名册")
    _, *people = read_rows(Path(started.value.path()).read_bytes())
    assert [person[1] for person in people] == [STRANGER]
    screen.go(f"/desk/people/?q={RELATIVE}")
    screen.sees("没有符合条件的人")
    screen.follow("电话联系")
    screen.is_at("电话联系名单")
    expect(screen.page.get_by_text(RELATIVE)).to_have_count(0)
    with screen.forgiving(404):
        screen.go(f"/desk/people/{relative.public_id}/")
        screen.sees("没有这个页面")


def at_the_office(world: World, name: str) -> Application:
    paper = builders.a_submitted(world, person=builders.a_person(name=name))
    return builders.passed_by(paper, by=world.admin)


def admin_of(employer: Employer) -> Posting:
    return builders.a_posting(Role.EMPLOYER_ADMIN, employer=employer)


def declare(screen: Screen, *, relation: str, id_number: str = "", employer: str = "") -> None:
    """回避申报: by ID number, or the own employer by the first letters of its name."""
    screen.follow("回避申报")
    screen.page.get_by_label("与您的关系").select_option(label=relation)
    screen.page.get_by_label("对方的身份证号").fill(id_number)
    if employer:
        box = screen.page.get_by_role("combobox", name="单位")
        box.press_sequentially(employer, delay=30)
        screen.page.get_by_role("option").filter(has_text="洛阳市中心医院").click()
    screen.press("申报回避")
    screen.sees(DECLARED)
    screen.look("申报回避")


def counts(screen: Screen, **numbers: int) -> None:
    """Hold the counters of the tabs against these."""
    tabs = screen.page.get_by_role("navigation", name="清单")
    for word, number in numbers.items():
        expect(tabs.get_by_role("link", name=word)).to_have_text(f"{word}{number}")


def is_in_no_list(screen: Screen, name: str) -> None:
    """Search for a name in each list."""
    for here in ("/desk/", "/desk/unclaimed/", "/desk/done/"):
        screen.go(f"{here}?q={name}")
        screen.sees("没有符合条件的报名")


def has_no_address(screen: Screen, paper: Application) -> None:
    """Type the address of a case one had before."""
    with screen.forgiving(404):
        screen.go(f"/desk/case/{paper.public_id}/")
        screen.sees("没有这个页面")
    screen.go("/desk/")
