"""Where somebody stands, as whoever looks after people asks: who has to do something now?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from applications.states import State
from exams.models import Step


class Stage(models.TextChoices):
    """From the draft to the end, coarser than the states and with the first desk apart."""

    FILLING = "filling", "填报中"
    CHECK = "check", "待单位初审"
    RETURNED = "returned", "被退回"
    OFFICE = "office", "工考机构审核"
    UNPAID = "unpaid", "待缴费"
    PAID = "paid", "已缴费"
    TICKET = "ticket", "已发准考证"
    ENDED = "ended", "已结束"


AT: dict[Stage, Q] = {
    Stage.FILLING: Q(state=State.DRAFT),
    Stage.CHECK: Q(state=State.SUBMITTED, step=Step.EMPLOYER),
    Stage.RETURNED: Q(state=State.NEEDS_MATERIALS),
    Stage.OFFICE: Q(state=State.SUBMITTED) & ~Q(step=Step.EMPLOYER),
    Stage.UNPAID: Q(state=State.APPROVED),
    Stage.PAID: Q(state=State.PAID),
    Stage.TICKET: Q(state__in=[State.TICKET_ISSUED, State.SCORED]),
    Stage.ENDED: Q(state__in=[State.REJECTED, State.LAPSED, State.DISQUALIFIED]),
}
"""Every state but withdrawn is in exactly one."""

OF_STATE = {
    State.DRAFT: Stage.FILLING,
    State.SUBMITTED: Stage.OFFICE,
    State.NEEDS_MATERIALS: Stage.RETURNED,
    State.APPROVED: Stage.UNPAID,
    State.PAID: Stage.PAID,
    State.TICKET_ISSUED: Stage.TICKET,
    State.SCORED: Stage.TICKET,
}


def stage_of(state: str, step: str) -> Stage:
    """Return the stage of a paper in this state, on this desk."""
    if state == State.SUBMITTED and step == Step.EMPLOYER:
        return Stage.CHECK
    return OF_STATE.get(State(state), Stage.ENDED)
