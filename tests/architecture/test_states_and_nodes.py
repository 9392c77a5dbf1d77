"""Every state has both words, and every human step says who may act."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from viewflow import this
from viewflow.workflow import flow

from applications.states import CANDIDATE_WORDS, State
from flows.approval import ApprovalFlow

if TYPE_CHECKING:
    from collections.abc import Iterable


def wordless(states: Iterable[State], words: dict[State, str]) -> list[State]:
    """Return the states that lack a word for the staff or for the candidate."""
    return [state for state in states if not state.label or not words.get(state)]


def unattended(flow_class: type[flow.Flow]) -> list[str]:
    """Return the human steps that would be in everybody's queue."""
    assert flow_class.instance
    steps = [node for node in flow_class.instance.nodes() if isinstance(node, flow.View)]
    return [
        node.name
        for node in steps
        if not (getattr(node, "_owner", None) or getattr(node, "_owner_permission", None))
    ]


class OpenToEverybody(flow.Flow):
    """A bad sample."""

    start = flow.StartHandle().Next(this.review)
    review = flow.View(lambda request: None).Next(this.end)
    end = flow.End()


def test_every_state_has_a_word_for_the_staff_and_one_for_the_candidate() -> None:
    assert wordless(State, CANDIDATE_WORDS) == []
    assert [state.for_candidate for state in State] == list(CANDIDATE_WORDS.values())


def test_every_human_step_says_who_may_act() -> None:
    assert unattended(ApprovalFlow) == []


@pytest.mark.parametrize("words", [{}, {State.DRAFT: ""}])
def test_a_missing_word_is_found(words: dict[State, str]) -> None:
    assert wordless([State.DRAFT], words) == [State.DRAFT]


def test_an_unattended_step_is_found() -> None:
    assert unattended(OpenToEverybody) == ["review"]
