"""The rules of eligibility as pure functions: facts and parameters in, reasons out. No database.

Every number comes from the exam; `today` and the exam's year come in with the case.
"""

from applications.rules.advice import Advice, why_and_when
from applications.rules.case import (
    Assessment,
    Case,
    Commendation,
    Education,
    RegisterRecord,
    Sex,
)
from applications.rules.findings import Code, Finding, Reason, Route
from applications.rules.papers import Document
from applications.rules.parameters import (
    BreakWaives,
    LevelYears,
    Numbers,
    Parameters,
    RetirementDay,
    WorkYears,
)
from applications.rules.register import Confirmation
from applications.rules.trades import Trade, Trades
from applications.rules.verdict import Verdict, judge

__all__ = [
    "Advice",
    "Assessment",
    "BreakWaives",
    "Case",
    "Code",
    "Commendation",
    "Confirmation",
    "Document",
    "Education",
    "Finding",
    "LevelYears",
    "Numbers",
    "Parameters",
    "Reason",
    "RegisterRecord",
    "RetirementDay",
    "Route",
    "Sex",
    "Trade",
    "Trades",
    "Verdict",
    "WorkYears",
    "judge",
    "why_and_when",
]
