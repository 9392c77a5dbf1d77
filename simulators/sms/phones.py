"""The phones: every message that reached one, kept in the truth file."""

from __future__ import annotations

import threading
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from simulators.truth import number_in, text_in

if TYPE_CHECKING:
    from simulators.truth import Line, TruthFile

BEIJING = timezone(timedelta(hours=8))


@dataclass(frozen=True)
class Message:
    """One message as a phone shows it. `at`: ISO 8601, Beijing; `repeats`: tries dropped since."""

    number: int
    biz_id: str
    key: str
    phone: str
    sign: str
    template: str
    text: str
    at: str
    repeats: int = 0

    @property
    def shown(self) -> str:
        return f"【{self.sign}】{self.text}"


class Phones:
    """All messages; one key reaches a phone once, however often it is sent."""

    def __init__(self, truth: TruthFile) -> None:
        self._truth = truth
        self._lock = threading.Lock()
        self._messages: list[Message] = []
        self._place_of_key: dict[str, int] = {}
        for line in truth.lines():
            self._remember(line)

    def deliver(self, *, key: str, phone: str, sign: str, template: str, text: str) -> Message:
        """Show a message on a phone, or count a repeat. An empty key is never a repeat."""
        with self._lock:
            if key in self._place_of_key:
                line: Line = {"kind": "repeat", "key": key}
            else:
                number = len(self._messages) + 1
                at = datetime.now(BEIJING)
                line = {"kind": "message", "number": number, "key": key, "phone": phone}
                line |= {"sign": sign, "template": template, "text": text}
                line |= {"at": at.isoformat(), "biz_id": f"{at:%Y%m%d%H%M%S}{number:06d}^0"}
            self._truth.append(line)
            return self._remember(line)

    def messages(self, phone: str = "") -> list[Message]:
        """Return the messages of one phone, or of all, newest first."""
        with self._lock:
            return [m for m in reversed(self._messages) if phone in ("", m.phone)]

    def numbers(self) -> list[str]:
        """Return the phones that have messages, the one with the newest first."""
        return list(dict.fromkeys(message.phone for message in self.messages()))

    def _remember(self, line: Line) -> Message:
        key = text_in(line, "key")
        if line.get("kind") == "repeat":
            place = self._place_of_key[key]
            known = self._messages[place]
            self._messages[place] = replace(known, repeats=known.repeats + 1)
            return self._messages[place]
        message = _message_in(line)
        if key:
            self._place_of_key[key] = len(self._messages)
        self._messages.append(message)
        return message


def as_line(message: Message) -> Line:
    """Return a message as JSON for a test: its fields and the words as shown."""
    return asdict(message) | {"shown": message.shown}


def _message_in(line: Line) -> Message:
    return Message(
        number=number_in(line, "number") or 0,
        biz_id=text_in(line, "biz_id"),
        key=text_in(line, "key"),
        phone=text_in(line, "phone"),
        sign=text_in(line, "sign"),
        template=text_in(line, "template"),
        text=text_in(line, "text"),
        at=text_in(line, "at"),
    )
