"""回避申报: what is declared hides the case everywhere, and taking it back leaves a trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from accounts.models import Conflict
from flows.commands import reviewer as commands
from tests import builders
from tests.portals.reviewer.seats import address, messages_of, row_of, seen, signed_in

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from applications.models import Application

LISTS = ["inbox", "unclaimed", "done"]


@pytest.fixture
def paper(world: builders.World) -> Application:
    """A case that the reviewer of the city has taken."""
    person = builders.a_person(name="欧阳修竹")
    paper = builders.passed_by(builders.a_submitted(world, person=person), by=world.admin)
    return commands.claim(paper.public_id, by=world.reviewer)


def declared(client: Client, paper: Application, relation: str = "spouse") -> None:
    number = paper.candidate.id_number
    answer = client.post(address("conflicts"), {"relation": relation, "id_number": number})
    assert messages_of(answer) == ["已申报。相关的报名从现在起不再出现在您这里。"]


def withdraw_address() -> str:
    return address("withdraw_conflict", Conflict.objects.get().public_id)


def test_a_declared_case_is_nowhere_any_more(reviewer: Client, paper: Application) -> None:
    picture = paper.attachments.current()[0].public_id
    declared(reviewer, paper)

    for name in LISTS:
        for query in ({}, {"q": "欧阳"}, {"q": paper.reference}, {"level": paper.apply_level}):
            page = reviewer.get(address(name), query)
            assert {tab.count for tab in page.context["tabs"]} <= {"0", ""}
            assert page.context["lines"] == []
            assert "欧阳修竹" not in page.content.decode()
    for where in (address("case", paper.public_id), address("document", picture)):
        assert reviewer.get(where).status_code == 404
    for deed in ("claim", "approve", "send_back", "reject"):
        answer = reviewer.post(address(deed, paper.public_id), seen(paper))
        assert answer.status_code == 404
    assert messages_of(reviewer.post(address("claim_next"), {"count": "5"})) == [
        "现在没有待领的报名。"
    ]


def test_colleagues_go_on_with_it(
    world: builders.World, reviewer: Client, paper: Application
) -> None:
    colleague = signed_in(builders.a_posting(builders.Role.REVIEWER, region=world.city))
    declared(reviewer, paper)

    assert row_of(paper).owner is None
    assert "欧阳修竹" in colleague.get(address("unclaimed")).content.decode()


def test_what_one_decided_before_is_hidden_too(
    world: builders.World, reviewer: Client, paper: Application
) -> None:
    builders.passed_by(paper, by=world.reviewer)
    assert len(reviewer.get(address("done")).context["lines"]) == 1

    declared(reviewer, paper)

    page = reviewer.get(address("done"))
    assert page.context["lines"] == []
    assert "欧阳修竹" not in page.content.decode()


def test_the_list_shows_masked_whom_it_is_about(reviewer: Client, paper: Application) -> None:
    declared(reviewer, paper)

    page = reviewer.get(address("conflicts")).content.decode()

    assert "配偶" in page
    assert "回避中" in page
    assert paper.candidate.id_number_masked in page
    assert paper.candidate.id_number not in page


def test_name_and_employer_do_where_the_number_is_unknown(
    world: builders.World, reviewer: Client
) -> None:
    form = {"relation": "in_law", "name": "郭建国", "employer": world.employer.public_id}

    assert reviewer.post(address("conflicts"), form).status_code == 302
    assert "洛阳市中心医院" in reviewer.get(address("conflicts")).content.decode()


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({}, "请选择关系。"),
        ({"relation": "cousin"}, "请从列出的关系里选一个。"),
        ({"relation": "spouse"}, "请填写对方的身份证号，或者填写姓名并选择单位。"),
        (
            {"relation": "spouse", "name": "郭建国"},
            "请填写对方的身份证号，或者填写姓名并选择单位。",
        ),
        ({"relation": "spouse", "id_number": "410"}, "身份证号应为 18 位"),
        ({"relation": "spouse", "name": "G"}, "姓名请填写汉字"),
        ({"relation": "self"}, "请填写您本人的身份证号。"),
        ({"relation": "employer"}, "请选择您所在的单位。"),
        ({"relation": "employer", "employer": "中心医院"}, "有几个相近的，请在下面选一个。"),
        ({"relation": "employer", "employer": "没有这个"}, "没有找到这个单位"),
    ],
)
def test_what_is_missing_is_said_beside_it(
    reviewer: Client, form: dict[str, str], said: str
) -> None:
    answer = reviewer.post(address("conflicts"), form)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert all(value in page for value in form.values() if value != "cousin")
    assert not Conflict.objects.exists()


def test_nothing_is_declared_twice(reviewer: Client, paper: Application) -> None:
    declared(reviewer, paper)

    form = {"relation": "spouse", "id_number": paper.candidate.id_number}
    again = reviewer.post(address("conflicts"), form)

    assert "这一项您已经申报过" in again.content.decode()
    assert Conflict.objects.count() == 1


def test_taking_back_asks_why_and_keeps_the_declaration(
    reviewer: Client, paper: Application
) -> None:
    declared(reviewer, paper)
    where = withdraw_address()
    assert "原来的申报和撤销的原因都会保留" in reviewer.get(where).content.decode()

    assert "请写明为什么撤销" in reviewer.post(where, {"reason": " "}).content.decode()
    too_long = reviewer.post(where, {"reason": "长" * 201})
    assert "最多 200 个字" in too_long.content.decode()
    done = reviewer.post(where, {"reason": "已经离婚"})

    assert messages_of(done) == ["已撤销这项申报，原来的记录还在。"]
    page = reviewer.get(address("conflicts")).content.decode()
    assert "已撤销" in page
    assert "已经离婚" in page
    assert reviewer.get(address("case", paper.public_id)).status_code == 200
    assert reviewer.post(where, {"reason": "再来"}).status_code == 404


def test_a_declaration_is_nobody_elses(
    world: builders.World, reviewer: Client, paper: Application
) -> None:
    declared(reviewer, paper)

    for seat in (world.other_reviewer, world.admin, world.clerk, world.supervisor):
        client = signed_in(seat)
        assert client.get(withdraw_address()).status_code == 404
        assert client.post(withdraw_address(), {"reason": "不是我的"}).status_code == 404
    assert reviewer.delete(withdraw_address()).status_code == 405
    assert signed_in(world.clerk).get(address("conflicts")).status_code == 404


def test_the_page_costs_the_same_for_any_number(
    reviewer: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        number = builders.a_person().id_number
        reviewer.post(address("conflicts"), {"relation": "other", "id_number": number})

    reviewer.get(address("conflicts"))  # says what was done, once

    with django_assert_num_queries(9):
        reviewer.get(address("conflicts"))
