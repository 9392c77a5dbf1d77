"""The process of a case, and what the desk keeps about it."""

from flows.models.aids import Presence, SavedFilter
from flows.models.bulk import BulkDeed, BulkItem, BulkJob, Outcome
from flows.models.decision import Decision, Verdict
from flows.models.desk import ApprovalProcess, DeskRow, DeskWait
from flows.models.disqualification import Disqualification, Evidence
from flows.models.opinion import Opinion
from flows.models.second_look import SecondLook, SecondOpinion

__all__ = [
    "ApprovalProcess",
    "BulkDeed",
    "BulkItem",
    "BulkJob",
    "Decision",
    "DeskRow",
    "DeskWait",
    "Disqualification",
    "Evidence",
    "Opinion",
    "Outcome",
    "Presence",
    "SavedFilter",
    "SecondLook",
    "SecondOpinion",
    "Verdict",
]
