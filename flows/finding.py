"""By which texts a waiting case is found on its desk: an index of words answers, not a search.

Every text somebody may type is a word of the row: any part of the name, the beginnings of its
initials, the reference and its number, the last four of the ID number. Each word carries the desk,
so a common surname costs only as much as its bearers on that desk, whatever else the table holds.
An employer's admin asks at the desks of the whole tree below at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q, TextField, Value
from django.db.models.functions import Cast, Concat

from accounts.models import Role
from exams.models import Step
from registry.models import Employer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accounts.models import Posting

LONGEST_NAME = 20


def words_of(desk: str, *, name: str, initials: str, reference: str, id_tail: str) -> list[str]:
    """Return every word of a row, with the desk it can be asked for from."""
    texts = {*_parts(name[:LONGEST_NAME]), *_beginnings(initials), *_numbers(reference), id_tail}
    return sorted(f"{desk}|{text.lower()}" for text in texts if text)


def typed_asked(posting: Posting, typed: str) -> Q:
    """Return the condition that a row is found by what somebody typed at this desk."""
    text = typed.lower()
    if posting.role != Role.EMPLOYER_ADMIN:
        return Q(words__contains=[f"{posting.region_path}|{text}"])
    desk = Concat(Value("e"), Cast("pk", TextField()), Value(f"|{text}"), output_field=TextField())
    below = Employer.objects.at_or_under(posting.employer_id).order_by()
    return Q(words__overlap=ArraySubquery(below.annotate(word=desk).values("word")))


def desk_asking(*, step: str, office_path: str, employer_id: int) -> str:
    """Return the desk a row lies on: the office's, or the employer's."""
    return f"e{employer_id}" if step == Step.EMPLOYER else office_path


def _parts(name: str) -> Iterator[str]:
    for start in range(len(name)):
        for end in range(start + 1, len(name) + 1):
            yield name[start:end]


def _beginnings(initials: str) -> Iterator[str]:
    for end in range(1, len(initials) + 1):
        yield initials[:end]


def _numbers(reference: str) -> Iterator[str]:
    """2026-000123-4 is found whole, without its check digit, and by its number alone."""
    yield reference
    yield reference.rpartition("-")[0]
    for part in reference.split("-")[1:2]:
        yield part
        yield part.lstrip("0")
