"""One person's facts, as the rules read them: plain values, no database."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Sex(StrEnum):
    """Sex, by the seventeenth digit of the ID number."""

    MALE = "male"
    FEMALE = "female"


class Education(IntEnum):
    """Schooling, lowest first. 技工学校 and 高中 weigh the same in every rule known."""

    PRIMARY = 1
    JUNIOR = 2
    SENIOR = 3
    TECHNICAL = 4
    COLLEGE = 5
    BACHELOR = 6


class Assessment(StrEnum):
    """The result of one year's assessment. The guide's form has these five."""

    EXCELLENT = "excellent"
    GOOD = "pass"
    BASIC = "basic"
    FAIL = "fail"
    ABSENT = "absent"

    @property
    def is_good(self) -> bool:
        """Say whether the year counts as 合格 or better."""
        return self in {Assessment.EXCELLENT, Assessment.GOOD}


class Commendation(StrEnum):
    """What a person may have been honoured for. Source: eligibility.json, L1-EXEMPT and BREAK."""

    GOVERNMENT_COMMENDATION = "government_commendation"
    LABOUR_MEDAL = "labour_medal"
    TECHNICAL_EXPERT = "technical_expert"
    CONTEST_THIRD_PRIZE = "contest_third_prize"
    INVENTION_PATENT = "invention_patent"
    TWO_UTILITY_MODELS = "two_utility_models"
    OTHER_LEVEL_ONE_MERIT = "other_level_one_merit"  # item 6 of the list, cut off in the copy seen
    PARTY_MEMBER_OF_THE_YEAR = "party_member_of_the_year"  # once for each year
    MODEL_WORKER = "model_worker"
    CERTIFIED_INNOVATION = "certified_innovation"
    CONTEST_PLACING = "contest_placing"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRecord:
    """What the qualification register (合格库) holds about a person's present level."""

    level: int
    year: int
    trade: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One application's facts. Levels run from 5 (lowest) to 1; None means unknown or none.

    `current_level` None is 未定级, and then `level_year` is None too. `assessments` are the
    newest first, five of them or none.
    """

    apply_level: int
    apply_trade: str
    exam_year: int
    today: date
    current_level: int | None = None
    level_year: int | None = None
    current_trade: str | None = None
    start_date: date | None = None
    regularised_date: date | None = None
    birth_date: date | None = None
    sex: Sex | None = None
    education: Education | None = None
    appointed: bool = False
    assessments: tuple[Assessment, ...] = ()
    exceptional: bool = False
    commendations: tuple[Commendation, ...] = ()
    in_discipline: bool = False
    register: RegisterRecord | None = None
