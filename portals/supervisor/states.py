"""The words for where a case stands. What no word is known for is shown as it was written."""

from __future__ import annotations

from applications.states import State
from exams.models import Step

STATES: dict[str, str] = dict(State.choices)
STEPS: dict[str, str] = dict(Step.choices)


def standing_word(state: str, step: str) -> str:
    """Return the desk a case lies on, or its state when it lies on none."""
    return STEPS.get(step, step) if state == State.SUBMITTED else STATES.get(state, state)
