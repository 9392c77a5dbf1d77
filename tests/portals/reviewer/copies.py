"""Many cases on one desk, quicker than by walking each of them there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.models import Application
from flows.models import ApprovalProcess, DeskRow
from tests import builders
from vault.public_ids import new_public_id

if TYPE_CHECKING:
    from django.db.models import Model


def lay_beside(paper: Application, count: int) -> None:
    """Lay copies of a submitted case on its desk, each of another person."""
    for _ in range(count):
        _copy(paper)


def _copy(paper: Application) -> None:
    public_id, reference = new_public_id(), f"2026-9{next(builders.numbers):05d}-0"
    other = Application.objects.get(pk=paper.pk)
    _anew(other, candidate=builders.a_person(), public_id=public_id, reference=reference)
    process = ApprovalProcess.objects.get(application=paper)
    process.id = None
    _anew(process, application=other)
    row = DeskRow.objects.select_related("task").get(application=paper)
    _anew(row.task, process_id=process.pk)
    row.task_id, row.application = row.task.pk, other
    row.public_id, row.reference = public_id, reference
    row.save(force_insert=True)


def _anew(row: Model, **facts: object) -> None:
    for name, value in facts.items():
        setattr(row, name, value)
    row.pk = None
    row._state.adding = True  # noqa: SLF001 - Django's own way to copy a row
    row.save()
