"""One reviewer's desk in the middle of a working day: every mark, a job, a rest, a colleague.

Whoever opens the demo as 王审核 of 洛阳 finds a case for each thing a list can say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.identity import read_id_number
from accounts.models import RecoveryKind
from applications.models import FindingKind
from documents.drawn import draw_portrait, draw_scan
from exams.levels import Level
from flows import saved_filters
from flows.commands import (
    bulk,
    candidate,
    on_behalf,
    piles,
    recovering,
    recovery_keys,
    reviewer,
    reviewer_documents,
)
from flows.commands.recovering import Asked
from flows.commands.reviewer import Flag
from flows.demo.story import PLACES, Storyteller, scan
from flows.demo.texts import TITLES
from flows.models import BulkDeed
from registry.made_up import made_up_person
from registry.models import Employer, Region

if TYPE_CHECKING:
    from accounts.models import Posting, User
    from applications.models import Application

FIRST_SEED = 600
"""Seeds of people whom no other part of the demo knows."""
PHONE_OF_OWNER = 905
GREY = "#aab4c2"
REST = timedelta(days=3)
BREAK = {
    "exceptional": True,
    "commendations": ["contest_placing"],
    "exceptional_note": "2024 年全市职工技能竞赛个人第二名，证书附后。",
}
FILTERS = {"四级存疑": "level=4&flag=photo", "逾期先看": "due=late"}


@dataclass
class BusyDesk(Storyteller):
    """Brings cases to the office of the city and marks each in another way."""

    seed: int = FIRST_SEED
    more: dict[str, object] = field(default_factory=dict)

    @property
    def own(self) -> Posting:
        return self.desks.staff["luoyang"]

    @property
    def colleague(self) -> Posting:
        return self.desks.staff["luoyang2"]

    def play(self) -> None:
        """Walk through the morning."""
        self._mark_cases()
        self._share_with_colleague()
        self._do_many()
        self._set_one_aside()
        for name, query in FILTERS.items():
            saved_filters.keep_filter(by=self.own.user, name=name, query=query)

    def _answers(self, *args: object, **facts: object) -> dict[str, object]:
        return super()._answers(*args, **facts) | self.more  # type: ignore[arg-type]  # handed through

    def _case(self, **more: object) -> Application:
        """Bring a fresh case to the office."""
        self.more = more
        made_up = self._somebody(Level.FOUR)
        place = Region.objects.get(path=PLACES[0])
        paper = self._filled_in(made_up, level=Level.FOUR, place=place)
        paper = candidate.submit(paper.public_id, by=paper.candidate)
        return self._to_the_office(paper)

    def _mark_cases(self) -> None:
        self._case(**BREAK)
        self._photo_in_doubt(self._case())
        self._reclaimed(self._case())
        paper = self._case()
        proof = draw_scan("工作证明", ("洛阳市中心医院",), 7)
        on_behalf.add_pictures(paper.public_id, by=self.colleague, code="other", pictures=[proof])

    def _photo_in_doubt(self, paper: Application) -> None:
        """Send a portrait back; the next one comes in front of a grey wall."""
        flags = [Flag(FindingKind.DOCUMENT, "portrait", "照片看不清，请重新上传。")]
        reviewer.send_back(paper.public_id, by=self.own, flags=flags)
        self.desks.tell_at_once(paper, by=self.own)
        person: User = paper.candidate
        grey = draw_portrait(3, woman=person.sex == "female", ground=GREY)
        candidate.attach(paper.public_id, by=person, code="portrait", data=grey)
        candidate.submit(paper.public_id, by=person)

    def _reclaimed(self, paper: Application) -> None:
        """Let the true owner of an account come back to what somebody else handed in."""
        claim = recovering.ask(_claim_of(paper))
        recovering.add_photo(claim.public_id, data=scan(TITLES["id_card"]))
        for by in (self.own, self.colleague):
            recovery_keys.open_photo(claim, by=by)
        recovery_keys.propose(claim.public_id, by=self.own)
        recovery_keys.confirm(claim.public_id, by=self.colleague)

    def _share_with_colleague(self) -> None:
        """The colleague has taken three cases and hands one of them over."""
        taken = [self._case() for _ in range(3)]
        for paper in taken:
            reviewer.claim(paper.public_id, by=self.colleague)
        piles.hand_over(
            taken[0].public_id, by=self.colleague, to=self.own, words="我下午外出，请接着看"
        )

    def _do_many(self) -> None:
        """Approve four at once: those without doubt, whose papers were opened, are done."""
        papers = [self._case() for _ in range(4)]
        for place, paper in enumerate(papers):
            reviewer.claim(paper.public_id, by=self.own)
            for attachment in paper.attachments.current():
                if place:
                    reviewer_documents.open_document(attachment, by=self.own)
        seen = [(paper, paper.version) for paper in papers]
        bulk.run(bulk.begin(by=self.own, deed=BulkDeed.APPROVE, seen=seen).pk)

    def _set_one_aside(self) -> None:
        until = timezone.localdate() + REST
        paper = self._case()
        piles.set_aside(paper.public_id, by=self.own, until=until, reason="已发函核实证书，等回复")


def _claim_of(paper: Application) -> Asked:
    """Return what the true owner of a paper's account asks for."""
    person = paper.candidate
    employer = Employer.objects.get(public_id=paper.employer.public_id if paper.employer else "")
    return Asked(
        kind=RecoveryKind.CLAIM,
        id_number=read_id_number(person.id_number, today=timezone.localdate()),
        name=person.name,
        phone=made_up_person(PHONE_OF_OWNER).phone,
        employer=employer,
        note="有人用我的身份证号注册了。",
    )
