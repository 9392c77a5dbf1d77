"""Which fields and slots are open, and how changes are put on the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from applications import dossier
from applications.errors import NotYourDesk, Objection, Refused
from applications.models import FindingKind
from applications.states import State

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from accounts.models import User
    from applications.models import Application

OPEN_FIELDS = frozenset(
    {
        "employer", "employer_kind", "employer_level", "start_date", "education", "staff_type",
        "current_trade", "current_level", "level_year", "regularised_date", "apply_level",
        "apply_trade", "in_discipline", "exceptional", "exceptional_note", "appointed",
        "assessments", "commendations", "work_history", "awards", "achievements",
    }
)  # fmt: skip
"""What a candidate may ever write. Everything else is set by the server (trust.md T15)."""


def open_fields(paper: Application) -> frozenset[str]:
    """Return the fields the candidate may write now."""
    if paper.state == State.DRAFT:
        return OPEN_FIELDS
    return frozenset(_flagged(paper, FindingKind.FIELD)) & OPEN_FIELDS


def open_documents(paper: Application, codes: Collection[str]) -> frozenset[str]:
    """Return which of these document slots take an upload now.

    A corrected field may make the rules ask for a paper nobody has flagged: its slot opens too.
    """
    if paper.state == State.DRAFT:
        return frozenset(codes)
    flagged = frozenset(_flagged(paper, FindingKind.DOCUMENT)) & frozenset(codes)
    others = frozenset(codes) - flagged
    return flagged | (newly_asked(paper) & others if others else others)


def newly_asked(paper: Application) -> frozenset[str]:
    """Return the papers the rules ask a returned paper for and which are not there."""
    if paper.state != State.NEEDS_MATERIALS:
        return frozenset()
    found = dossier.examine(paper, today=timezone.localdate())
    return frozenset(objection.about for objection in found.missing_documents)


def _flagged(paper: Application, kind: FindingKind) -> list[str]:
    if paper.state != State.NEEDS_MATERIALS:
        return []
    return list(paper.findings.filter(kind=kind, round=paper.round).values_list("code", flat=True))


def require_own(paper: Application, by: User) -> None:
    """Raises NotYourDesk when the paper is somebody else's."""
    if paper.candidate_id != by.pk:
        raise NotYourDesk


def require_editable(
    paper: Application, *, fields: Collection[str] = (), documents: Collection[str] = ()
) -> None:
    """Let a change pass that touches open fields and slots only.

    Raises:
        Refused: something it touches is not open now.
    """
    closed = [
        *(set(fields) - open_fields(paper)),
        *(set(documents) - open_documents(paper, documents)),
    ]
    if closed:
        raise Refused(
            *(Objection("not_editable", name, "这一项现在不能修改。") for name in sorted(closed))
        )


def apply_changes(paper: Application, changes: Mapping[str, object]) -> None:
    """Put changes on the paper and keep what follows from them in step."""
    for name, value in changes.items():
        setattr(paper, name, value)
    if paper.is_unrated:
        paper.level_year = None
        paper.current_trade = None
    if "employer" in changes and paper.employer is not None:
        paper.region = paper.employer.region
        paper.region_path = paper.employer.region.path


def require_supplied(paper: Application) -> None:
    """Let a returned paper pass whose flagged documents were all uploaded after they were flagged.

    Raises:
        Refused: with an objection for each that was not.
    """
    flagged = paper.findings.open().filter(round=paper.round, kind=FindingKind.DOCUMENT)
    there = [(one.code, one.version) for one in paper.attachments.all() if one.is_current]
    objections = [
        Objection("not_supplied", finding.code, "请重新上传这项材料。")
        for finding in flagged
        if not any(
            code == finding.code and version > finding.seen_version for code, version in there
        )
    ]
    if objections:
        raise Refused(*objections)


def resolve_findings(paper: Application, *, now: datetime) -> None:
    """Mark what was asked for as supplied."""
    paper.findings.open().update(resolved_at=now)
