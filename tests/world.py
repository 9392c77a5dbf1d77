"""Made-up people, and one province with an exam whose windows are open."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from accounts.identity import read_id_number
from accounts.models import Posting, Role, User
from exams.levels import Level, LevelGroup
from exams.models import (
    Actor,
    DocumentRule,
    Exam,
    FeeRule,
    LevelOffer,
    Office,
    ReturnReason,
    ReviewStep,
    Step,
    Window,
)
from exams.models.papers import PaperKind
from flows.demo.texts import RETURN_REASONS
from registry.id_numbers import check_character
from registry.models import Employer, Region, Trade
from sittings.models import Sitting, Venue
from tests.authenticator import enrolled

numbers = itertools.count(1)
PASSWORD = "plum-Blossom-72"
PAPERS = {
    "portrait": "本人近期照片",
    "id_card": "本人身份证照片",
    "level_certificate": "等级证书",
    "diploma": "毕业证",
    "salary_form": "近期工资变动审批表",
    "break_proof": "破格晋升证明材料",
    "level_two_certificate": "二级（技师）证书照片",
    "appraisal_form": "考评申报表照片",
    "assessment_detail_2025": "2025 年单位年度考核结果明细表",
    "assessment_detail_2024": "2024 年单位年度考核结果明细表",
    "commendation_proof": "表彰证明",
}
LEVEL_ONE_PAPERS = {
    **{
        f"assessment_detail_{year}": f"{year} 年单位年度考核结果明细表"
        for year in range(2025, 2020, -1)
    },
    "commendation_proof_technical_expert": "技术能手证书",
    "paper": "论文",
    "other": "其它申报材料",
}
"""What only level one is asked for, or may add."""


def id_number(*, born: date = date(1980, 5, 17), sex: str = "female") -> str:
    """Return a fresh valid ID number of nobody."""
    serial = next(numbers) * 2 % 1000 + (1 if sex == "male" else 0)
    area = 410100 + next(numbers) // 500
    body = f"{area}{born:%Y%m%d}{serial:03d}"
    return body + check_character(body)


def phone() -> str:
    return f"139{next(numbers):08d}"


def a_person(*, name: str = "王秀英", born: date = date(1980, 5, 17), sex: str = "female") -> User:
    """Create a candidate."""
    person = User(name=name)
    person.identify(read_id_number(id_number(born=born, sex=sex), today=timezone.localdate()))
    person.reachable_at(phone())
    person.set_password(PASSWORD)
    person.save()
    return person


def a_posting(
    role: Role,
    *,
    region: Region | None = None,
    employer: Employer | None = None,
    name: str = "李审核",
) -> Posting:
    """Create a member of staff with one posting, whose phone has an authenticator."""
    user = User(name=name, username=f"staff{next(numbers)}")
    user.set_password(PASSWORD)
    user.save()
    enrolled(user)
    now = timezone.now()
    return Posting.objects.create(
        user=user, role=role, region=region, employer=employer, starts=now - timedelta(days=1)
    )


@dataclass
class World:
    """One province, two cities, one exam whose windows are open."""

    exam: Exam
    province: Region
    city: Region
    county: Region
    other_city: Region
    bureau: Employer
    employer: Employer
    other_employer: Employer
    trade: Trade
    admin: Posting
    reviewer: Posting
    other_reviewer: Posting
    provincial: Posting
    clerk: Posting
    second_clerk: Posting
    supervisor: Posting


def _regions() -> tuple[Region, Region, Region, Region]:
    province = Region.objects.create(
        code="410000", name="河南省", short_name="河南", kind="province", path="41", position=0
    )
    city = Region.objects.create(
        code="410300",
        name="洛阳市",
        short_name="洛阳",
        kind="prefecture_city",
        parent=province,
        path="41.4103",
        position=3,
    )
    county = Region.objects.create(
        code="410327",
        name="宜阳县",
        short_name="宜阳",
        kind="county",
        parent=city,
        path="41.4103.410327",
        position=1,
    )
    other = Region.objects.create(
        code="410200",
        name="开封市",
        short_name="开封",
        kind="prefecture_city",
        parent=province,
        path="41.4102",
        position=2,
    )
    return province, city, county, other


def an_exam(province: Region, city: Region, other: Region, trade: Trade) -> Exam:
    """Create an exam with open windows; `city` has an employer check, `other` has none."""
    today = timezone.localdate()
    exam = Exam.objects.create(
        code="2026",
        year=2026,
        name="2026 年度",
        site_title="河南工考网上报名",
        full_title="机关事业单位工勤技能岗位等级考核",
        notice_date=today - timedelta(days=20),
        notice_text="报名须知",
        tenure_cutoff=date(2026, 9, 30),
        subjects=["岗位技能", "职业道德", "职业能力"],
        ticket_notes=["请带身份证原件。"],
        undo_minutes=0,
        two_person_approvals=[],
    )
    _windows(exam)
    _chains_and_offices(exam, province, city, other)
    _papers_and_fees(exam, trade)
    _venue(exam, city)
    return exam


def _windows(exam: Exam) -> None:
    now = timezone.now()
    for group, actor in itertools.product(LevelGroup, Actor):
        Window.objects.create(
            exam=exam,
            level_group=group,
            actor=actor,
            opens=now - timedelta(days=3),
            closes=now + timedelta(days=10),
        )


def _chains_and_offices(exam: Exam, province: Region, city: Region, other: Region) -> None:
    chains = {
        (city, LevelGroup.FIVE_TO_TWO): [Step.EMPLOYER, Step.OFFICE],
        (city, LevelGroup.LEVEL_ONE): [Step.EMPLOYER, Step.OFFICE, Step.PROVINCE],
        (other, LevelGroup.FIVE_TO_TWO): [Step.OFFICE],
        (other, LevelGroup.LEVEL_ONE): [Step.OFFICE, Step.PROVINCE],
    }
    for (region, group), steps in chains.items():
        for position, step in enumerate(steps):
            ReviewStep.objects.create(
                exam=exam, region=region, level_group=group, position=position, step=step
            )
    for region in (province, city, other):
        Office.objects.create(
            exam=exam,
            region=region,
            name=f"{region.name}工考中心",
            phone="0379-63900000",
            ticket_prefix=region.code[:4],
        )


def _papers_and_fees(exam: Exam, trade: Trade) -> None:
    kinds = {"portrait": PaperKind.PORTRAIT, "paper": PaperKind.WORD}
    for place, (code, title) in enumerate({**PAPERS, **LEVEL_ONE_PAPERS}.items()):
        kind = kinds.get(code, PaperKind.SCAN)
        most = 3 if kind == PaperKind.WORD else 1
        DocumentRule.objects.create(
            exam=exam, code=code, title=title, kind=kind, most=most, position=place
        )
    ReturnReason.objects.bulk_create(
        ReturnReason(exam=exam, kind=kind, text=text, position=place)
        for kind, texts in RETURN_REASONS.items()
        for place, text in enumerate(texts)
    )
    for group in LevelGroup:
        FeeRule.objects.create(exam=exam, level_group=group, item="考务费", amount_fen=14000)
    for level in Level:
        LevelOffer.objects.create(exam=exam, trade=trade, level=level)


def _venue(exam: Exam, city: Region) -> None:
    venue = Venue.objects.create(
        exam=exam, region=city, name="洛阳职业技术学院", address="科技大道 6 号"
    )
    starts = timezone.now() + timedelta(days=40)
    Sitting.objects.create(
        venue=venue, room="第 1 机房", starts=starts, ends=starts + timedelta(hours=2), capacity=30
    )


def a_world() -> World:
    """Create everything a case needs to cross every desk."""
    province, city, county, other = _regions()
    trade = Trade.objects.create(
        code="nurse",
        name="护理员",
        category="卫生",
        search_key=" hly huliyuan",
        valid_from=date(2011, 1, 1),
    )
    exam = an_exam(province, city, other, trade)
    bureau = Employer.objects.create(
        region=city,
        name="洛阳市卫生健康委员会",
        kind="administrative",
        level="正处级",
        search_key=" lyswsjkwyh",
    )
    employer = Employer.objects.create(
        region=city,
        parent=bureau,
        name="洛阳市中心医院",
        kind="institution",
        level="正处级",
        search_key=" lyszxyy",
    )
    elsewhere = Employer.objects.create(
        region=other,
        name="开封市中心医院",
        kind="institution",
        level="正处级",
        search_key=" kfszxyy",
    )
    return World(
        exam=exam,
        province=province,
        city=city,
        county=county,
        other_city=other,
        bureau=bureau,
        employer=employer,
        other_employer=elsewhere,
        trade=trade,
        admin=a_posting(Role.EMPLOYER_ADMIN, employer=employer, name="赵人事"),
        reviewer=a_posting(Role.REVIEWER, region=city, name="王审核"),
        other_reviewer=a_posting(Role.REVIEWER, region=other, name="孙审核"),
        provincial=a_posting(Role.REVIEWER, region=province, name="周省审"),
        clerk=a_posting(Role.CLERK, region=city, name="吴考务"),
        second_clerk=a_posting(Role.CLERK, region=city, name="郑考务"),
        supervisor=a_posting(Role.SUPERVISOR, region=city, name="冯监督"),
    )
