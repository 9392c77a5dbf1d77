"""Papers walked to a state by the commands themselves.

There is no way to set a state here: a state one cannot walk to cannot be tested.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.models import Posting, Role, User
from applications.models import Application, FindingKind
from documents.drawn import draw_portrait, draw_scan
from documents.scan import thumbnail
from documents.workbook import write_rows
from exams.levels import Level
from exams.models import Exam
from flows.commands import candidate, office, payment, reviewer, reviewer_documents, second_looks
from flows.commands.reviewer import Flag
from flows.models import SecondLook
from registry.models import Qualification
from tests.world import (
    PAPERS,
    PASSWORD,
    World,
    a_person,
    a_posting,
    a_world,
    an_exam,
    id_number,
    numbers,
    phone,
)

if TYPE_CHECKING:
    from sittings.models import ScoreSheet

__all__ = [
    "PAPERS",
    "PASSWORD",
    "Level",
    "Role",
    "World",
    "a_person",
    "a_posting",
    "a_world",
    "an_exam",
    "id_number",
    "numbers",
    "phone",
]


_PHOTOS = count(1)


@lru_cache
def portrait() -> bytes:
    return draw_portrait(1)


def scan() -> bytes:
    """Return a photographed paper; each is another file, as each photo is."""
    return _drawn_scan() + next(_PHOTOS).to_bytes(4, "big")


@lru_cache
def _drawn_scan() -> bytes:
    return thumbnail(draw_scan("等级证书", ("张三", "护理员"), 1), (720, 480))


def answers(world: World, *, level: Level = Level.FOUR) -> dict[str, object]:
    """Return the answers of somebody who fits the level."""
    common: dict[str, object] = {
        "employer": world.employer,
        "employer_kind": "institution",
        "employer_level": "正处级",
        "start_date": date(1998, 7, 1),
        "education": "senior",
        "staff_type": "permanent",
        "current_trade": world.trade,
        "current_level": min(level + 1, 5),
        "level_year": 2018,
        "apply_trade": world.trade,
        "in_discipline": False,
    }
    if level is Level.ONE:
        common |= {
            "appointed": True,
            "assessments": ["excellent", "excellent", "pass", "pass", "pass"],
            "work_history": [
                {
                    "since": "1995-09",
                    "until": "1998-07",
                    "unit": "洛阳市卫生学校",
                    "post": "护理",
                    "witness": "李红",
                },
                {
                    "since": "1998-07",
                    "until": "now",
                    "unit": "洛阳市中心医院",
                    "post": "护理员",
                    "witness": "赵敏",
                },
            ],
            "achievements": [
                {"since": "2019-03", "what": "带徒三人", "result": "主讲，三人均取得三级证书"},
            ],
        }
    return common


def a_draft(world: World, *, level: Level = Level.FOUR, person: User | None = None) -> Application:
    """Start a paper and fill in the form, without papers."""
    person = person or a_person()
    paper = candidate.start(by=person, exam=world.exam, level=level, region=world.city)
    return candidate.save_form(paper.public_id, by=person, changes=answers(world, level=level))


def upload_everything(paper: Application) -> None:
    """Upload every paper the exam knows."""
    for code in PAPERS:
        data = portrait() if code == "portrait" else scan()
        candidate.attach(paper.public_id, by=paper.candidate, code=code, data=data)


def a_submitted(
    world: World, *, level: Level = Level.FOUR, person: User | None = None
) -> Application:
    """Walk a paper to its first desk."""
    paper = a_draft(world, level=level, person=person)
    for code in ("portrait", "id_card"):
        data = portrait() if code == "portrait" else scan()
        candidate.attach(paper.public_id, by=paper.candidate, code=code, data=data)
    if level is Level.ONE:
        upload_everything(paper)
    else:
        candidate.attach(paper.public_id, by=paper.candidate, code="level_certificate", data=scan())
    return candidate.submit(paper.public_id, by=paper.candidate)


def look_through(paper: Application, *, by: Posting) -> None:
    """Open every document, as approving demands."""
    for attachment in paper.attachments.current():
        reviewer_documents.open_document(attachment, by=by)


def passed_by(paper: Application, *, by: Posting) -> Application:
    """Let one desk agree."""
    look_through(paper, by=by)
    return reviewer.approve(paper.public_id, by=by)


def an_approved(world: World, *, person: User | None = None) -> Application:
    paper = a_submitted(world, person=person)
    passed_by(paper, by=world.admin)
    return passed_by(paper, by=world.reviewer)


def a_second_look(paper: Application) -> SecondLook:
    """Let the draw hit a decided case."""
    Exam.objects.filter(pk=paper.exam_id).update(second_look_share=100)
    second_looks.commit_seeds()
    second_looks.draw(now=timezone.now())
    return SecondLook.objects.get(application=paper)


def a_returned(world: World, *, flags: list[Flag] | None = None) -> Application:
    """Walk a paper to the point where the employer admin asks for something."""
    paper = a_submitted(world)
    asked = flags or [Flag(FindingKind.DOCUMENT, "id_card", "身份证照片不清楚，请重新拍摄。")]
    return reviewer.send_back(paper.public_id, by=world.admin, flags=asked)


def a_paid(world: World, *, person: User | None = None) -> Application:
    paper = an_approved(world, person=person)
    return payment.pay_at_counter(paper.public_id, by=world.clerk, receipt=f"R{next(numbers)}")


def a_ticketed(world: World) -> Application:
    paper = a_paid(world)
    office.issue_tickets(exam=world.exam, by=world.clerk)
    return Application.objects.with_faces().get(pk=paper.pk)


def a_staged_sheet(world: World, *papers: Application) -> ScoreSheet:
    """Import a sheet of good marks for papers that hold a ticket."""
    header = ["准考证号", "姓名", *world.exam.subjects]
    rows = [
        [paper.tickets.live().get().number, paper.candidate.name, "88", "76.5", "缺考"]
        for paper in papers
    ]
    data = write_rows(header, rows)
    return office.stage_scores(exam=world.exam, by=world.clerk, file_name="成绩.xlsx", data=data)


def in_the_register(paper: Application, *, level: int, year: int, trade: str) -> None:
    """Let the register hold a qualification of the paper's candidate."""
    Qualification.objects.create(
        id_number_index=paper.candidate.id_number_index or "",
        name=paper.candidate.name,
        level=level,
        year=year,
        trade_name=trade,
        certificate_number=f"T{next(numbers)}",
    )
