"""Where somebody stands. A standing is walked to by the commands."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import factor_resets, handing_out
from accounts.models import Relation, Role, SecondFactor
from documents.framing import Frame
from exams.models import Extended
from flows.commands import (
    bulk,
    candidate,
    conflicts,
    disqualifying,
    employers,
    extending,
    office,
    phone_upload,
    portrait,
    reviewer,
)
from flows.commands.conflicts import Declared
from flows.commands.employers import Wanted
from flows.commands.extending import MoreTime
from flows.models import BulkDeed
from notifications.models import OutboxMessage
from portals.entrance import grants
from portals.entrance.doors import CANDIDATES
from tests import builders, recoveries
from tests.accounts.offices import a_wish
from tests.documents import pictures
from tests.portals.entrance.visitors import agree

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from accounts.models import RecoveryRequest, User
    from applications.models import Application
    from exams.models import Extension
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
        """Return the address of `name`, `name/fact` or `name/fact/fact`."""
        name, *facts = page.split("/")
        return reverse(name, args=[self.facts[fact] for fact in facts])


def of(paper: Application) -> Standing:
    """Stand where the candidate of this paper stands."""
    return Standing(paper.candidate, {"paper": paper.public_id})


def visitor(world: World) -> Standing:
    del world
    return Standing(enter=agree)


def claimant(world: World) -> Standing:
    """Stand where somebody follows a request that was made for an account."""
    request = recoveries.a_claim(world)
    return Standing(enter=lambda browser: _follow(browser, request))


def _follow(browser: Client, request: RecoveryRequest) -> None:
    session = browser.session
    until = (timezone.now() + timedelta(minutes=5)).timestamp()
    session["followed_request"] = {
        "request": request.public_id,
        "is_old_phone": False,
        "until": until,
    }
    session.save()


def forgetful(world: World) -> Standing:
    """Stand where somebody sets a new password after a proof."""
    del world
    person = builders.a_person()
    return Standing(enter=lambda browser: _may_set_a_password(browser, person))


def _may_set_a_password(browser: Client, person: User) -> None:
    request = HttpRequest()
    request.session = browser.session
    grants.give(request, person, CANDIDATES)
    request.session.save()
    browser.cookies[settings.SESSION_COOKIE_NAME] = str(request.session.session_key)


def half_way_in(world: World) -> Standing:
    """Stand where a member of staff has typed the password, and not yet the code."""
    return Standing(enter=lambda browser: _knock(browser, world.clerk.user))


def enrolling(world: World) -> Standing:
    """Stand where a new member of staff sets up the authenticator."""
    SecondFactor.objects.filter(user=world.clerk.user).delete()
    return half_way_in(world)


def _knock(browser: Client, user: User) -> None:
    typed = {"account": user.username, "password": builders.PASSWORD}
    browser.post(reverse("entrance:staff_sign_in"), typed)


def phone_in_hand(world: World) -> Standing:
    """Stand with a phone that has scanned the code on the computer."""
    paper = builders.a_draft(world)
    computer = Client()
    computer.force_login(paper.candidate)
    key = computer.session.session_key or ""
    _, token = phone_upload.open_link(
        paper.public_id, by=paper.candidate, code="id_card", session_key=key
    )
    return Standing(enter=lambda browser: _scan(browser, token))


def _scan(browser: Client, token: str) -> None:
    browser.get(reverse("entrance:phone", args=[token]))


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
    return replace(of(paper), facts={"paper": paper.public_id, "slot": "id_card"})


def doubtful_portrait(world: World) -> Standing:
    """Stand where a portrait with a grey ground was refused."""
    paper = builders.a_draft(world)
    grey = pictures.on_ground(builders.portrait(), (190, 185, 175))
    original = portrait.bring(paper.public_id, by=paper.candidate, data=grey)
    portrait.cut(original, by=paper.candidate, frame=Frame(0, 0, 413))
    return Standing(paper.candidate, {"picture": original.public_id})


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
    spouse = Declared(Relation.SPOUSE, name="郭建国", employer=world.employer)
    seen = [(builders.a_returned(world), 0)]
    job = bulk.begin(by=world.admin, deed=BulkDeed.REMIND, seen=seen)
    facts = {
        "paper": paper.public_id,
        "claim": recoveries.a_claim(world).public_id,
        "conflict": conflicts.declare(spouse, by=world.admin).public_id,
        "draft": builders.a_draft(world).public_id,
        "slot": "id_card",
        "job": job.public_id,
    }
    return Standing(world.admin.user, facts)


def second_key(world: World) -> Standing:
    """Stand where a colleague has turned a first key, to approve and to disqualify."""
    world.exam.two_person_approvals = ["level_one"]
    world.exam.save()
    first = builders.a_posting(Role.REVIEWER, region=world.province, name="郝省审")
    paper = builders.a_submitted(world, level=builders.Level.ONE)
    for by in (world.admin, world.reviewer, first):
        builders.passed_by(paper, by=by)
    why = {"reason": "证书是伪造的。", "evidence": "发证机关复函。"}
    disqualifying.propose(paper.public_id, by=first, **why, pictures=[builders.scan()])
    other = builders.a_submitted(world)
    facts = {"paper": paper.public_id, "other": other.public_id}
    return Standing(world.provincial.user, facts)


def in_the_office(world: World) -> Standing:
    approved_paper = builders.an_approved(world)
    ticketed_paper = builders.a_ticketed(world)
    sheet = builders.a_staged_sheet(world, ticketed_paper)
    draft = builders.a_draft(world)
    wanted = Wanted("宜阳县石村敬老院", world.county, "归民政局管", "张主任")
    asked = employers.request_employer(draft.public_id, by=draft.candidate, wanted=wanted)
    facts = {
        "paper": approved_paper.public_id,
        "sheet": sheet.public_id,
        "asked": asked.public_id,
        "more_time": _more_time(approved_paper, world).public_id,
    }
    return Standing(world.clerk.user, facts)


def _more_time(paper: Application, world: World) -> Extension:
    """Let a colleague propose more time for paying."""
    asked = MoreTime(
        exam=world.exam,
        kind=Extended.PAYMENT,
        until=timezone.now() + timedelta(days=20),
        reason="住院，证明已收到。",
        person=paper.candidate,
    )
    return extending.propose(asked, by=world.second_clerk)


def looking_after(world: World) -> Standing:
    """Stand where a clerk looks after accounts: a grant and a lost phone wait for a second key."""
    wish = a_wish(Role.FINANCE, region=world.city)
    handing_out.grant(world.reviewer.user.public_id, by=world.second_clerk, wish=wish)
    person = world.reviewer.user.public_id
    factor_resets.ask(person, by=world.second_clerk, reason="手机丢了，本人持身份证来办。")
    facts = {"person": person, "posting": world.reviewer.handle}
    return Standing(world.clerk.user, facts)


def watching(world: World) -> Standing:
    paper = builders.a_returned(world)
    own = Declared(Relation.EMPLOYER, employer=world.employer)
    conflicts.declare(own, by=world.reviewer)
    return Standing(world.supervisor.user, {"paper": paper.public_id})


def looking_again(world: World) -> Standing:
    """Stand in another city, where a decided case of the first one is looked at again."""
    look = builders.a_second_look(builders.an_approved(world))
    return Standing(world.other_reviewer.user, {"look": look.public_id})


def unlocked(world: World) -> Standing:
    """Stand before the ticket, with the code already typed."""
    return replace(ticketed(world), enter=_type_the_code)


def _type_the_code(browser: Client) -> None:
    browser.post(reverse("candidate:ticket_send"))
    letter = OutboxMessage.objects.filter(kind="one_time_code_issued").latest("pk")
    browser.post(reverse("candidate:ticket_code"), {"code": json.loads(letter.facts)["code"]})
