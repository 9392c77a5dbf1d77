"""The engine behind one door: open a case, hand it on, give it a name plate, close it.

Every function expects the caller to hold the application's row; the process is locked inside.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from viewflow.workflow.models import Task
from viewflow.workflow.status import STATUS

from applications.errors import AlreadyHandled
from applications.models import Application
from applications.states import State
from flows.approval import ApprovalFlow
from flows.models import ApprovalProcess, Decision, DeskRow
from flows.nameplate import nameplate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from accounts.models import User

OPEN = [STATUS.NEW, STATUS.ASSIGNED, STATUS.STARTED]
WAITING = {"HUMAN", "FUNCTION"}


@contextmanager
def holding(public_id: str) -> Iterator[Application]:
    """Open the transaction of a command and lock the paper until it ends.

    Locked first, read second: rows joined while waiting for a lock can be older than the paper.

    Raises:
        Application.DoesNotExist: there is no such paper.
    """
    with transaction.atomic():
        held = Application.objects.select_for_update().filter(public_id=public_id)
        yield Application.objects.with_faces().get(pk=held.values_list("pk", flat=True).get())


@contextmanager
def holding_alone(public_id: str) -> Iterator[Application]:
    """Open the transaction of a command and lock the paper, in one statement.

    Exam and candidate come along: a paper never changes either. What it can change, such as its
    employer, would come from before the lock and is left out.

    Raises:
        Application.DoesNotExist: there is no such paper.
    """
    with transaction.atomic():
        alone = Application.objects.select_for_update(of=("self",))
        yield alone.select_related("exam", "candidate").get(public_id=public_id)


def open_task_of(application: Application) -> Task | None:
    """Return the one open task of a paper, or None when nobody has to act."""
    return Task.objects.filter(
        process__approvalprocess__application=application,
        status__in=OPEN,
        flow_task_type__in=WAITING,
    ).first()


def open_case(application: Application, *, now: datetime) -> None:
    """Start the process of a submitted paper and lay it on its first desk."""
    ApprovalFlow.start.run(application=application)
    _lay_on_desk(application, now=now)


def hand_on(application: Application, *, by: User | None, now: datetime) -> None:
    """Complete the open task and lay the paper where its new state says. `by` None is the clock.

    Raises:
        AlreadyHandled: no task is open; somebody was faster.
    """
    task = open_task_of(application)
    if task is None:
        raise AlreadyHandled
    with task.activation() as activation:
        activation.process.application = application
        if task.flow_task_type == "FUNCTION":
            activation.run(None)
        else:
            if task.owner_id is not None and by is not None and task.owner_id != by.pk:
                activation.unassign()  # a colleague stands in: whoever decides is kept
            if activation.assign.can_proceed():
                activation.assign(by)
            activation.start(None)
        activation.execute()
    _lay_out(application, now=now)


def close(application: Application) -> None:
    """End the process from where it is: withdrawn, lapsed or disqualified.

    A decision that nobody was told of yet is overtaken.
    """
    Decision.objects.pending().filter(application=application).update(voided_at=timezone.now())
    DeskRow.objects.filter(application=application).delete()
    process = ApprovalProcess.objects.filter(application=application).first()
    if process is not None and process.finished is None:
        the_flow().cancel(process)


def take(row: DeskRow, *, by: User) -> None:
    """Put a task on one person's own pile.

    Raises:
        AlreadyHandled: somebody has it already.
    """
    with row.task.activation() as activation:
        if not activation.assign.can_proceed():
            raise AlreadyHandled
        activation.assign(by)
    row.owner = by
    row.save(update_fields=["owner"])


def put_back(row: DeskRow) -> None:
    """Lay a task back where colleagues can take it; it is no longer set aside.

    Raises:
        AlreadyHandled: nobody holds it.
    """
    with row.task.activation() as activation:
        if not activation.unassign.can_proceed():
            raise AlreadyHandled
        activation.unassign()
    row.owner, row.handed_by, row.held_until, row.held_reason = None, None, None, ""
    row.save(update_fields=["owner", "handed_by", "held_until", "held_reason"])


def keep_aside(row: DeskRow, *, by: User, now: datetime) -> None:
    """Take a case out of every list: somebody has decided it and may still think again."""
    if row.owner_id is None:
        take(row, by=by)
    row.decided_at = now
    row.save(update_fields=["decided_at"])


def bring_back(application: Application) -> None:
    """Lay a case back on the pile of whoever decided it."""
    DeskRow.objects.filter(application=application).update(decided_at=None)


def await_second_key(row: DeskRow, *, first: User) -> None:
    """Lay a case where another person finds it: one of two has said what to do."""
    if row.owner_id is not None:
        put_back(row)
    row.first_key = first
    row.save(update_fields=["first_key"])


def return_to_first(row: DeskRow, first: User) -> None:
    """Lay a case on which two people differ on the pile of whoever looked first."""
    if row.owner_id is not None:
        put_back(row)
    row.first_key = None
    row.save(update_fields=["first_key"])
    take(row, by=first)


def the_flow() -> ApprovalFlow:
    """Return viewflow's one instance of the flow, typed."""
    flow = ApprovalFlow.instance
    if not isinstance(flow, ApprovalFlow):  # viewflow makes it on first use
        raise TypeError("The approval flow has no instance.")
    return flow


def _lay_out(application: Application, *, now: datetime) -> None:
    """Replace the list row by one for the task that is open now, if a reviewer has to act."""
    DeskRow.objects.filter(application=application).delete()
    if application.state == State.SUBMITTED:
        _lay_on_desk(application, now=now)


def _lay_on_desk(application: Application, *, now: datetime) -> None:
    """Write the list row of a submitted paper; none when no task is open."""
    task = open_task_of(application)
    if task is not None:
        nameplate(application, task=task, now=now).save(force_insert=True)
