"""One province with everybody in it, made once: browsers, things, and words that give them away."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from django.test import Client
from django.utils import timezone

from accounts.models import Relation, Role, User
from documents.framing import Frame
from exams.models import Exam, Extended, Office
from exams.models.practice import Judgement, PracticeVerdict
from exams.practice import add_cases
from flows.commands import (
    bulk,
    conflicts,
    disqualifying,
    employers,
    extending,
    office,
    payment,
    portrait,
    practice,
)
from flows.commands.conflicts import Declared
from flows.commands.employers import Wanted
from flows.commands.extending import MoreTime
from flows.models import BulkDeed
from registry.models import Employer, Region
from tests import builders, recoveries
from tests.documents import pictures
from tests.flows.test_practice import CASES
from tests.matrix.audiences import CANDIDATES, NOTHING, READS_TOO, STAFF

if TYPE_CHECKING:
    from applications.models import Application
    from exams.models import PracticeCase
    from tests.builders import World

NAMES = {
    "beginner": "欧阳金丝",
    "owner": "司马银铃",
    "near_candidate": "诸葛铜锣",
    "far_candidate": "上官铁马",
    "payer": "慕容锡壶",
    "holder": "夏侯铅笔",
}
"""Names that nobody else has: where one is read, its bearer's data has leaked."""
MISSING = "nobodyhasthispublicid0"
Things = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Canary:
    """What gives one person away: to whoever may see the case, and to nobody but the person."""

    case: str
    open: tuple[str, ...]
    sealed: tuple[str, ...]


@dataclass(frozen=True)
class Cast:
    """Browsers by role, things by kind and case, canaries by the role of the candidate."""

    browsers: dict[str, Client]
    things: Things
    canaries: dict[str, Canary]

    def foreign_to(self, role: str) -> list[str]:
        """Return the words that no answer to this role may hold."""
        sees = STAFF.get(role, CANDIDATES.get(role, NOTHING)) | READS_TOO.get(role, NOTHING)
        words: list[str] = []
        for bearer, canary in self.canaries.items():
            words += () if canary.case in sees else canary.open
            words += () if bearer == role else canary.sealed
        return words


def a_cast() -> Cast:
    """Walk everybody to where the matrix finds them."""
    world = builders.a_world()
    people = {role: builders.a_person(name=name) for role, name in NAMES.items()}
    papers = _papers(world, people)
    canaries = {role: _canary(people[role], papers) for role in NAMES}
    users = people | _staff(world)
    browsers = {"anonymous": Client(raise_request_exception=False)}
    for role, user in users.items():
        browsers[role] = Client(raise_request_exception=False)
        browsers[role].force_login(user)
    return Cast(browsers, _things(world, papers), canaries)


def _papers(world: World, people: dict[str, User]) -> dict[str, Application]:
    clinic = Employer.objects.create(
        region=world.county, name="宜阳县人民医院", kind="institution", search_key=" yyx"
    )
    Office.objects.create(exam=world.exam, region=world.county, name="宜阳县工考中心")
    in_county, elsewhere = (replace(world, employer=e) for e in (clinic, world.other_employer))
    ticketed = builders.a_paid(world, person=people["holder"])
    office.issue_tickets(exam=world.exam, by=world.clerk)
    near = builders.a_submitted(in_county, person=people["near_candidate"])
    builders.passed_by(near, by=builders.a_posting(Role.EMPLOYER_ADMIN, employer=clinic))
    own = builders.a_submitted(world, person=people["owner"])
    return {
        "draft": builders.a_draft(world, person=people["beginner"]),
        "own": builders.passed_by(own, by=world.admin),
        "near": near,
        "far": builders.a_submitted(elsewhere, person=people["far_candidate"]),
        "approved": builders.an_approved(world, person=people["payer"]),
        "ticketed": ticketed,
    }


def _canary(person: User, papers: dict[str, Application]) -> Canary:
    case, paper = next((c, p) for c, p in papers.items() if p.candidate_id == person.pk)
    return Canary(
        case, (person.name, paper.reference), (person.id_number or "", person.phone or "")
    )


def _staff(world: World) -> dict[str, User]:
    """Return who sits where; a county, one that the province governs, and its own bodies too."""
    governed, bodies = (_region(world, *row) for row in (("419001", "济源"), ("410001", "省直")))
    seats = {
        "admin": world.admin,
        "far_admin": builders.a_posting(Role.EMPLOYER_ADMIN, employer=world.other_employer),
        "county_reviewer": builders.a_posting(Role.REVIEWER, region=world.county),
        "reviewer": world.reviewer,
        "far_reviewer": world.other_reviewer,
        "governed_reviewer": builders.a_posting(Role.REVIEWER, region=governed),
        "bodies_reviewer": builders.a_posting(Role.REVIEWER, region=bodies),
        "provincial_reviewer": world.provincial,
        "clerk": world.clerk,
        "far_clerk": builders.a_posting(Role.CLERK, region=world.other_city),
        "finance": builders.a_posting(Role.FINANCE, region=world.city),
        "administrator": builders.a_posting(Role.ADMINISTRATOR, region=world.province),
        "supervisor": world.supervisor,
        "far_supervisor": builders.a_posting(Role.SUPERVISOR, region=world.other_city),
    }
    return {role: posting.user for role, posting in seats.items()}


def _evidence_about(paper: Application, world: World) -> str:
    """Return a picture of a proposal that fell: the person stays as the others find it."""
    proposed = disqualifying.propose(
        paper.public_id, by=world.reviewer, reason="假证", evidence="函", pictures=[builders.scan()]
    )
    disqualifying.drop(paper.public_id, by=world.reviewer)
    return str(proposed.pictures.get().public_id)


def _region(world: World, code: str, name: str) -> Region:
    region = Region.objects.create(
        code=code,
        name=name,
        short_name=name,
        kind="prefecture_city",
        parent=world.province,
        path=f"{world.province.path}.{code}",
    )
    Office.objects.create(exam=world.exam, region=region, name=f"{name}工考中心")
    return region


def _a_practice_case(world: World) -> PracticeCase:
    """Let the reviewer of the city have answered the first practice case."""
    Exam.objects.update(practice_stays=True)
    add_cases(world.exam, json.loads(CASES.read_text(encoding="utf-8")))
    case: PracticeCase = world.exam.practice_cases.select_related("exam")[0]
    said = [Judgement.FITS] * len(case.rules)
    practice.answer(case, by=world.reviewer, judgements=said, verdict=PracticeVerdict.APPROVE)
    return case


def _things(world: World, papers: dict[str, Application]) -> Things:
    """Return the public id of each thing an address can name, by kind and case."""
    draft, approved, ticketed = papers["draft"], papers["approved"], papers["ticketed"]
    builders.upload_everything(draft)
    grey = pictures.on_ground(builders.portrait(), (190, 185, 175))
    original = portrait.bring(draft.public_id, by=draft.candidate, data=grey)
    portrait.cut(original, by=draft.candidate, frame=Frame(0, 0, 413))
    wanted = Wanted("宜阳县石村敬老院", world.county)
    asked = employers.request_employer(draft.public_id, by=draft.candidate, wanted=wanted)
    order = payment._order_row(approved.public_id, by=approved.candidate)  # noqa: SLF001 - without the gateway
    declared = Declared(Relation.DIRECT, name="公孙无名", employer=world.employer)
    more = MoreTime(
        exam=world.exam,
        kind=Extended.MATERIALS,
        until=timezone.now() + timedelta(days=20),
        reason="住院",
        person=papers["own"].candidate,
    )
    case = _a_practice_case(world)
    seen = [(papers["own"], papers["own"].version)]
    job = bulk.begin(by=world.reviewer, deed=BulkDeed.RELEASE, seen=seen)
    return {
        "practice": {"own": case.public_id},
        "practiser": {"own": world.reviewer.user.public_id},
        "look": {"approved": builders.a_second_look(approved).public_id},
        "extension": {"own": extending.propose(more, by=world.clerk).public_id},
        "job": {"own": job.public_id},
        "conflict": {"own": conflicts.declare(declared, by=world.reviewer).public_id},
        "account": {"own": world.reviewer.user.public_id},
        "paper": {case: paper.public_id for case, paper in papers.items()},
        "evidence": {"near": _evidence_about(papers["near"], world)},
        "attachment": {
            case: paper.attachments.current()[0].public_id for case, paper in papers.items()
        },
        "original": {"draft": original.public_id},
        "recovery": {"own": recoveries.a_claim(world).public_id},
        "request": {"draft": asked.public_id},
        "order": {"approved": order.public_id},
        "ticket": {"ticketed": ticketed.tickets.live().get().public_id},
        "sheet": {"own": builders.a_staged_sheet(world, ticketed).public_id},
    }
