"""回避申报 and 复核抽样 in the demo: a relative is declared, a drawn case is looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.models import Relation
from flows.commands import conflicts, reviewer_documents, second_looks
from flows.commands.conflicts import Declared
from flows.models import SecondLook, SecondOpinion
from registry.models import Employer

if TYPE_CHECKING:
    from accounts.models import Posting


def keep_apart(reviewer: Posting) -> None:
    """Let a reviewer declare a relative, and look again at the first case of another city."""
    hospital = Employer.objects.filter(name="洛阳市中心医院").first()
    relative = Declared(Relation.SPOUSE, name="林建国", employer=hospital)
    conflicts.declare(relative, by=reviewer)
    second_looks.commit_seeds()
    second_looks.draw(now=timezone.now())
    for look in SecondLook.objects.open_to(reviewer).select_related("application")[:1]:
        for attachment in look.application.attachments.current():
            reviewer_documents.open_document(attachment, by=reviewer)
        second_looks.judge(
            look.public_id, by=reviewer, opinion=SecondOpinion.PASS, reason="", now=timezone.now()
        )
