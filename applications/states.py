"""The states of the paper. Each has a word for the staff and one for the candidate."""

from __future__ import annotations

from django.db import models


class State(models.TextChoices):
    """Labels are the staff's words; `for_candidate` are the candidate's (architecture §4)."""

    DRAFT = "draft", "填报中"
    SUBMITTED = "submitted", "审核中"
    NEEDS_MATERIALS = "needs_materials", "待补充材料"
    REJECTED = "rejected", "审核不通过"
    APPROVED = "approved", "审核通过待缴费"
    PAID = "paid", "已缴费待编排"
    TICKET_ISSUED = "ticket_issued", "已发准考证"
    SCORED = "scored", "已出成绩"
    WITHDRAWN = "withdrawn", "已撤回"
    LAPSED = "lapsed", "已失效"
    DISQUALIFIED = "disqualified", "取消资格"

    @property
    def for_candidate(self) -> str:
        return CANDIDATE_WORDS[self]


CANDIDATE_WORDS = {
    State.DRAFT: "未提交",
    State.SUBMITTED: "已提交，等待审核",
    State.NEEDS_MATERIALS: "需补充材料",
    State.REJECTED: "审核不通过",
    State.APPROVED: "审核通过，请缴费",
    State.PAID: "已缴费，等待准考证",
    State.TICKET_ISSUED: "可打印准考证",
    State.SCORED: "成绩已公布",
    State.WITHDRAWN: "已撤回",
    State.LAPSED: "逾期未完成",
    State.DISQUALIFIED: "取消资格",
}

EDITABLE = (State.DRAFT, State.NEEDS_MATERIALS)
"""The candidate's hands are on the paper."""

ENDED = (State.REJECTED, State.SCORED, State.WITHDRAWN, State.LAPSED, State.DISQUALIFIED)
"""Nothing moves the paper on."""

DISQUALIFIABLE = (
    State.SUBMITTED,
    State.NEEDS_MATERIALS,
    State.APPROVED,
    State.PAID,
    State.TICKET_ISSUED,
    State.SCORED,
)
"""False material voids the application whenever it is found."""
