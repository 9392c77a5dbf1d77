"""An exam (one year's sitting) and everything about it that is data."""

from exams.models.exam import (
    BulkApprove,
    Exam,
    LevelYears,
    Retirement,
    TwoPeople,
    WorkYears,
)
from exams.models.extensions import Extended, Extension
from exams.models.papers import DocumentRule, FeeRule, LevelOffer
from exams.models.places import Office, ReviewStep, Step
from exams.models.practice import PracticeAnswer, PracticeCase
from exams.models.reasons import ReasonKind, ReturnReason
from exams.models.windows import Actor, Window

__all__ = [
    "Actor",
    "BulkApprove",
    "DocumentRule",
    "Exam",
    "Extended",
    "Extension",
    "FeeRule",
    "LevelOffer",
    "LevelYears",
    "Office",
    "PracticeAnswer",
    "PracticeCase",
    "ReasonKind",
    "Retirement",
    "ReturnReason",
    "ReviewStep",
    "Step",
    "TwoPeople",
    "Window",
    "WorkYears",
]
