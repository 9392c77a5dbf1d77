"""An exam with the trades of the table, in a real database."""

from __future__ import annotations

from datetime import date

import pytest

from exams.models import Exam, LevelOffer
from registry.models import Trade
from tests.applications.rules.world import TRADES, USUAL

BEGINNING = date(2010, 1, 1)
LONG_AGO = date(2022, 12, 31)


@pytest.fixture
def exam_of_the_table(db: None) -> Exam:
    return write_exam()


def write_exam() -> Exam:
    """Write the table's exam and trades: merged and cancelled ones ended long ago."""
    assert USUAL.notice_date
    exam = Exam.objects.create(
        code="table",
        year=2026,
        name="2026 年度",
        site_title="河南工考网上报名",
        full_title="机关事业单位工勤技能岗位等级考核",
        notice_date=USUAL.notice_date,
        notice_text="报名须知",
        tenure_cutoff=USUAL.cutoff,
    )
    for number, trade in enumerate(TRADES.by_name.values()):
        ended = trade.cancelled or trade.successor
        Trade.objects.create(
            code=f"table-{number}",
            name=trade.name,
            category="综合",
            valid_from=BEGINNING,
            valid_to=LONG_AGO if ended else None,
            successor=Trade.objects.filter(name=trade.successor).first(),
        )
        for level in trade.open_levels:
            row = Trade.objects.get(name=trade.name)
            LevelOffer.objects.create(exam=exam, trade=row, level=level)
    return exam
