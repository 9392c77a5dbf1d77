"""回避申报: the supervisor reads what the region's people have declared, and changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.models import Relation
from flows.commands import conflicts
from flows.commands.conflicts import Declared
from tests.portals.supervisor.browsers import address, signed_in

if TYPE_CHECKING:
    from django.test import Client

    from tests.builders import World


def page_of(client: Client) -> str:
    return client.get(address("conflicts")).content.decode()


def test_what_was_declared_and_taken_back_is_read(world: World, supervisor: Client) -> None:
    own = Declared(Relation.EMPLOYER, employer=world.employer)
    by_admin = Declared(Relation.SPOUSE, name="郭建国", employer=world.bureau)
    declared = conflicts.declare(own, by=world.reviewer)
    conflicts.declare(by_admin, by=world.admin)
    conflicts.withdraw(declared.public_id, by=world.reviewer, reason="已经调走")

    page = page_of(supervisor)

    for word in ("王审核", "我所在的单位", "已撤销", "已经调走", "赵人事", "郭建国", "回避中"):
        assert word in page


def test_another_regions_declarations_are_not_there(world: World, supervisor: Client) -> None:
    own = Declared(Relation.EMPLOYER, employer=world.other_employer)
    conflicts.declare(own, by=world.other_reviewer)

    assert "没有人申报" in page_of(supervisor)


def test_nobody_else_reads_it(world: World) -> None:
    for seat in (world.reviewer, world.clerk):
        assert signed_in(seat).get(address("conflicts")).status_code == 404


def test_it_is_only_looked_at(supervisor: Client) -> None:
    assert supervisor.post(address("conflicts")).status_code == 405
