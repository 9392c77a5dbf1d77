"""About 300 applications, each walked to its state by the same commands people use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils import timezone

from applications import dossier
from applications.errors import ConfirmationNeeded, Refused
from applications.models import Application, FindingKind
from applications.rules.papers import base_of
from applications.states import State
from documents.drawn import draw_portrait, draw_scan
from documents.scan import thumbnail
from documents.workbook import write_rows
from exams.levels import Level
from exams.models import Step
from flows.commands import candidate, office, payment, reviewer
from flows.commands.reviewer import Flag
from flows.commands.submitting import require_complete
from flows.demo.people import TRADES, certificate, enrol
from flows.demo.texts import LEVEL_ONE, REJECT_REASONS, RETURN_NOTES, TITLES
from registry.made_up import MadeUpPerson, made_up_person
from registry.models import Employer, Region, Trade

if TYPE_CHECKING:
    from exams.models import Exam
    from flows.demo.desks import Desks

PLACES = ("41.4103", "41.4102", "41.4101", "41.sz")
PORTRAITS = 12
SCAN_BOX = (780, 520)
YOUNGEST_OF_LEVEL_ONE = 1981


@dataclass(frozen=True)
class Chapter:
    """How many papers end where."""

    end: str
    count: int


CHAPTERS = (
    Chapter("draft", 30),
    Chapter("first_desk", 60),
    Chapter("office", 60),
    Chapter("province", 15),
    Chapter("past_province", 5),
    Chapter("needs_materials", 30),
    Chapter("rejected", 15),
    Chapter("approved", 30),
    Chapter("scored", 20),
    Chapter("ticket_issued", 20),
    Chapter("withdrawn", 5),
    Chapter("paid", 15),  # last: issuing tickets takes everybody who has paid
)


@lru_cache(maxsize=2 * PORTRAITS)
def portrait(seed: int, *, woman: bool) -> bytes:
    return draw_portrait(seed, woman=woman)


@lru_cache(maxsize=16)
def scan(title: str) -> bytes:
    picture = draw_scan(title, ("河南省人力资源和社会保障厅", "二〇二六年"), len(title))
    return thumbnail(picture, SCAN_BOX)


@dataclass
class Storyteller:
    """Plays every part: candidates, employer admins, reviewers and clerks."""

    exam: Exam
    desks: Desks
    seed: int = 0

    def tell(self) -> None:
        """Play all chapters."""
        for chapter in CHAPTERS:
            for _ in range(chapter.count):
                self._play(chapter.end)
            if chapter.end == "scored":
                self._publish_scores()

    def _play(self, end: str) -> None:
        level = self._level(end)
        made_up = self._somebody(level)
        paper = self._filled_in(made_up, level=level, place=self._place(end))
        if end == "draft":
            return
        paper = candidate.submit(paper.public_id, by=paper.candidate)
        moves = {
            "withdrawn": self._withdraw,
            "needs_materials": self._send_back,
            "rejected": self._reject,
            "office": self._to_the_office,
            "province": self._to_the_province,
            "past_province": self._through,
            "approved": self._through,
            "paid": self._paid,
            "ticket_issued": self._ticketed,
            "scored": self._ticketed,
        }
        if end in moves:
            moves[end](paper)

    def _somebody(self, level: Level) -> MadeUpPerson:
        """Return the next person who is old enough for the level."""
        while True:
            self.seed += 1
            made_up = made_up_person(self.seed)
            if level is not Level.ONE or made_up.birth_date.year <= YOUNGEST_OF_LEVEL_ONE:
                return made_up

    def _level(self, end: str) -> Level:
        if end in {"province", "past_province"} or (
            end in {"first_desk", "draft"} and self.seed % 9 == 0
        ):
            return Level.ONE
        return (Level.FOUR, Level.THREE, Level.FOUR, Level.THREE, Level.TWO)[self.seed % 5]

    def _place(self, end: str) -> Region:
        with_venue = end in {"paid", "ticket_issued", "scored"}
        path = PLACES[0] if with_venue else PLACES[self.seed % len(PLACES)]
        return Region.objects.get(path=path)

    def _filled_in(self, made_up: MadeUpPerson, *, level: Level, place: Region) -> Application:
        person = enrol(made_up)
        paper = candidate.start(by=person, exam=self.exam, level=level, region=place)
        answers = self._answers(made_up, level=level, place=place)
        self._certify(made_up, answers)
        paper = candidate.save_form(paper.public_id, by=person, changes=answers)
        self._upload(paper)
        return paper

    def _answers(self, made_up: MadeUpPerson, *, level: Level, place: Region) -> dict[str, object]:
        name = TRADES[self.seed % len(TRADES)]
        trade = Trade.objects.get(name="护理员" if level is Level.ONE else name)
        answers: dict[str, object] = {
            "employer": self._employer(place),
            "employer_kind": "institution",
            "employer_level": "正处级",
            "start_date": made_up.started_work,
            "education": "senior",
            "staff_type": "permanent",
            "current_trade": trade,
            "current_level": min(level + 1, 5),
            "level_year": 2016 if self.seed % 4 else 2019,
            "apply_trade": trade,
            "in_discipline": False,
        }
        if level is Level.ONE:
            answers |= LEVEL_ONE
        return answers

    def _certify(self, made_up: MadeUpPerson, answers: dict[str, object]) -> None:
        """Let the register agree with what most people say; every sixth has a year to explain."""
        level, year, trade = (
            answers[name] for name in ("current_level", "level_year", "current_trade")
        )
        wrong = self.seed % 6 == 0
        certificate(
            self.seed, made_up, level=int(str(level)), year=int(str(year)) - wrong, trade=str(trade)
        ).save()

    def _employer(self, place: Region) -> Employer:
        if place.path == PLACES[0] and self.seed % 3:
            return Employer.objects.get(name="洛阳市中心医院")
        here = Employer.objects.filter(region=place, kind="institution").order_by("pk")
        return here[self.seed % here.count()]

    def _upload(self, paper: Application) -> None:
        self._stand_by_differences(paper)
        asked = dossier.examine(paper, today=timezone.localdate()).missing_documents
        for code in (objection.about for objection in asked):
            data = self._face_of(paper) if code == "portrait" else scan(TITLES[str(base_of(code))])
            candidate.attach(paper.public_id, by=paper.candidate, code=code, data=data)

    def _face_of(self, paper: Application) -> bytes:
        woman = paper.candidate.sex == "female"
        return portrait(self.seed // 2 % PORTRAITS, woman=woman)

    def _stand_by_differences(self, paper: Application) -> None:
        try:
            require_complete(paper, now=timezone.now())
        except Refused:  # papers are missing, as yet
            return
        except ConfirmationNeeded as question:
            candidate.confirm_differences(paper.public_id, by=paper.candidate, token=question.token)

    def _to_the_office(self, paper: Application) -> Application:
        return self.desks.agree(paper) if paper.step == Step.EMPLOYER else paper

    def _to_the_province(self, paper: Application) -> None:
        self.desks.agree(self._to_the_office(paper))

    def _through(self, paper: Application) -> Application:
        while paper.state == State.SUBMITTED:
            paper = self.desks.agree(paper)
        return paper

    def _paid(self, paper: Application) -> None:
        paper = self._through(paper)
        payment.pay_at_counter(
            paper.public_id, by=self.desks.staff["kaowu1"], receipt=f"洛财{self.seed:06d}"
        )

    def _ticketed(self, paper: Application) -> None:
        self._paid(paper)
        office.issue_tickets(exam=self.exam, by=self.desks.staff["kaowu1"])

    def _send_back(self, paper: Application) -> None:
        note = RETURN_NOTES[self.seed % len(RETURN_NOTES)]
        flags = [Flag(FindingKind.DOCUMENT, "id_card", note)]
        by = self.desks.holder_of(paper)
        reviewer.send_back(paper.public_id, by=by, flags=flags)
        self.desks.tell_at_once(paper, by=by)

    def _reject(self, paper: Application) -> None:
        reason = REJECT_REASONS[self.seed % len(REJECT_REASONS)]
        by = self.desks.holder_of(paper)
        reviewer.reject(paper.public_id, by=by, reason=reason)
        self.desks.tell_at_once(paper, by=by)

    def _withdraw(self, paper: Application) -> None:
        candidate.withdraw(paper.public_id, by=paper.candidate)

    def _publish_scores(self) -> None:
        papers = Application.objects.holding_ticket().order_by("pk")
        rows = [
            [paper.tickets.live().get().number, paper.candidate.name, *self._marks(place)]
            for place, paper in enumerate(papers)
        ]
        data = write_rows(["准考证号", "姓名", *self.exam.subjects], rows)
        sheet = office.stage_scores(
            exam=self.exam, by=self.desks.staff["kaowu1"], file_name="成绩.xlsx", data=data
        )
        office.publish_scores(sheet.public_id, by=self.desks.staff["kaowu2"])

    def _marks(self, place: int) -> list[str]:
        if place % 7 == 6:
            return ["58", "71", "缺考"]
        return [str(66 + place % 30), str(72 + place % 20), str(61 + place % 35)]
