"""Set up the demo's exam: everything an office would enter before registration opens."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils import timezone

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
from flows.demo.texts import DOCUMENTS, NOTICE, RETURN_REASONS, TICKET_NOTES
from registry import imports
from registry.models import Region, Trade
from sittings.models import Sitting, Venue

if TYPE_CHECKING:
    from collections.abc import Mapping

DATA = Path(imports.__file__).parent / "data"
CODE = "2026"
SPANS = {
    Actor.CANDIDATE: (-7, 7),
    Actor.EMPLOYER: (-7, 9),
    Actor.OFFICE: (-7, 26),
    Actor.PAYMENT: (-7, 30),
    Actor.TICKET: (-7, 60),
}
CHAINS = {
    ("41", LevelGroup.FIVE_TO_TWO): [Step.EMPLOYER, Step.OFFICE],
    ("41", LevelGroup.LEVEL_ONE): [Step.EMPLOYER, Step.OFFICE, Step.PROVINCE],
    ("41.4102", LevelGroup.FIVE_TO_TWO): [Step.OFFICE],
    ("41.4102", LevelGroup.LEVEL_ONE): [Step.OFFICE, Step.PROVINCE],
}
COUNTER_ONLY = {"41.4104": "平顶山市政务服务中心二楼 12 号窗口"}
FEES = {LevelGroup.FIVE_TO_TWO: 14_000, LevelGroup.LEVEL_ONE: 21_000}
VENUES = {"41.4103": "洛阳职业技术学院", "41.4102": "开封大学", "41.4101": "郑州职业技术学院"}
ROOMS = 3
SEATS = 30


def load_reference_data() -> dict[str, str]:
    """Load regions, trades and employers; return the levels each trade is open at."""
    imports.load_regions(DATA / "regions.csv")
    levels = imports.load_trades(DATA / "trades.csv")
    imports.load_employers(DATA / "employers.csv")
    return levels


SECOND_LOOK_SHARE = 10
"""Percent of what offices decide that another city looks at again."""
KINDS = {"portrait": PaperKind.PORTRAIT, "paper": PaperKind.WORD}


def midnight(days: int) -> datetime:
    """Return the first moment of the day that lies so many days from today."""
    day = timezone.localdate() + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time.min))


def set_up_exam(levels: Mapping[str, str]) -> Exam:
    """Create the exam with windows open relative to today, chains, offices, papers and fees."""
    today = timezone.localdate()
    exam = Exam.objects.create(
        code=CODE,
        year=2026,
        second_look_share=SECOND_LOOK_SHARE,
        name="2026 年度",
        site_title="河南工考网上报名",
        full_title="机关事业单位工勤技能岗位等级考核",
        notice_date=today - timedelta(days=20),
        notice_version="2026-1",
        notice_text=NOTICE,
        tenure_cutoff=date(2026, 9, 30),
        subjects=["岗位技能", "职业道德", "职业能力"],
        ticket_notes=TICKET_NOTES,
    )
    _windows(exam)
    _chains(exam)
    _offices(exam)
    _papers(exam, levels)
    _reasons(exam)
    _venues(exam)
    return exam


def _windows(exam: Exam) -> None:
    Window.objects.bulk_create(
        Window(
            exam=exam,
            level_group=group,
            actor=actor,
            opens=midnight(opens),
            closes=midnight(closes),
        )
        for group in LevelGroup
        for actor, (opens, closes) in SPANS.items()
    )
    regions = {region.path: region for region in Region.objects.filter(path__in=["41.4106"])}
    for region in regions.values():  # one city has not opened yet: its face is worth seeing
        Window.objects.create(
            exam=exam,
            region=region,
            level_group=LevelGroup.FIVE_TO_TWO,
            actor=Actor.CANDIDATE,
            opens=midnight(2),
            closes=midnight(7),
        )


def _chains(exam: Exam) -> None:
    regions = {region.path: region for region in Region.objects.all()}
    ReviewStep.objects.bulk_create(
        ReviewStep(exam=exam, region=regions[path], level_group=group, position=position, step=step)
        for (path, group), steps in CHAINS.items()
        for position, step in enumerate(steps)
    )


def _offices(exam: Exam) -> None:
    for place, region in enumerate(Region.objects.exam_regions()):
        is_own = region.path == "41.sz"
        Office.objects.create(
            exam=exam,
            region=region,
            name="河南省工考中心" if is_own else f"{region.short_name}工考中心",
            phone=f"03{71 + place}-5550{place:04d}",
            hours="工作日 8:30—12:00，14:30—18:00",
            pays_online=region.path not in COUNTER_ONLY,
            pay_where=COUNTER_ONLY.get(region.path, ""),
            ticket_prefix="410000" if is_own else region.code,
        )
    Office.objects.create(
        exam=exam,
        region=Region.objects.get(path="41"),
        name="河南省工考中心",
        phone="0371-55500099",
        hours="工作日 8:30—12:00，14:30—18:00",
        ticket_prefix="410000",
    )


def _papers(exam: Exam, levels: Mapping[str, str]) -> None:
    for place, (code, (title, hint, most)) in enumerate(DOCUMENTS.items()):
        kind = KINDS.get(code, PaperKind.SCAN)
        DocumentRule.objects.create(
            exam=exam, code=code, title=title, hint=hint, most=most, kind=kind, position=place
        )
    for group, amount in FEES.items():
        FeeRule.objects.create(exam=exam, level_group=group, item="考务费", amount_fen=amount)
    trades = {trade.code: trade for trade in Trade.objects.all()}
    LevelOffer.objects.bulk_create(
        LevelOffer(exam=exam, trade=trades[code], level=Level(int(digit)))
        for code, digits in levels.items()
        for digit in digits
    )


def _reasons(exam: Exam) -> None:
    ReturnReason.objects.bulk_create(
        ReturnReason(exam=exam, kind=kind, text=text, position=place)
        for kind, texts in RETURN_REASONS.items()
        for place, text in enumerate(texts)
    )


def _venues(exam: Exam) -> None:
    starts = midnight(61) + timedelta(hours=9)
    for path, name in VENUES.items():
        venue = Venue.objects.create(
            exam=exam,
            region=Region.objects.get(path=path),
            name=name,
            address=f"{name}实训楼，请从东门进",
        )
        for room in range(1, ROOMS + 1):
            Sitting.objects.create(
                venue=venue,
                room=f"第 {room} 机房",
                starts=starts,
                ends=starts + timedelta(hours=1),
                capacity=SEATS,
            )
