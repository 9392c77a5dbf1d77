"""What a list shows of a case that waits on a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewflow.workflow.models import Task

from documents.pinyin import name_initials
from exams.chains import office_of
from exams.models import Step
from flows.deadlines import review_due
from flows.finding import desk_asking, words_of
from flows.models import DeskRow

if TYPE_CHECKING:
    from datetime import datetime

    from applications.models import Application


class Unplaced(RuntimeError):
    """A submitted paper has no employer or no office: the exam was set up incompletely."""


def office_path_of(application: Application) -> str:
    """Return the path of the office whose desk the paper lies on."""
    if application.step == Step.PROVINCE:
        return application.region_path.split(".")[0]
    if application.region is None:
        raise Unplaced(f"{application} has no region.")
    office = office_of(exam=application.exam, region=application.region)
    return office.region.path if office is not None else application.region_path


def deciders_at_the_office(application: Application) -> list[int]:
    """Return who completed the office's review of this paper."""
    return list(
        Task.objects.filter(
            process__approvalprocess__application=application,
            flow_task="flows/approval.ApprovalFlow.office_review",
            status="DONE",
        ).values_list("owner_id", flat=True)
    )


def barred_from(application: Application) -> list[int]:
    """Return the people who may not decide at the paper's present desk."""
    people = {application.candidate_id}
    people |= {one.uploaded_by_id for one in application.attachments.all() if one.on_behalf}
    if application.step == Step.PROVINCE:
        people |= set(deciders_at_the_office(application))
    return sorted(people)


def is_from_before(application: Application) -> bool:
    """Say whether the paper was begun before the account came back to its owner."""
    reclaimed_at = application.candidate.reclaimed_at
    return reclaimed_at is not None and application.created_at < reclaimed_at


def flags_of(application: Application) -> list[str]:
    """Return what a reviewer should know before opening the case."""
    attachments = [one for one in application.attachments.all() if one.is_current]
    seen = {
        "exceptional": application.exceptional,
        "mismatch": any(not one.is_consent for one in application.discrepancies.all()),
        "photo": any(paper.warnings for paper in attachments if paper.code == "portrait"),
        "on_behalf": any(paper.on_behalf for paper in attachments),
        "resubmitted": application.round > 0,
        "reclaimed": is_from_before(application),
    }
    return [flag for flag, holds in seen.items() if holds]


def nameplate(application: Application, *, task: Task, now: datetime) -> DeskRow:
    """Build the list row of a paper that has just been laid on a desk.

    Raises:
        Unplaced: the paper has no employer, region or trade.
    """
    employer, trade = application.employer, application.apply_trade
    if employer is None or trade is None:
        raise Unplaced(f"{application} has no employer or trade.")
    person = application.candidate
    row = DeskRow(
        task=task,
        application=application,
        exam_id=application.exam_id,
        step=application.step,
        office_path=office_path_of(application),
        employer=employer,
        barred=barred_from(application),
        waiting_since=now,
        due_at=review_due(application.exam, now=now),
        reference=application.reference,
        public_id=application.public_id,
        person_index=person.id_number_index or "",
        id_tail=person.id_number_masked[-4:],
        level=application.apply_level,
        trade_name=trade.name,
        employer_name=employer.name,
        flags=flags_of(application),
    )
    put_name(row, person.name)
    return row


def put_name(row: DeskRow, name: str) -> None:
    """Write the person's name on a row, with all by which it is found."""
    row.name, row.name_initials = name, name_initials(name)[:30]
    row.words = words_on(row)


def words_on(row: DeskRow) -> list[str]:
    """Return the words by which a row is found from the desk it lies on."""
    return words_of(
        desk_asking(step=row.step, office_path=row.office_path, employer_id=row.employer_id),
        name=row.name,
        initials=row.name_initials,
        reference=row.reference,
        id_tail=row.id_tail,
    )
