"""Standings just before something is refused, asked, or waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.commands.checkout import check_out
from payments.gateways import Prepay
from tests import builders
from tests.everyone.standings import Standing, of
from tests.portals.candidate.applying.pages import registered

if TYPE_CHECKING:
    from tests.builders import World


class SlowBank:
    """Offers a code, and has not heard of any money."""

    def prepay(self, *, order_no: str, **_facts: object) -> Prepay:
        return Prepay(code_url=f"weixin://wxpay/{order_no}")


def ready_for_level_four(world: World) -> Standing:
    paper = builders.a_draft(world)
    builders.upload_everything(paper)
    return of(paper)


def differing(world: World) -> Standing:
    """Stand before a register that knows another year and another trade."""
    paper = builders.a_draft(world)
    registered(paper.candidate, year=2019, trade="护林员")
    return of(paper)


def waiting_for_the_bank(world: World) -> Standing:
    paper = builders.an_approved(world)
    check_out(paper.public_id, by=paper.candidate, gateway=SlowBank())  # type: ignore[arg-type]  # a part of the contract is enough here
    return of(paper)
