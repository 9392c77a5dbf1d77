"""Where a paper can stand when two people move it at once, and who can play which move there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from applications.models import Application, FindingKind
from flows.commands import candidate, clock, office, payment, reviewer
from flows.commands.reviewer import Flag
from tests import builders

if TYPE_CHECKING:
    from collections.abc import Callable

    from accounts.models import Posting
    from tests.builders import World

    Play = Callable[[], object]
FLAGS = [Flag(FindingKind.DOCUMENT, "id_card", "看不清。")]
NEVER_TOGETHER = {
    ("approve", "forward"): "the review chain decides which of the two a desk's agreement is",
    ("submit", "withdraw"): "what was handed in a moment ago may be taken back: both are made",
}
NEVER_PLAYED = {
    ("needs_materials", "withdraw"): "a returned paper is not taken back: somebody has judged it",
    ("scored", "disqualify"): "nothing else leaves this state",
}
RACED_APART = {"disqualify", "redirect"}
"""Disqualifying is legal before and after most moves, so that both may be made, and who corrects
an employer may do so twice: `test_two_key_races` and `test_correcting_races` play them."""


@dataclass(frozen=True)
class Stage:
    """One paper in one place, and what can be played there, by the name of the transition."""

    paper: Application
    plays: dict[str, Play]


def drafted(world: World) -> Stage:
    paper = builders.a_draft(world)
    builders.upload_everything(paper)
    return Stage(
        paper,
        {
            "submit": lambda: candidate.submit(paper.public_id, by=paper.candidate),
            "withdraw": lambda: candidate.withdraw(paper.public_id, by=paper.candidate),
        },
    )


def at_the_employer(world: World) -> Stage:
    paper = builders.a_submitted(world)
    return Stage(paper, {"forward": _agreeing(paper, world.admin), **_judging(paper, world.admin)})


def at_the_office(world: World) -> Stage:
    """Return a paper whose first and last desk is the office's."""
    paper = builders.a_submitted(replace(world, employer=world.other_employer))
    by = world.other_reviewer
    return Stage(paper, {"approve": _agreeing(paper, by), **_judging(paper, by)})


def _agreeing(paper: Application, by: Posting) -> Play:
    builders.look_through(paper, by=by)
    return lambda: reviewer.approve(paper.public_id, by=by)


def _judging(paper: Application, by: Posting) -> dict[str, Play]:
    return {
        "ask_materials": lambda: reviewer.send_back(paper.public_id, by=by, flags=FLAGS),
        "reject": lambda: reviewer.reject(paper.public_id, by=by, reason="不符合。"),
        "withdraw": lambda: candidate.withdraw(paper.public_id, by=paper.candidate),
    }


def returned(world: World) -> Stage:
    paper = builders.a_returned(world, flags=FLAGS)
    candidate.attach(paper.public_id, by=paper.candidate, code="id_card", data=builders.scan())
    return Stage(
        paper,
        {
            "resubmit": lambda: candidate.submit(paper.public_id, by=paper.candidate),
            "lapse": lambda: clock._lapse(paper.public_id),  # noqa: SLF001 - of this paper alone
        },
    )


def approved(world: World) -> Stage:
    paper = builders.an_approved(world)
    receipt = f"R{next(builders.numbers)}"
    return Stage(
        paper,
        {
            "pay": lambda: payment.pay_at_counter(paper.public_id, by=world.clerk, receipt=receipt),
            "lapse": lambda: clock._lapse(paper.public_id),  # noqa: SLF001 - as above
        },
    )


def paid(world: World) -> Stage:
    paper = builders.a_paid(world)
    return Stage(
        paper, {"issue_ticket": lambda: office.issue_tickets(exam=world.exam, by=world.clerk)}
    )


def ticketed(world: World) -> Stage:
    paper = builders.a_ticketed(world)
    sheet = builders.a_staged_sheet(world, paper)
    return Stage(
        paper,
        {"publish_score": lambda: office.publish_scores(sheet.public_id, by=world.second_clerk)},
    )


STAGES: dict[str, tuple[Callable[[World], Stage], ...]] = {
    "draft": (drafted,),
    "submitted": (at_the_office, at_the_employer),
    "needs_materials": (returned,),
    "approved": (approved,),
    "paid": (paid,),
    "ticket_issued": (ticketed,),
}
"""By state: the places where its moves are played. A state without one leads nowhere."""
