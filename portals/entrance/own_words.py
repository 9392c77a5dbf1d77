"""Does a text read exactly like one of the messages we send?

What may stand in the open places is narrow: no address, no phone number and no sum fits where a
name or a day belongs, so a text that passes cannot lead anybody astray.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import lru_cache

from notifications.codes import PURPOSES
from notifications.messages import Message

OPEN, SHUT = "\u2063", "\u2064"
"""Invisible signs that mark the open places of a text."""
WORDS = r"[\u3400-\u9fff（）、]{1,30}"
FITS = {
    "code": r"[0-9]{6}",
    "minutes": r"[0-9]{1,2}",
    "purpose": "|".join(PURPOSES.values()),
    "reference": r"[0-9A-Za-z]{1,20}-[0-9]{6}-[0-9]",
    "amount": r"[0-9]{1,5}(?:\.[0-9]{2})?",
    "due": r"[0-9]{1,2}月[0-9]{1,2}日",
    "moment": r"[0-9]{1,2}月[0-9]{1,2}日[0-9]{1,2}:[0-9]{2}",
    "until": r"[0-9]{1,2}月[0-9]{1,2}日(?:[0-9]{1,2}:[0-9]{2})?",
    "new_phone": r"1[0-9]{2}\*{4}[0-9]{4}",
}
SIGNATURE = re.compile(r"^【([^【】]{1,20})】|【([^【】]{1,20})】$")


@dataclass(frozen=True)
class Verdict:
    """What a text was found to be."""

    is_ours: bool
    why: str


@lru_cache(maxsize=1)
def patterns() -> tuple[re.Pattern[str], ...]:
    """Return one pattern for each message we send."""
    return tuple(_pattern(kind) for kind in Message.__subclasses__())


def _pattern(kind: type[Message]) -> re.Pattern[str]:
    marked = kind(**{field.name: f"{OPEN}{field.name}{SHUT}" for field in fields(kind)})
    parts = re.split(f"{OPEN}([a-z_]+){SHUT}", _bare(marked.text))
    return re.compile(
        "".join(
            f"(?:{FITS.get(part, WORDS)})" if place % 2 else re.escape(part)
            for place, part in enumerate(parts)
        )
    )


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def reads_like_ours(text: str, *, signature: str) -> Verdict:
    """Compare a text, with or without its signature, with everything we send."""
    bare = _bare(text)
    signed = SIGNATURE.search(bare)
    if signed and signature not in signed.groups():
        return Verdict(is_ours=False, why=f"我们的短信开头是【{signature}】，这条不是。")
    body = SIGNATURE.sub("", bare, count=1)
    if any(pattern.fullmatch(body) for pattern in patterns()):
        return Verdict(is_ours=True, why="文字和我们发的短信一样。")
    return Verdict(is_ours=False, why="文字和我们发的短信不一样。")
