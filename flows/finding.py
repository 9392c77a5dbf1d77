"""By which texts a waiting case is found on its desk: an index of words answers, not a search.

Every text somebody may type is a word of the row: any part of the name, the beginnings of its
initials, the reference and its number, the last four of the ID number. The level is a word too, so
that a rare one is found without walking the desk. Each word carries the desk, so a common surname
costs only as much as its bearers on that desk, whatever else the table holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.models import Role
from exams.models import Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accounts.models import Posting

LONGEST_NAME = 20


def words_of(
    desks: list[str], *, name: str, initials: str, reference: str, id_tail: str, level: int
) -> list[str]:
    """Return every word of a row, each once for each desk it can be asked for from."""
    texts = {*_parts(name[:LONGEST_NAME]), *_beginnings(initials), *_numbers(reference), id_tail}
    texts.add(_level(level))
    return sorted(f"{desk}|{text.lower()}" for desk in desks for text in texts if text)


def word_asked(posting: Posting, typed: str) -> str:
    """Return the word of what somebody typed at this desk."""
    return f"{_desk_of(posting)}|{typed.lower()}"


def level_asked(posting: Posting, level: int) -> str:
    """Return the word of a level at this desk."""
    return f"{_desk_of(posting)}|{_level(level)}"


def desks_asking(
    *, step: str, office_path: str, employer_id: int, parent_id: int | None
) -> list[str]:
    """Return the desks a row lies on: the office's, or the employer's and the one above it."""
    if step != Step.EMPLOYER:
        return [office_path]
    return [f"e{key}" for key in (employer_id, parent_id) if key is not None]


def _desk_of(posting: Posting) -> str:
    if posting.role == Role.EMPLOYER_ADMIN:
        return f"e{posting.employer_id}"
    return posting.region_path


def _level(level: int) -> str:
    """Return a level as nobody types a name or a number."""
    return f"level={level}"


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
