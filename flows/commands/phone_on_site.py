"""Another phone for somebody who stands at the desk: whoever asks for them turns the first key.

A second person confirms, the old phone is told and may object, and the cool-down runs as for
anybody who asks alone (trust.md T10).
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction

from accounts.identity import IdNumber
from accounts.models import RecoveryKind, RecoveryRequest, RecoveryState
from applications import uploads
from applications.errors import NotYourDesk, Objection, Refused
from applications.references import next_reference
from audit import trail
from audit.trail import Move
from exams.models import DocumentRule
from exams.models.papers import PaperKind
from flows.commands import recovering
from flows.commands.recovering import Asked

if TYPE_CHECKING:
    from accounts.models import Posting
    from applications.models import Application
    from applications.uploads import CheckedPicture

NO_EMPLOYER = Objection("no_employer", "", "本人还没有选单位，请先在报名信息里选好单位。")
UNDER_WAY = Objection(
    "under_way", "", "这个人的手机号更换正在办理，请到「账号申请」里核实，不用再申请。"
)


def check_evidence(data: bytes) -> CheckedPicture:
    """Return the photo as it may be kept. Raises Refused, about the field `evidence`."""
    return uploads.check_picture(DocumentRule(code="evidence", kind=PaperKind.SCAN), data)


def ask_phone_on_site(
    paper: Application, *, by: Posting, phone: str, evidence: CheckedPicture, note: str = ""
) -> RecoveryRequest:
    """Ask for another phone for the candidate of a paper that this posting may see.

    Args:
        evidence: a photo of the ID card held up at the desk; the second person looks at it.

    Raises:
        Refused: the phone cannot be bound, or a change is under way.
        NotYourDesk: it is one's own account.
    """
    if paper.candidate_id == by.user_id:
        raise NotYourDesk
    if paper.employer is None:
        raise Refused(NO_EMPLOYER)
    person = paper.candidate
    asked = Asked(
        kind=RecoveryKind.PHONE,
        id_number=IdNumber(person.id_number or ""),
        name=person.name,
        phone=phone,
        employer=paper.employer,
        note=note,
    )
    with transaction.atomic():
        account = recovering.account_of(asked)
        if RecoveryRequest.objects.under_way().filter(account=account, kind=asked.kind).exists():
            raise Refused(UNDER_WAY)
        request = recovering.drafted(asked, account)
        _keep(request, by=by, evidence=evidence)
        trail.record(
            actor=by,
            verb="ask_phone_on_site",
            subject=request.reference,
            move=Move(after=request.state),
            details={"kind": request.kind},
        )
        recovering.warn(request)
        return request


def _keep(request: RecoveryRequest, *, by: Posting, evidence: CheckedPicture) -> None:
    """Save a request with its photo and the first key already turned."""
    request.state = RecoveryState.PROPOSED
    request.proposed_by, request.proposed_at = by.user, request.asked_at
    request.photo_sha256 = hashlib.sha256(evidence.data).hexdigest()
    request.photo.save("", ContentFile(evidence.data), save=False)
    request.reference = next_reference(recovering.SERIES)
    request.save(force_insert=True)
