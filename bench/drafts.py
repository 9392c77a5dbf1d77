"""Complete drafts, each with its owner signed in and a valid code on the phone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from accounts import codes
from accounts.backends import PhoneOrIdNumber
from applications import uploads
from flows.commands import candidate
from flows.commands.signing import signing_claim
from tests import builders

if TYPE_CHECKING:
    from accounts.models import User
    from applications.models import Application
    from exams.models import DocumentRule
    from tests.builders import World

PAPERS = ("portrait", "id_card", "level_certificate")


def write_drafts(count: int, file: str) -> None:
    """Make drafts by the commands; write session key and code of each to a JSON file."""
    world, check = builders.a_world(), uploads.check_picture
    known: dict[str, uploads.CheckedPicture] = {}

    def looked_at(rule: DocumentRule, data: bytes) -> uploads.CheckedPicture:
        if rule.code not in known:
            known[rule.code] = check(rule, data)
        return known[rule.code]

    uploads.check_picture = looked_at  # the same three pictures again and again
    papers = [a_complete_draft(world) for _ in range(count)]
    drafts = [{"session": session_of(paper.candidate), "code": code_for(paper)} for paper in papers]
    Path(file).write_text(json.dumps(drafts))


def a_complete_draft(world: World) -> Application:
    paper = builders.a_draft(world)
    for code in PAPERS:
        data = builders.portrait() if code == "portrait" else builders.scan()
        candidate.attach(paper.public_id, by=paper.candidate, code=code, data=data)
    return paper


def session_of(person: User) -> str:
    """Sign somebody in; return the key of the session."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = f"{PhoneOrIdNumber.__module__}.{PhoneOrIdNumber.__name__}"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def code_for(paper: Application) -> str:
    return codes.issue(signing_claim(paper, by=paper.candidate))
