"""What a candidate can do with the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from applications import dossier, slots, uploads
from applications.errors import Objection, Refused
from applications.models import Application, Discrepancy
from applications.references import next_reference
from applications.states import EDITABLE, State
from audit import trail
from exams.chains import chain_for
from exams.models import DocumentRule, Step
from exams.windows import database_now
from flows import desk
from flows.commands import drafting
from flows.commands.editing import require_editable, require_own
from flows.commands.submitting import hand_in, require_ready
from flows.commands.telling import save_and_record, tell
from flows.models import DeskRow
from notifications import messages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accounts.models import User
    from applications.models import Attachment
    from exams.levels import Level
    from exams.models import Exam
    from registry.models import Region

ALREADY_APPLIED = Objection("already_applied", "", "您已有一份报名，不能重复报名。")


def start(*, by: User, exam: Exam, level: Level, region: Region) -> Application:
    """Begin a draft for one exam and level.

    Raises:
        Refused: the person has a paper for this exam already.
    """
    paper = Application(
        exam=exam,
        candidate=by,
        apply_level=level,
        reference=next_reference(exam.code),
        region=region,
        region_path=region.path,
    )
    try:
        with transaction.atomic():
            paper.save(force_insert=True)
            trail.record(actor=by, verb="start", subject=paper.reference, details={"level": level})
    except IntegrityError as error:
        raise Refused(ALREADY_APPLIED) from error
    return paper


def save_form(public_id: str, *, by: User, changes: Mapping[str, object]) -> Application:
    """Keep what was typed. A draft takes every field, a returned paper only the flagged ones.

    Raises:
        Refused: the paper is under way, or a field is not open.
    """
    return drafting.keep_typed(public_id, by=by, changes=changes).paper


def attach(
    public_id: str,
    *,
    by: User,
    code: str,
    data: bytes,
    replaces: str = "",
    verb: str = "attach",
) -> Attachment:
    """Add a page to a document slot, or put it in the place of the page `replaces` names.

    The trail calls the deed by `verb`.

    Raises:
        Refused: the slot is not open, or the picture cannot be taken; the objections say why.
    """
    rule = DocumentRule.objects.filter(exam__applications__public_id=public_id, code=code).first()
    if rule is None:
        raise Refused(Objection("no_such_slot", code, "这次考核不需要这项材料。"))
    picture = uploads.check_picture(rule, data)
    with desk.holding(public_id) as paper:
        require_own(paper, by)
        require_editable(paper, documents=[code])
        now = timezone.now()
        slots.require_in_time(paper, now=now)
        page = slots.page_to_replace(paper, code, replaces)
        slots.require_place(paper, rule, sent=picture.sent_sha256, replacing=page)
        attachment = uploads.keep(paper, rule, picture, by=by, now=now, replacing=page)
        trail.record(
            actor=by,
            verb=verb,
            subject=paper.reference,
            details={"document": code, "version": attachment.version, "sha256": attachment.sha256},
        )
        return attachment


def confirm_differences(public_id: str, *, by: User, token: str) -> Application:
    """Stand by the exact differences from the register that were shown.

    Raises:
        Refused: something changed since they were shown.
    """
    with desk.holding(public_id) as paper:
        require_own(paper, by)
        now = database_now()
        found = dossier.examine(paper, today=timezone.localtime(now).date())
        if not dossier.is_token_of(token, paper, found.unconfirmed):
            raise Refused(Objection("stale", "", "信息有变化，请重新核对后再确认。"))
        for difference in found.unconfirmed:
            Discrepancy.objects.create(
                application=paper,
                code=difference.code,
                text=difference.text,
                declared=difference.claimed,
                registered=difference.registered,
                confirmed_at=now,
            )
        trail.record(
            actor=by,
            verb="confirm",
            subject=paper.reference,
            details={"differences": [item.code for item in found.unconfirmed]},
        )
        return paper


def submit(public_id: str, *, by: User) -> Application:
    """Hand in a draft, or a returned paper again; `signing` does it for who has typed a code.

    The window is decided by the database's clock at the start of the transaction, under a lock that
    an extension or an early close has to wait for. A second click finds the first one's answer.

    Raises:
        Refused: something is missing, the rules refuse, or the window is closed.
        ConfirmationNeeded: the register says something else; the differences are to be confirmed.
    """
    with desk.holding(public_id) as paper:
        require_own(paper, by)
        if paper.state != State.SUBMITTED:
            now = database_now()
            require_ready(paper, now=now)
            hand_in(paper, by=by, now=now)
        return paper


def withdraw(public_id: str, *, by: User) -> Application:
    """Take the paper back before anybody has decided on it.

    Raises:
        Refused: a desk has already decided, or the paper is past review.
    """
    with desk.holding(public_id) as paper:
        require_own(paper, by)
        if not is_withdrawable(paper):
            raise Refused(Objection("too_late", "", "已经有人审核过，不能自己撤回，请联系工考办。"))
        before = paper.state
        paper.withdraw()
        save_and_record(paper, actor=by, verb="withdraw", before=before)
        tell(paper, messages.ApplicationWithdrawn(reference=paper.reference))
        desk.close(paper)
        return paper


def is_withdrawable(paper: Application) -> bool:
    """Say whether nobody has decided on or taken the paper yet."""
    if paper.state in EDITABLE:
        return State(paper.state) is State.DRAFT
    row = DeskRow.objects.filter(application=paper).first()
    return row is not None and _untouched(paper, row.owner_id)


def _untouched(paper: Application, owner_id: int | None) -> bool:
    first = chain_for_paper(paper)[0]
    return owner_id is None and paper.round == 0 and paper.step == first


def chain_for_paper(paper: Application) -> list[Step]:
    """Return the desks a paper crosses."""
    if paper.region is None:
        return []
    return chain_for(exam=paper.exam, region=paper.region, level_group=paper.level.group)
