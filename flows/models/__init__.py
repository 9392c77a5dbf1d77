"""The process of a case, and what the desk keeps about it."""

from flows.models.decision import Decision, Verdict
from flows.models.desk import ApprovalProcess, DeskRow, DeskWait

__all__ = ["ApprovalProcess", "Decision", "DeskRow", "DeskWait", "Verdict"]
