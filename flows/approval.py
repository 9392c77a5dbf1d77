"""The graph of an approval: who acts next. Read it aloud.

The paper's state and step decide; the one gateway only reads them. `expected_task` says the same
for a test to hold against it: which task is open in which state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from viewflow import this
from viewflow.workflow import flow, lock

from applications.states import State
from exams.models import Step
from flows.models import ApprovalProcess

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from viewflow.workflow.activation import Activation

    from accounts.models import User
    from applications.models import Application


def application_of(activation: Activation) -> Application:
    """Return the paper an activation works on: here viewflow's untyped world ends."""
    application: Application = activation.process.application
    return application


def page(name: str) -> Callable[[HttpRequest], None]:
    """Name the page on which a task is done. The desk completes tasks; viewflow serves no page."""

    def shown_elsewhere(_request: HttpRequest) -> None:
        raise Http404(f"This task is done on {name}.")

    shown_elsewhere.__name__ = name
    return shown_elsewhere


def the_candidate(activation: Activation) -> User:
    return application_of(activation).candidate


def the_desk(activation: Activation) -> str:
    """Return the permission that names the desk: no task is ever open to everybody."""
    application = application_of(activation)
    return f"flows.{application.step}@{application.region_path}"


def _is_at(step: Step) -> Callable[[Activation], bool]:
    def waits_there(activation: Activation) -> bool:
        application = application_of(activation)
        return application.state == State.SUBMITTED and application.step == step

    return waits_there


def _is_in(state: State) -> Callable[[Activation], bool]:
    def rests_there(activation: Activation) -> bool:
        return State(application_of(activation).state) is state

    return rests_there


def bind(activation: Activation, application: Application) -> ApprovalProcess:
    """Start the process of one application."""
    process: ApprovalProcess = activation.process
    process.application = application
    return process


class ApprovalFlow(flow.Flow):
    """报名审核

    从提交到缴费：单位初审、资格审查、省级审核、补充材料、缴费。
    """

    process_class = ApprovalProcess
    lock_impl = lock.SelectForUpdateLock(nowait=False)

    start = flow.StartHandle(bind).Next(this.route)

    route = (
        flow.Switch()
        .Case(this.employer_check, _is_at(Step.EMPLOYER))
        .Case(this.office_review, _is_at(Step.OFFICE))
        .Case(this.provincial_review, _is_at(Step.PROVINCE))
        .Case(this.correct, _is_in(State.NEEDS_MATERIALS))
        .Case(this.payment, _is_in(State.APPROVED))
        .Default(this.end)
    )

    employer_check = (
        flow.View(page("reviewer:case"))
        .Permission(the_desk)
        .Next(this.route)
        .Annotation(title="单位初审")
    )
    office_review = (
        flow.View(page("reviewer:case"))
        .Permission(the_desk)
        .Next(this.route)
        .Annotation(title="资格审查")
    )
    provincial_review = (
        flow.View(page("reviewer:case"))
        .Permission(the_desk)
        .Next(this.route)
        .Annotation(title="省级审核")
    )
    correct = (
        flow.View(page("candidate:fix"))
        .Assign(the_candidate)
        .Next(this.route)
        .Annotation(title="补充材料")
    )
    payment = flow.Handle().Next(this.route).Annotation(title="缴费")

    end = flow.End()


REVIEW_TASKS = {
    Step.EMPLOYER: "employer_check",
    Step.OFFICE: "office_review",
    Step.PROVINCE: "provincial_review",
}


def expected_task(application: Application) -> str | None:
    """Return the name of the task that must be open for a paper in this state; None: no task."""
    match State(application.state):
        case State.SUBMITTED:
            return REVIEW_TASKS[Step(application.step)]
        case State.NEEDS_MATERIALS:
            return "correct"
        case State.APPROVED:
            return "payment"
        case _:
            return None
