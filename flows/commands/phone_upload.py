"""手机扫码上传: a QR code lets a phone send pictures into one slot, for some minutes, and no more.

A link is dead when its time is over, when the paper was handed in or its window closed, when a
newer code was made for the slot, and when the person signed out or has another password.
"""

from __future__ import annotations

import secrets
from importlib import import_module
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import F, QuerySet
from django.utils.crypto import constant_time_compare

from applications import portraits
from applications.errors import Objection, Refused
from applications.lateness import is_late
from applications.models import PhoneLink
from applications.states import State
from audit import trail
from exams.models import Actor, DocumentRule, Extended
from exams.models.papers import PaperKind
from exams.windows import database_now, window_for
from flows import desk
from flows.commands import candidate, portrait
from flows.commands.editing import require_editable, require_own
from vault.fields import blind_index
from vault.public_ids import new_public_id

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import User
    from applications.models import Application, Attachment

BY_PHONE = "attach_by_phone"
NO_SLOT = Objection("no_such_slot", "", "这次考核不需要这项材料。")
NOT_OPEN = Objection("window_closed", "", "现在不在报名时间内，不能用手机上传。")
OVER = Objection("link_over", "", "这个二维码已经失效。请在电脑上重新生成二维码，再扫一次。")
HANDED_IN = Objection("handed_in", "", "报名信息已经提交，这个二维码不能再用了。")
TOO_MANY = Objection("too_many", "", "这个二维码传的次数太多了。请在电脑上重新生成二维码。")


def open_link(public_id: str, *, by: User, code: str, session_key: str) -> tuple[PhoneLink, str]:
    """Make a link for a slot and return it with its token, which is not kept.

    Raises:
        Refused: there is no such slot, it is not open, or the window is closed.
    """
    with desk.holding(public_id) as paper:
        require_own(paper, by)
        if not DocumentRule.objects.filter(exam=paper.exam_id, code=code).exists():
            raise Refused(NO_SLOT)
        require_editable(paper, documents=[code])
        now = database_now()
        if not _is_in_time(paper, now):
            raise Refused(NOT_OPEN)
        token = secrets.token_urlsafe(16)
        facts = {
            "public_id": new_public_id(),
            "token_hash": _hash(token),
            "match_code": f"{secrets.randbelow(10**4):04d}",
            "paper_state": paper.state,
            "paper_round": paper.round,
            "person_stamp": by.get_session_auth_hash(),
            "session_key": session_key,
            "tries": 0,
            "created_at": now,
            "expires_at": now + settings.PHONE_UPLOAD_LIFE,
        }
        link, _ = PhoneLink.objects.update_or_create(application=paper, code=code, defaults=facts)
        said = {"document": code}
        trail.record(actor=by, verb="open_phone_link", subject=paper.reference, details=said)
        return link, token


def link_of_token(token: str) -> PhoneLink | None:
    """Return the live link a token opens; unknown and dead are the same."""
    link = _links().filter(token_hash=_hash(token)).first()
    return link if link is not None and is_live(link, now=database_now()) else None


def link_of(public_id: str) -> PhoneLink | None:
    """Return a link by its public id, live or dead; None once a newer code took its place."""
    link: PhoneLink | None = _links().filter(public_id=public_id).first()
    return link


def is_live(link: PhoneLink, *, now: datetime) -> bool:
    """Say whether a phone may still send pictures by this link."""
    paper = link.application
    return (
        link.expires_at > now
        and (paper.state, paper.round) == (link.paper_state, link.paper_round)
        and _is_same_person(link)
        and _is_in_time(paper, now)
    )


def why_dead(link: PhoneLink | None) -> Objection:
    """Return what somebody is told whose phone held a link that is dead now."""
    if link is not None and link.application.state == State.SUBMITTED:
        return HANDED_IN
    return OVER


def take_picture(link: PhoneLink, *, data: bytes) -> Attachment | None:
    """Put a picture from a phone into the slot of its link, in the owner's name.

    Each picture costs a try, whether it is taken or not.

    Raises:
        Refused: the link is dead or used up, or the picture cannot be taken.
    """
    if not is_live(link, now=database_now()):
        raise Refused(why_dead(link))
    untired = PhoneLink.objects.filter(pk=link.pk, tries__lt=settings.PHONE_UPLOAD_MOST)
    if not untired.filter(public_id=link.public_id).update(tries=F("tries") + 1):
        raise Refused(TOO_MANY)
    rule = DocumentRule.objects.get(exam=link.application.exam_id, code=link.code)
    paper = link.application
    if rule.kind == PaperKind.PORTRAIT:
        return _take_portrait(paper, data=data)
    return candidate.attach(
        paper.public_id, by=paper.candidate, code=link.code, data=data, verb=BY_PHONE
    )


def _take_portrait(paper: Application, *, data: bytes) -> Attachment | None:
    """Cut the portrait from the middle of the picture; the frame can be moved at the computer.

    Raises:
        Refused: the picture cannot be taken, or something speaks against the portrait.
    """
    by = paper.candidate
    original = portrait.bring(paper.public_id, by=by, data=data)
    frame = portraits.frame_of(original)
    original = portrait.cut(original, by=by, frame=frame, verb=BY_PHONE)
    if not original.is_taken:
        texts = [str(fault["text"]) for fault in original.faults]
        raise Refused(*(Objection("bad_picture", "", text) for text in texts))
    return original.portrait


def _links() -> QuerySet[PhoneLink]:
    return PhoneLink.objects.select_related(
        "application__exam", "application__candidate", "application__region"
    )


def _hash(token: str) -> str:
    return blind_index(token, purpose="phone_link")


def _is_same_person(link: PhoneLink) -> bool:
    """Say whether the person still has the password and the session the link was made with."""
    person = link.application.candidate
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    return (
        person.is_active
        and constant_time_compare(person.get_session_auth_hash(), link.person_stamp)
        and bool(session.exists(link.session_key))
    )


def _is_in_time(paper: Application, now: datetime) -> bool:
    if paper.current_state is State.NEEDS_MATERIALS:
        return not is_late(paper, paper.correction_due, Extended.MATERIALS, now=now)
    window = (
        window_for(
            exam=paper.exam,
            region=paper.region,
            level_group=paper.level.group,
            actor=Actor.CANDIDATE,
            person=paper.candidate,
        )
        if paper.region
        else None
    )
    return window is not None and window.is_open(now)
