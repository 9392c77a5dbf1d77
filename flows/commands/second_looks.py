"""复核抽样: commit to a seed, draw decided cases, judge one without knowing its answer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from applications.errors import AlreadyHandled, Objection, Refused
from audit import trail
from exams.models import Exam, Step
from flows.commands.reviewer_documents import unopened_documents
from flows.drawing import commitment_to, is_drawn, new_seed
from flows.models import Decision, SecondLook, SecondOpinion, Verdict
from flows.models.second_look import city_of
from flows.nameplate import office_path_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from accounts.models import Posting

LOOKS_BACK = timedelta(days=7)
"""How far the draw looks back; it rings far more often."""


def commit_seeds() -> None:
    """Choose a seed for each exam that draws and has none, and bind it in the trail."""
    unbound = Exam.objects.running().filter(second_look_share__gt=0, second_look_commitment="")
    with transaction.atomic():
        for exam in unbound.select_for_update():
            exam.second_look_seed = new_seed()
            exam.second_look_commitment = commitment_to(exam.second_look_seed)
            exam.save(update_fields=["second_look_seed", "second_look_commitment"])
            trail.record(
                actor=None,
                verb="commit_seed",
                subject=f"exam {exam.code}",
                details={"commitment": exam.second_look_commitment},
            )


def draw(*, now: datetime) -> int:
    """Draw among what offices have decided lately; return how many cases were hit."""
    return sum(_draw_one(decision, now=now) for decision in _decided(now))


def _decided(now: datetime) -> Iterator[Decision]:
    """Yield decisions that stand and were not drawn yet; the draw itself is repeatable."""
    standing = Decision.objects.filter(
        settled_at__gt=now - LOOKS_BACK,
        step=Step.OFFICE,
        verdict__in=[Verdict.APPROVE, Verdict.REJECT],
        application__second_look=None,
        application__exam__second_look_share__gt=0,
    ).exclude(application__exam__second_look_commitment="")
    for decision in standing.select_related("application__exam", "application__region"):
        paper, exam = decision.application, decision.application.exam
        seed, share = exam.second_look_seed or "", exam.second_look_share
        if is_drawn(paper.reference, seed=seed, share=share):
            yield decision


def _draw_one(decision: Decision, *, now: datetime) -> bool:
    _look, made = SecondLook.objects.get_or_create(
        application=decision.application,
        defaults={
            "decision": decision,
            "city": city_of(office_path_of(decision.application)),
            "drawn_at": now,
        },
    )
    return made


def judge(
    public_id: str, *, by: Posting, opinion: SecondOpinion, reason: str, now: datetime
) -> SecondLook:
    """Say what one would have decided. The first decision stays as it is.

    Raises:
        Refused: not every document was opened, or a refusal has no reason.
        AlreadyHandled: somebody has looked already, or it is not for this posting.
    """
    if opinion is SecondOpinion.REFUSE and not reason.strip():
        raise Refused(Objection("no_reason", "note", "请写明为什么不应通过。"))
    with transaction.atomic():
        open_looks = SecondLook.objects.open_to(by)
        held = SecondLook.objects.select_for_update().filter(public_id=public_id).first()
        if held is None or not open_looks.filter(pk=held.pk).exists():
            raise AlreadyHandled
        closed = unopened_documents(held.application, by=by)
        if closed:
            text = f"还有 {len(closed)} 份材料没有打开看过，看完才能给意见。"
            raise Refused(Objection("unopened_documents", "", text))
        held.judge(opinion=opinion, reason=reason.strip(), by=by, at=now)
        held.save()
        trail.record(
            actor=by,
            verb="judge_second_look",
            subject=held.public_id,
            reason=held.reason,
            details={"opinion": opinion},
        )
        return held
