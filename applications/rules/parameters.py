"""What differs from exam to exam: methods of counting, days and numbers. Nothing here is law."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from applications.rules.case import Commendation, Education
from applications.rules.years import shifted

if TYPE_CHECKING:
    from datetime import date


class LevelYears(StrEnum):
    """How the years in the present level are counted."""

    CALENDAR = "calendar"
    FULL = "full"


class WorkYears(StrEnum):
    """How working years are counted; inclusive counts the first and the last year (虚年)."""

    CALENDAR = "calendar"
    INCLUSIVE = "inclusive"
    FULL = "full"


class RetirementDay(StrEnum):
    """The day on which nobody may have reached retirement age; it differed from year to year."""

    NOTICE_DATE = "notice_date"
    YEAR_END = "year_end"
    PREVIOUS_YEAR_END = "previous_year_end"
    OFF = "off"


class BreakWaives(StrEnum):
    """What an exceptional promotion (破格晋升) lifts; the sources do not say."""

    YEARS = "years"
    ALL_BUT_CERTIFICATE = "all_but_certificate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The numbers in the rules; years unless the name says otherwise.

    Sources: eligibility.json; the steps of the retirement age since 2025-01-01 (henan-facts §1).
    A level is held as a four-digit year, so "full" counting takes the award day to be
    `award_month`/`award_day`: the last of the year, the careful reading.
    """

    level_years_needed: int = 5
    work_years_below_for_level_5: int = 10
    work_years_for_level_4: int = 10
    work_years_for_level_3: int = 18
    work_years_for_level_1: int = 25
    older_man_age: int = 50
    older_woman_age: int = 45
    good_assessments_for_level_2: int = 0  # 3 in the text of 2010; later texts are silent
    good_assessments_for_level_1: int = 5
    excellent_assessments_for_level_1: int = 2
    award_month: int = 12
    award_day: int = 31
    retirement_steps_from_year: int = 2025
    men_retire_at: int = 60
    men_months_of_birth_per_step: int = 4
    men_most_months_later: int = 36
    women_retire_at: int = 50
    women_months_of_birth_per_step: int = 2
    women_most_months_later: int = 60


LEVEL_ONE_EXEMPTIONS = frozenset(
    {
        Commendation.GOVERNMENT_COMMENDATION,
        Commendation.LABOUR_MEDAL,
        Commendation.TECHNICAL_EXPERT,
        Commendation.CONTEST_THIRD_PRIZE,
        Commendation.INVENTION_PATENT,
        Commendation.TWO_UTILITY_MODELS,
    }
)
BREAK_ACHIEVEMENTS = frozenset(
    {
        Commendation.MODEL_WORKER,
        Commendation.CERTIFIED_INNOVATION,
        Commendation.CONTEST_PLACING,
        Commendation.CONTEST_THIRD_PRIZE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """The rules of one exam. `cutoff` is the last day that counts: 30 September as far as known.

    `free_trades` may be left for another trade with all their years (the car reform of 2022).
    `cancelled_trade_counts` lets the years in a cancelled trade count in a near one.
    """

    cutoff: date
    level_years: LevelYears = LevelYears.CALENDAR
    work_years: WorkYears = WorkYears.INCLUSIVE
    retirement: RetirementDay = RetirementDay.NOTICE_DATE
    notice_date: date | None = None
    numbers: Numbers = field(default_factory=Numbers)
    break_waives: BreakWaives = BreakWaives.YEARS
    break_achievements: frozenset[Commendation] = BREAK_ACHIEVEMENTS
    level_one_exemptions: frozenset[Commendation] = LEVEL_ONE_EXEMPTIONS
    schooling: Education = Education.SENIOR
    schooling_of_the_older: Education = Education.JUNIOR
    free_trades: frozenset[str] = frozenset()
    cancelled_trade_counts: bool = True

    def moved_by(self, years: int) -> Parameters:
        """Return the same rules with their days in another year."""
        notice = self.notice_date and shifted(self.notice_date, years=years)
        return replace(self, cutoff=shifted(self.cutoff, years=years), notice_date=notice)
