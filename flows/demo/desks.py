"""The demo's reviewers at their desks."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.models import Posting, Role, User
from applications.models import Application
from exams.models import Step
from flows.commands import reviewer, reviewer_documents, settling, two_keys
from flows.models import DeskRow

OFFICES = {
    "41.4103": "luoyang",
    "41.4102": "kaifeng",
    "41.4101": "zhengzhou",
    "41.sz": "shengzhi",
    "41": "sheng",
}

SECOND = "sheng2"
"""Whoever turns the second key at the province."""


@dataclass(frozen=True)
class Desks:
    """All staff by user name; whoever holds a case may be asked to decide it."""

    staff: dict[str, Posting]

    def holder_of(self, paper: Application) -> Posting:
        """Return who may decide a submitted paper now."""
        row = DeskRow.objects.get(application=paper)
        if row.step == Step.EMPLOYER:
            return self._admin_of(paper)
        return self.staff[OFFICES[row.office_path]]

    def _admin_of(self, paper: Application) -> Posting:
        known = Posting.objects.filter(employer=paper.employer, role=Role.EMPLOYER_ADMIN).first()
        if known is not None:
            return known
        user = User(name="单位人事", username=f"danwei{paper.employer_id}")
        user.set_unusable_password()
        user.save()
        return Posting.objects.create(
            user=user,
            role=Role.EMPLOYER_ADMIN,
            employer=paper.employer,
            starts=paper.created_at,
        )

    def agree(self, paper: Application) -> Application:
        """Open every document and approve; where the exam asks for two people, both do."""
        people = [self.holder_of(paper)]
        if two_keys.are_needed(paper):
            people.append(self.staff[SECOND])
        for by in people:
            for attachment in paper.attachments.current():
                reviewer_documents.open_document(attachment, by=by)
            reviewer.approve(paper.public_id, by=by)
        return self.tell_at_once(paper, by=people[-1])

    def tell_at_once(self, paper: Application, *, by: Posting) -> Application:
        """Let what was just decided stand without waiting; return the paper as it is then."""
        settling.settle_now(paper.public_id, by=by)
        return Application.objects.with_faces().get(pk=paper.pk)
