"""About 300 applications, each walked to its state by the same commands people use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from accounts.models import Posting, Role, User
from applications.errors import ConfirmationNeeded
from applications.models import Application, FindingKind
from applications.states import State
from documents.drawn import draw_portrait, draw_scan
from documents.scan import thumbnail
from documents.workbook import write_rows
from exams.levels import Level
from exams.models import Step
from flows.commands import candidate, office, payment, reviewer
from flows.commands.reviewer import Flag
from flows.demo.people import TRADES, enrol
from flows.demo.texts import REJECT_REASONS, RETURN_NOTES
from flows.models import DeskRow
from registry.made_up import MadeUpPerson, made_up_person
from registry.models import Employer, Region, Trade

if TYPE_CHECKING:
    from exams.models import Exam

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
    Chapter("needs_materials", 30),
    Chapter("rejected", 15),
    Chapter("approved", 30),
    Chapter("scored", 20),
    Chapter("ticket_issued", 20),
    Chapter("withdrawn", 5),
    Chapter("paid", 15),  # last: issuing tickets takes everybody who has paid
)


@lru_cache(maxsize=PORTRAITS)
def portrait(seed: int) -> bytes:
    return draw_portrait(seed)


@lru_cache(maxsize=16)
def scan(title: str) -> bytes:
    picture = draw_scan(title, ("河南省人力资源和社会保障厅", "二〇二六年"), len(title))
    return thumbnail(picture, SCAN_BOX)


@dataclass
class Storyteller:
    """Plays every part: candidates, employer admins, reviewers and clerks."""

    exam: Exam
    staff: dict[str, Posting]
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
        if end == "province" or (end in {"first_desk", "draft"} and self.seed % 9 == 0):
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
        paper = candidate.save_form(paper.public_id, by=person, changes=answers)
        self._upload(paper, level)
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
            answers |= {
                "start_date": date(1999, 7, 1),
                "appointed": True,
                "assessments": ["excellent", "excellent", "pass", "pass", "pass"],
                "work_history": "1999 年起在本单位工作，2016 年聘任到二级岗位。",
                "achievements": "主持技术改进两项，带徒三人。",
            }
        return answers

    def _employer(self, place: Region) -> Employer:
        if place.path == PLACES[0]:
            return Employer.objects.get(name="洛阳市中心医院")
        here = Employer.objects.filter(region=place, kind="institution").order_by("pk")
        return here[self.seed % here.count()]

    def _upload(self, paper: Application, level: Level) -> None:
        codes = {"portrait": "", "id_card": "居民身份证", "level_certificate": "等级证书"}
        codes |= {"diploma": "毕业证书", "salary_form": "工资变动审批表"}
        if level is Level.ONE:
            codes |= {
                "level_two_certificate": "技师证书",
                "appraisal_form": "考评申报表",
                "assessment_detail": "年度考核结果明细表",
            }
        for code, title in codes.items():
            data = scan(title) if title else portrait(self.seed % PORTRAITS)
            candidate.attach(paper.public_id, by=paper.candidate, code=code, data=data)
        self._stand_by_differences(paper)

    def _stand_by_differences(self, paper: Application) -> None:
        try:
            candidate.require_complete(Application.objects.with_faces().get(pk=paper.pk))
        except ConfirmationNeeded as question:
            candidate.confirm_differences(paper.public_id, by=paper.candidate, token=question.token)

    # --- the desks -------------------------------------------------------------

    def _at_the_desk(self, paper: Application) -> Posting:
        row = DeskRow.objects.get(application=paper)
        if row.step == Step.EMPLOYER:
            return self._admin_of(paper)
        names = {"41.4103": "luoyang", "41.4102": "kaifeng", "41.4101": "zhengzhou"}
        names |= {"41.sz": "shengzhi", "41": "sheng"}
        return self.staff[names[row.office_path]]

    def _admin_of(self, paper: Application) -> Posting:
        known = Posting.objects.filter(employer=paper.employer, role=Role.EMPLOYER_ADMIN).first()
        if known is not None:
            return known
        user = User(name="单位人事", username=f"danwei{paper.employer_id}")
        user.set_unusable_password()
        user.save()
        return Posting.objects.create(
            user=user,
            role=Role.EMPLOYER_ADMIN,
            employer=paper.employer,
            starts=paper.created_at,
        )

    def _agree(self, paper: Application) -> Application:
        by = self._at_the_desk(paper)
        for attachment in paper.attachments.current():
            reviewer.open_document(attachment, by=by)
        return reviewer.approve(paper.public_id, by=by)

    def _to_the_office(self, paper: Application) -> Application:
        return self._agree(paper) if paper.step == Step.EMPLOYER else paper

    def _to_the_province(self, paper: Application) -> None:
        self._agree(self._to_the_office(paper))

    def _through(self, paper: Application) -> Application:
        while paper.state == State.SUBMITTED:
            paper = self._agree(paper)
        return paper

    def _paid(self, paper: Application) -> None:
        paper = self._through(paper)
        payment.pay_at_counter(
            paper.public_id, by=self.staff["kaowu1"], receipt=f"洛财{self.seed:06d}"
        )

    def _ticketed(self, paper: Application) -> None:
        self._paid(paper)
        office.issue_tickets(exam=self.exam, by=self.staff["kaowu1"])

    def _send_back(self, paper: Application) -> None:
        note = RETURN_NOTES[self.seed % len(RETURN_NOTES)]
        flags = [Flag(FindingKind.DOCUMENT, "id_card", note)]
        reviewer.send_back(paper.public_id, by=self._at_the_desk(paper), flags=flags)

    def _reject(self, paper: Application) -> None:
        reason = REJECT_REASONS[self.seed % len(REJECT_REASONS)]
        reviewer.reject(paper.public_id, by=self._at_the_desk(paper), reason=reason)

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
            exam=self.exam, by=self.staff["kaowu1"], file_name="成绩.xlsx", data=data
        )
        office.publish_scores(sheet.public_id, by=self.staff["kaowu2"])

    def _marks(self, place: int) -> list[str]:
        if place % 7 == 6:
            return ["58", "71", "缺考"]
        return [str(66 + place % 30), str(72 + place % 20), str(61 + place % 35)]
