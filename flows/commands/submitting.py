"""Handing a paper in: first every check, then the move, all in one transaction under its lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects
from django.utils import timezone

from applications import dossier
from applications.errors import Objection, Refused
from applications.lateness import is_late
from applications.states import State
from exams.chains import chain_for
from exams.models import Actor, Extended
from exams.windows import window_for
from flows import desk
from flows.commands.editing import require_supplied, resolve_findings
from flows.commands.telling import save_and_record, tell
from notifications import messages

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import User
    from applications.models import Application
    from registry.models import Region

NOT_OPEN = Objection("window_closed", "", "现在不在报名时间内，信息可以保存，但不能提交。")
UNDER_WAY = Objection("not_editable", "", "报名信息已提交，现在不能修改。")
NO_REGION = Objection("missing_field", "employer", "请填写「所属单位」。")
LATE = Objection("late", "", "补充材料的时间已过，不能再提交。")


def require_ready(paper: Application, *, now: datetime) -> None:
    """Let a held paper pass that could be handed in at this moment. Changes nothing.

    The window is locked for sharing: an early close waits until the paper is in.

    Raises:
        Refused: something is missing, the rules refuse, or the time is over.
        ConfirmationNeeded: only the register's differences are left to confirm.
    """
    prefetch_related_objects([paper], "attachments", "discrepancies")
    match State(paper.state):
        case State.DRAFT:
            require_complete(paper, now=now)
            _require_window(paper, now=now)
        case State.NEEDS_MATERIALS:
            if is_late(paper, paper.correction_due, Extended.MATERIALS, now=now):
                raise Refused(LATE)
            require_supplied(paper)
            require_complete(paper, now=now)
        case _:
            raise Refused(UNDER_WAY)


def require_complete(paper: Application, *, now: datetime) -> None:
    """Let a paper pass to which no rule objects.

    Raises:
        Refused: with every objection.
        ConfirmationNeeded: only the register's differences are left to confirm.
    """
    found = dossier.examine(paper, today=timezone.localtime(now).date())
    if found.missing_fields or found.refusals:
        raise Refused(*found.missing_fields, *found.refusals)
    if found.unconfirmed:
        raise dossier.confirmation_for(paper, found)
    if found.missing_documents:
        raise Refused(*found.missing_documents)


def _require_window(paper: Application, *, now: datetime) -> None:
    window = window_for(
        exam=paper.exam,
        region=_region_of(paper),
        level_group=paper.level.group,
        actor=Actor.CANDIDATE,
        person=paper.candidate,
        hold=True,
    )
    if window is None or not window.is_open(now):
        raise Refused(NOT_OPEN)


def _region_of(paper: Application) -> Region:
    if paper.region is None:
        raise Refused(NO_REGION)
    return paper.region


def hand_in(paper: Application, *, by: User, now: datetime) -> None:
    """Move a held paper that is ready: lay it on its first desk, or back on the one that asked."""
    move = _hand_in_first if paper.state == State.DRAFT else _hand_in_again
    move(paper, by=by, now=now)


def _hand_in_first(paper: Application, *, by: User, now: datetime) -> None:
    region, group = _region_of(paper), paper.level.group
    first = chain_for(exam=paper.exam, region=region, level_group=group)[0]
    before = paper.state
    paper.submit(step=first, at=now)
    save_and_record(paper, actor=by, verb="submit", before=before, details={"step": first})
    tell(paper, messages.ApplicationSubmitted(reference=paper.reference))
    desk.open_case(paper, now=now)


def _hand_in_again(paper: Application, *, by: User, now: datetime) -> None:
    resolve_findings(paper, now=now)
    before = paper.state
    paper.resubmit(at=now)
    save_and_record(paper, actor=by, verb="resubmit", before=before, details={"round": paper.round})
    tell(paper, messages.MaterialsReceived(reference=paper.reference))
    desk.hand_on(paper, by=by, now=now)
