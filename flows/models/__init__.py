"""The process of a case, and what the desk keeps about it."""

from flows.models.decision import Decision, Verdict
from flows.models.desk import ApprovalProcess, DeskRow, DeskWait
from flows.models.disqualification import Disqualification
from flows.models.opinion import Opinion

__all__ = [
    "ApprovalProcess",
    "Decision",
    "DeskRow",
    "DeskWait",
    "Disqualification",
    "Opinion",
    "Verdict",
]
