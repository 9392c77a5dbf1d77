"""Where somebody stands, and the pages that are looked at from there.

A scene is walked to by the commands. Its pages are names of the URL configuration; what a page
needs in its address is a fact of the scene, named after a `/`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from django.urls import reverse

from flows.commands import candidate, office, reviewer
from notifications.models import OutboxMessage
from tests import builders

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.test import Client

    from accounts.models import User
    from applications.models import Application
    from tests.builders import World


def _nothing_first(browser: Client) -> None:
    del browser


@dataclass(frozen=True)
class Standing:
    """Who looks (None has not signed in), what addresses are made of, what was done before."""

    user: User | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    enter: Callable[[Client], None] = _nothing_first

    def address(self, page: str) -> str:
        """Return the address of `name` or `name/fact`."""
        name, _, fact = page.partition("/")
        return reverse(name, args=[self.facts[fact]] if fact else [])


@dataclass(frozen=True)
class Scene:
    """One standing and the pages that look different from there."""

    name: str
    walk: Callable[[World], Standing]
    pages: tuple[str, ...]


def of(paper: Application) -> Standing:
    """Stand where the candidate of this paper stands."""
    return Standing(paper.candidate, {"paper": paper.public_id})


def visitor(world: World) -> Standing:
    del world
    return Standing()


def newcomer(world: World) -> Standing:
    del world
    return Standing(builders.a_person())


def beginner(world: World) -> Standing:
    person = builders.a_person()
    return of(
        candidate.start(by=person, exam=world.exam, level=builders.Level.FOUR, region=world.city)
    )


def ready(world: World) -> Standing:
    paper = builders.a_draft(world, level=builders.Level.ONE)
    builders.upload_everything(paper)
    return of(paper)


def too_early(world: World) -> Standing:
    paper = builders.a_draft(world)
    changes = {"level_year": paper.exam.year - 1, "start_date": paper.exam.notice_date}
    return of(candidate.save_form(paper.public_id, by=paper.candidate, changes=changes))


def submitted(world: World) -> Standing:
    return of(builders.a_submitted(world))


def returned(world: World) -> Standing:
    paper = builders.a_returned(world)
    return Standing(paper.candidate, {"item": "document-id_card"})


def rejected(world: World) -> Standing:
    paper = builders.a_submitted(world)
    builders.look_through(paper, by=world.admin)
    return of(reviewer.reject(paper.public_id, by=world.admin, reason="工龄不够。"))


def approved(world: World) -> Standing:
    return of(builders.an_approved(world))


def ticketed(world: World) -> Standing:
    return of(builders.a_ticketed(world))


def scored(world: World) -> Standing:
    paper = builders.a_ticketed(world)
    sheet = builders.a_staged_sheet(world, paper)
    office.publish_scores(sheet.public_id, by=world.second_clerk)
    return of(paper)


def at_the_desk(world: World) -> Standing:
    paper = builders.a_submitted(world)
    return Standing(world.admin.user, {"paper": paper.public_id, "slot": "id_card"})


def in_the_office(world: World) -> Standing:
    approved_paper = builders.an_approved(world)
    ticketed_paper = builders.a_ticketed(world)
    sheet = builders.a_staged_sheet(world, ticketed_paper)
    facts = {"paper": approved_paper.public_id, "sheet": sheet.public_id}
    return Standing(world.clerk.user, facts)


def watching(world: World) -> Standing:
    paper = builders.a_returned(world)
    return Standing(world.supervisor.user, {"paper": paper.public_id})


def unlocked(world: World) -> Standing:
    """Stand before the ticket, with the code already typed."""
    return replace(ticketed(world), enter=_type_the_code)


def _type_the_code(browser: Client) -> None:
    browser.post(reverse("candidate:ticket_send"))
    letter = OutboxMessage.objects.filter(kind="one_time_code_issued").latest("pk")
    browser.post(reverse("candidate:ticket_code"), {"code": json.loads(letter.facts)["code"]})


PUBLIC = (
    "entrance:home", "entrance:notice", "entrance:sign_in", "entrance:staff_sign_in",
    "entrance:forgot", "entrance:verify", "entrance:verify_message",
    "entrance:help",
)  # fmt: skip
SCENES = (
    Scene("a visitor", visitor, PUBLIC),
    Scene("a newcomer", newcomer, ("candidate:home", "candidate:choose")),
    Scene("a beginner", beginner, ("candidate:home", "candidate:application", "candidate:check")),
    Scene("ready", ready, ("candidate:application", "candidate:check", "candidate:home")),
    Scene("too early", too_early, ("candidate:refused",)),
    Scene(
        "submitted",
        submitted,
        ("candidate:home", "candidate:progress", "candidate:withdraw", "candidate:submitted"),
    ),
    Scene(
        "returned", returned, ("candidate:home", "candidate:fix", "candidate:fix_item/item")
    ),
    Scene("rejected", rejected, ("candidate:home", "candidate:progress")),
    Scene("approved", approved, ("candidate:home", "candidate:pay")),
    Scene("ticketed", ticketed, ("candidate:home", "candidate:ticket_code")),
    Scene("unlocked", unlocked, ("candidate:ticket",)),
    Scene("scored", scored, ("candidate:home", "candidate:result")),
    Scene(
        "at the desk",
        at_the_desk,
        (
            "reviewer:inbox", "reviewer:unclaimed", "reviewer:done", "reviewer:case/paper",
            "reviewer:send_back/paper", "reviewer:reject/paper", "entrance:change_password",
        ),
    ),
    Scene(
        "in the office",
        in_the_office,
        (
            "office:home", "office:tickets", "office:counter", "office:take_payment/paper",
            "office:scores", "office:score_sheet/sheet",
        ),
    ),
    Scene(
        "watching",
        watching,
        ("supervisor:board", "supervisor:process", "supervisor:cases", "supervisor:trail/paper"),
    ),
)  # fmt: skip
