"""Checks uploaded papers in Word: real files, plain text, nothing that runs, fetches or hides.

The file is only looked at, never rendered: reviewers download it and open it on their own machine.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from documents.word_faults import UnfitWord, WordFault, WordProblem
from documents.word_ole import check_doc
from documents.word_zip import check_docx

MAX_BYTES = 10 * 1024 * 1024
DOC, DOCX = ".doc", ".docx"
MIMES: Final = {
    DOC: "application/msword",
    DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")


@dataclass(frozen=True, slots=True)
class WordVerdict:
    """What we saw: `problems` refuse; `ending` says which kind of Word file it is, "" if none."""

    problems: tuple[WordProblem, ...] = ()
    ending: str = ""

    @property
    def accepted(self) -> bool:
        """True when nothing forbids the file."""
        return not self.problems

    @property
    def mime(self) -> str:
        """The type to hand the file out as."""
        return MIMES[self.ending]


def check_word(data: bytes, file_name: str) -> WordVerdict:
    """Look at an uploaded Word file; bad input is a verdict."""
    try:
        ending = _kind_of(data, file_name)
        (check_doc if ending == DOC else check_docx)(data)
    except UnfitWord as refusal:
        return WordVerdict((refusal.problem,))
    return WordVerdict((), ending)


def _kind_of(data: bytes, file_name: str) -> str:
    if not data:
        raise UnfitWord(WordFault.EMPTY)
    if len(data) > MAX_BYTES:
        raise UnfitWord(WordFault.TOO_HEAVY)
    if not data.startswith((_ZIP, _OLE)):
        raise UnfitWord(WordFault.NOT_WORD)
    ending = DOCX if data.startswith(_ZIP) else DOC
    if ending_of(file_name) != ending:
        raise UnfitWord(WordFault.WRONG_ENDING)
    return ending


def ending_of(file_name: str) -> str:
    """Return ".doc" or ".docx" as the name ends, or ""."""
    name = file_name.strip().casefold()
    return next((ending for ending in (DOCX, DOC) if name.endswith(ending)), "")


def bare_name(file_name: str) -> str:
    """Return a file's name without folders and without its ending."""
    name = re.split(r"[\\/]", file_name)[-1].strip()
    return name[: -len(ending)] if (ending := ending_of(name)) else name


def is_named_after(file_name: str, title: str) -> bool:
    """Say whether a file is called as its paper is; width, case and blanks do not matter."""
    return _plain(bare_name(file_name)) == _plain(title) != ""


def _plain(text: str) -> str:
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold()
