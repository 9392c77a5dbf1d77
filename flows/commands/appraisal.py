"""Print the appraisal form: remember which version went to paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from applications import appraisal
from applications.errors import Refused
from audit import trail
from flows import desk
from flows.commands.editing import require_own

if TYPE_CHECKING:
    from accounts.models import User
    from documents.appraisal_form import AppraisalSheet


def print_appraisal(public_id: str, *, by: User) -> AppraisalSheet:
    """Return the filled-in form and note its check code.

    Raises:
        Refused: something that is printed on it is still missing.
    """
    with desk.holding(public_id) as paper:
        require_own(paper, by)
        missing = appraisal.missing_for_form(paper)
        if missing:
            raise Refused(*missing)
        sheet = appraisal.sheet_of(paper, today=timezone.localdate())
        paper.appraisal_code = sheet.check_code
        paper.save(update_fields=["appraisal_code"])
        trail.record(
            actor=by,
            verb="print_appraisal",
            subject=paper.reference,
            details={"check_code": sheet.check_code},
        )
        return sheet
