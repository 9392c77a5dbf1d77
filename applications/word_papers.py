"""Take in a paper written in Word: look at it, keep it as it is under a name that tells nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from applications.errors import Objection, Refused
from applications.models import Attachment
from documents.word import bare_name, check_word, is_named_after

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import User
    from applications.models import Application
    from exams.models import DocumentRule


@dataclass(frozen=True)
class CheckedWord:
    """A Word file that may be kept, and its title."""

    title: str
    data: bytes
    mime: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def check(rule: DocumentRule, data: bytes, *, file_name: str, title: str) -> CheckedWord:
    """Look at a Word file and its name.

    Raises:
        Refused: it cannot be taken; the objections say why, about the slot.
    """
    verdict = check_word(data, file_name)
    if not verdict.accepted:
        told = (Objection("bad_word", rule.code, one.text) for one in verdict.problems)
        raise Refused(*told)
    if not is_named_after(file_name, title):
        text = (
            f"文件名称需与所填写的标题保持一致：文件名是「{bare_name(file_name)}」，"
            f"标题是「{title}」。请改其中一个，改成一样的再上传。"
        )
        raise Refused(Objection("other_name", rule.code, text))
    return CheckedWord(title, data, verdict.mime)


def same_title(application: Application, code: str, title: str) -> Attachment | None:
    """Return the current paper of this title, whose place a newer one takes."""
    current = application.attachments.of_code(code).current()
    found: Attachment | None = current.filter(title=title).first()
    return found


def keep(
    application: Application, rule: DocumentRule, word: CheckedWord, *, by: User, now: datetime
) -> Attachment:
    """Store a checked file. One of the same title is superseded; so is the oldest of a full slot.

    Nothing is ever overwritten.
    """
    slot = application.attachments.of_code(rule.code)
    there = list(slot.current().in_order())
    same = [one for one in there if one.title == word.title]
    leaving = same or there[: max(0, len(there) + 1 - rule.most)]
    for old in leaving:
        old.superseded_at = now
        old.save(update_fields=["superseded_at"])
    attachment = Attachment(
        application=application,
        code=rule.code,
        title=word.title,
        content_type=word.mime,
        sha256=word.sha256,
        sent_sha256=word.sha256,
        size=len(word.data),
        width=0,
        height=0,
        version=slot.count() + 1,
        position=max((one.position for one in there), default=0) + 1,
        uploaded_by=by,
        on_behalf=by.pk != application.candidate_id,
    )
    attachment.file.save("", ContentFile(word.data), save=False)
    attachment.save()
    return attachment
