"""复核抽样: agreement by office and reason, each parting, and a draw anybody can repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from exams.models import Actor, Exam, Window
from flows.commands import second_looks
from flows.models import SecondOpinion
from tests import builders
from tests.portals.supervisor.browsers import address, signed_in

if TYPE_CHECKING:
    from django.test import Client


def page_of(client: Client) -> str:
    return client.get(address("second_looks")).content.decode()


def judged(world: builders.World, opinion: SecondOpinion, reason: str = "") -> str:
    look = builders.a_second_look(builders.an_approved(world))
    by = world.other_reviewer
    builders.look_through(look.application, by=by)
    second_looks.judge(look.public_id, by=by, opinion=opinion, reason=reason, now=timezone.now())
    return look.application.reference


def test_agreement_and_partings_are_told(world: builders.World, supervisor: Client) -> None:
    judged(world, SecondOpinion.PASS)
    apart = judged(world, SecondOpinion.REFUSE, "材料看不清楚或者缺页")

    page = page_of(supervisor)

    for word in ("洛阳市", "50%", apart, "材料看不清楚或者缺页", "不应通过"):
        assert word in page


def test_a_case_nobody_looked_at_counts_for_neither(
    world: builders.World, supervisor: Client
) -> None:
    builders.a_second_look(builders.an_approved(world))

    agreement = supervisor.get(address("second_looks")).context["agreement"]

    assert [(line.drawn, line.judged, line.share) for line in agreement.offices] == [(1, 0, "—")]
    assert agreement.partings == []


def test_the_seed_is_told_only_after_the_reviews(world: builders.World, supervisor: Client) -> None:
    assert "尚未生成" in page_of(supervisor)
    builders.a_second_look(builders.an_approved(world))
    exam = Exam.objects.get()
    assert exam.second_look_commitment in page_of(supervisor)
    assert str(exam.second_look_seed) not in page_of(supervisor)

    Window.objects.filter(actor=Actor.OFFICE).update(closes=timezone.now())

    assert str(exam.second_look_seed) in page_of(supervisor)


def test_another_region_and_other_roles_see_nothing(world: builders.World) -> None:
    judged(world, SecondOpinion.PASS)
    elsewhere = builders.a_posting(builders.Role.SUPERVISOR, region=world.other_city)

    assert "还没有抽到" in page_of(signed_in(elsewhere))
    assert signed_in(world.reviewer).get(address("second_looks")).status_code == 404
    assert signed_in(elsewhere).post(address("second_looks")).status_code == 405
