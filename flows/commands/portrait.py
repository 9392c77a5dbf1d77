"""The photo coach: bring any picture, cut the portrait out of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from applications import portraits, slots, uploads
from applications.errors import Objection, Refused
from applications.models import Original
from audit import trail
from exams.models import DocumentRule
from exams.models.papers import PaperKind
from flows import desk
from flows.commands.editing import require_editable, require_own

if TYPE_CHECKING:
    from accounts.models import User
    from applications.models import Application
    from applications.portraits import CutPortrait
    from documents.framing import Frame

NO_PORTRAIT = Objection("no_such_slot", "portrait", "这次考核不需要照片。")
TOO_OFTEN = Objection(
    "too_often", "portrait", "照片换的次数太多了。请用已经传好的照片，或打电话问工考办。"
)


def bring(public_id: str, *, by: User, data: bytes) -> Original:
    """Keep a picture to cut the portrait from; the portrait itself is not touched yet.

    Raises:
        Refused: no portrait is asked for or its slot is closed, or the picture cannot be taken.
    """
    rule = _portrait_rule(public_id)
    kept = portraits.read_original(rule, data)
    with desk.holding(public_id) as paper:
        _require_open(paper, rule, by=by)
        if paper.originals.count() >= portraits.MOST_ORIGINALS:
            raise Refused(TOO_OFTEN)
        original = portraits.keep(paper, kept, by=by, now=timezone.now())
        details = {"document": rule.code, "sha256": original.sha256}
        trail.record(actor=by, verb="bring_portrait", subject=paper.reference, details=details)
        return original


def cut(original: Original, *, by: User, frame: Frame, verb: str = "attach") -> Original:
    """Cut the portrait and look at it. Two doubtful ones are refused; from the third on one is
    taken, and a reviewer is told. `is_taken` says which it was, `faults` why. The trail calls a
    portrait that is taken by `verb`.

    Raises:
        Refused: the slot is closed, the frame holds too few pixels, or it was cut too often.
    """
    paper = original.application
    rule = _portrait_rule(paper.public_id)
    made = portraits.cut(original, frame)
    with desk.holding(paper.public_id) as paper:
        _require_open(paper, rule, by=by)
        original.refresh_from_db()
        if original.cuts >= portraits.MOST_CUTS:
            raise Refused(TOO_OFTEN)
        doubtful = made.faults and paper.originals.failed_tries() < portraits.TRIES
        portraits.note_cut(original, frame, made.faults)
        if doubtful:
            _refuse(paper, original, made, rule=rule, by=by)
        else:
            _take(paper, original, made, rule=rule, by=by, verb=verb)
        original.save()
        return original


def forget_unused() -> int:
    """Delete pictures no portrait comes from, once the paper is handed in; return how many.

    May run twice. The portrait stays, and the trail keeps every hash.
    """
    unused = Original.objects.unused().order_by("pk")
    with transaction.atomic():
        found = list(unused.select_for_update(of=("self",), skip_locked=True)[:500])
        for original in found:
            transaction.on_commit(partial(original.file.delete, save=False))
            original.delete()
    return len(found)


def _require_open(paper: Application, rule: DocumentRule, *, by: User) -> None:
    require_own(paper, by)
    require_editable(paper, documents=[rule.code])
    slots.require_in_time(paper, now=timezone.now())


def _refuse(
    paper: Application, original: Original, made: CutPortrait, *, rule: DocumentRule, by: User
) -> None:
    original.failed_tries += 1
    original.is_refused = True
    details = {"document": rule.code, "faults": [fault.code for fault in made.faults]}
    trail.record(actor=by, verb="refuse_portrait", subject=paper.reference, details=details)


def _take(
    paper: Application,
    original: Original,
    made: CutPortrait,
    *,
    rule: DocumentRule,
    by: User,
    verb: str,
) -> None:
    original.is_refused = False
    original.portrait = uploads.keep(paper, rule, made.picture, by=by, now=timezone.now())
    details = {
        "document": rule.code,
        "version": original.portrait.version,
        "sha256": original.portrait.sha256,
        "original": original.sha256,
    }
    trail.record(actor=by, verb=verb, subject=paper.reference, details=details)


def _portrait_rule(public_id: str) -> DocumentRule:
    rules = DocumentRule.objects.filter(exam__applications__public_id=public_id)
    rule = rules.filter(kind=PaperKind.PORTRAIT).first()
    if rule is None:
        raise Refused(NO_PORTRAIT)
    return rule
