"""What is to be done about somebody's paper, in the words of whoever looks after people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.stages import Stage
from exams.models import Step

if TYPE_CHECKING:
    from applications.lacking import Lacking
    from applications.models import Application

ONLY_SUBMIT = "只差本人提交"


def what_is_missing(paper: Application, stage: Stage, lacking: Lacking) -> str:
    """Return what is to be done, by name; where the paper is when it is nobody's turn here."""
    if stage is Stage.FILLING:
        return f"缺{'、'.join(lacking.items)}" if lacking.items else ONLY_SUBMIT
    if stage is Stage.RETURNED:
        return f"要补{'、'.join(lacking.items)}"
    if stage is Stage.UNPAID:
        return "等本人缴费"
    return f"在{Step(paper.step).label}" if paper.step else paper.current_state.label
