"""练习: judge made-up cases, read what is right and why, and see where a region differs."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from accounts.models import Posting, Role
from exams.models import Actor, PracticeAnswer, PracticeCase, Window
from exams.practice import add_cases
from tests import builders
from tests.flows.test_practice import CASES
from tests.portals.reviewer.seats import address, messages_of, signed_in

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

QUERIES = 12


@pytest.fixture
def cases(world: builders.World) -> list[PracticeCase]:
    add_cases(world.exam, json.loads(CASES.read_text(encoding="utf-8")))
    Window.objects.filter(actor=Actor.OFFICE).update(opens=timezone.now() + timedelta(days=1))
    return list(PracticeCase.objects.all())


def answers(case: PracticeCase, *said: str, verdict: str = "approve") -> dict[str, str]:
    return {f"rule-{place}": word for place, word in enumerate(said)} | {"verdict": verdict}


def colleague(world: builders.World, name: str) -> Posting:
    return builders.a_posting(Role.REVIEWER, region=world.city, name=name)


def test_the_right_answers_come_with_their_reasons_and_only_afterwards(
    reviewer: Client, cases: list[PracticeCase]
) -> None:
    case = cases[2]
    where = address("practice_case", case.public_id)
    before = reviewer.get(where).content.decode()

    sent = reviewer.post(where, answers(case, "unfit", "fits", "unsure"))
    after = reviewer.get(where).content.decode()
    page = reviewer.get(address("practice")).content.decode()

    assert sent["Location"] == where
    assert case.why not in before
    assert case.why in after
    assert "您判断：不符合，应为：符合" in after
    assert "您判断：不确定，应为：符合" in after
    assert "下一题" in after
    assert "2 处不一致" in page
    assert "已做 1 / 6" in page


def test_the_last_case_leads_back(reviewer: Client, cases: list[PracticeCase]) -> None:
    where = address("practice_case", cases[-1].public_id)
    reviewer.post(where, answers(cases[-1], "fits", "fits", "fits"))

    page = reviewer.get(where).content.decode()

    assert "回到练习" in page
    assert "全部一致" in reviewer.get(address("practice")).content.decode()


def test_it_is_answered_once_and_whole(reviewer: Client, cases: list[PracticeCase]) -> None:
    where = address("practice_case", cases[0].public_id)
    partly = reviewer.post(where, answers(cases[0], "fits"))
    odd = reviewer.post(where, answers(cases[0], "fits", "fits", "maybe"))
    reviewer.post(where, answers(cases[0], "fits", "fits", "unfit"))
    twice = reviewer.post(where, answers(cases[0], "fits", "fits", "fits"))

    assert partly.status_code == odd.status_code == twice.status_code == 422
    assert "请选一个" in partly.content.decode()
    assert "checked" in partly.content.decode()
    assert PracticeAnswer.objects.get().judgements == ["fits", "fits", "unfit"]


def test_a_document_is_drawn(reviewer: Client, cases: list[PracticeCase]) -> None:
    where = address("practice_paper", cases[0].public_id, "1")

    answer = reviewer.get(where)

    assert answer["Content-Type"] == "image/jpeg"
    assert reviewer.get(where).content == answer.content
    for number in ("0", "3"):
        assert (
            reviewer.get(address("practice_paper", cases[0].public_id, number)).status_code == 404
        )


def test_once_reviewing_has_begun_it_is_for_reading(
    reviewer: Client, cases: list[PracticeCase]
) -> None:
    done, open_case = cases[:2]
    reviewer.post(address("practice_case", done.public_id), answers(done, "fits", "fits", "fits"))
    Window.objects.filter(actor=Actor.OFFICE).update(opens=timezone.now() - timedelta(days=1))

    late = reviewer.post(
        address("practice_case", open_case.public_id), answers(open_case, "fits", "fits", "fits")
    )

    assert late.status_code == 422
    assert "练习结束了" in reviewer.get(address("practice")).content.decode()
    assert (
        "练习结束了" in reviewer.get(address("practice_case", open_case.public_id)).content.decode()
    )
    assert done.why in reviewer.get(address("practice_case", done.public_id)).content.decode()


def test_the_rule_on_which_people_differ_most_comes_first(
    world: builders.World, cases: list[PracticeCase]
) -> None:
    case = cases[2]
    for name, said in (("甲", "fits"), ("乙", "unfit"), ("丙", "unsure")):
        signed_in(colleague(world, name)).post(
            address("practice_case", case.public_id), answers(case, said, "fits", "fits")
        )
    signed_in(world.other_reviewer).post(
        address("practice_case", case.public_id), answers(case, "unfit", "unfit", "unfit")
    )

    shown = signed_in(world.supervisor).get(address("practice_results"))

    rules = shown.context["rules"]
    assert (rules[0].text, rules[0].apart, rules[0].wrong) == (case.rules[0]["text"], 67, 67)
    assert [share.count for share in rules[0].shares] == [1, 1, 1]
    assert [rule.apart for rule in rules[1:]] == [0, 0]
    people = {one.name: (one.done, one.right) for one in shown.context["people"]}
    assert people == {"甲": (1, 1), "乙": (1, 0), "丙": (1, 0)}
    assert "应为" not in shown.content.decode()


def test_somebody_starts_anew(
    world: builders.World, reviewer: Client, cases: list[PracticeCase]
) -> None:
    where = address("practice_case", cases[0].public_id)
    reviewer.post(where, answers(cases[0], "fits", "fits", "fits"))
    watching = signed_in(world.supervisor)

    again = watching.post(address("reset_practice", world.reviewer.user.public_id))
    twice = watching.post(address("reset_practice", world.reviewer.user.public_id))

    assert messages_of(again) == ["王审核 可以从头再练一遍。"]
    assert twice.status_code == 404
    assert not PracticeAnswer.objects.exists()
    assert "还没有人做练习" in watching.get(address("practice_results")).content.decode()


@pytest.mark.parametrize("seat", ["admin", "clerk", "supervisor"])
def test_cases_are_for_reviewers(
    world: builders.World, cases: list[PracticeCase], seat: str
) -> None:
    browser = signed_in(getattr(world, seat))

    assert browser.get(address("practice")).status_code == 404
    assert browser.get(address("practice_case", cases[0].public_id)).status_code == 404
    assert browser.get(address("practice_paper", cases[0].public_id, "1")).status_code == 404


def test_results_are_for_whoever_answers(world: builders.World, reviewer: Client) -> None:
    person = world.reviewer.user.public_id

    assert reviewer.get(address("practice_results")).status_code == 404
    assert reviewer.post(address("reset_practice", person)).status_code == 404
    assert signed_in(world.supervisor).get(address("reset_practice", person)).status_code == 405
    assert signed_in(world.clerk).get(address("practice_results")).status_code == 404
    assert reviewer.post(address("practice")).status_code == 405
    assert "没有练习题" in reviewer.get(address("practice")).content.decode()


def test_more_answers_cost_no_more(
    world: builders.World,
    cases: list[PracticeCase],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    browser, where = signed_in(world.supervisor), address("practice_case", cases[0].public_id)

    for name in "甲乙丙":
        signed_in(colleague(world, name)).post(where, answers(cases[0], "fits", "fits", "fits"))
        with django_assert_num_queries(QUERIES):
            browser.get(address("practice_results"))
