"""Passwords that others cannot guess, and plain words about why one was refused.

Letters and digits, at least eight characters (guide, part 2); nothing that a colleague who knows
the person could guess: name and digits, birthday, pieces of the ID number or phone, common words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from zxcvbn import zxcvbn

from accounts.pinyin_words import PINYIN_WORDS
from documents.pinyin import name_readings

if TYPE_CHECKING:
    from accounts.models import User

SHORTEST = 8
LONGEST = 64
"""zxcvbn takes the square of the length: nobody may keep it busy."""
STRONG_ENOUGH = 3
FEW_WORDS = 2
LUCKY_DIGITS = ("1314", "520", "5201314", "888888", "666666", "168", "1688", "999999")
A_PIECE = 6
"""So many digits of a number give it away."""


@dataclass(frozen=True)
class Person:
    """What others may know about somebody, as text; empty where unknown."""

    name: str = ""
    id_number: str = ""
    phone: str = ""

    @classmethod
    def of(cls, user: User) -> Person:
        return cls(name=user.name, id_number=user.id_number, phone=user.phone)

    @cached_property
    def birthday_forms(self) -> tuple[str, ...]:
        """Return 19800517, 800517, 1980517, 17051980, 05171980, 198005: ways to write the day."""
        birthday = self.id_number[6:14]
        if not birthday:
            return ()
        year, month, day = birthday[:4], birthday[4:6], birthday[6:]
        bare = f"{year}{int(month)}{int(day)}"
        return tuple(
            dict.fromkeys(
                (
                    birthday,
                    birthday[2:],
                    bare,
                    f"{day}{month}{year}",
                    f"{month}{day}{year}",
                    birthday[:6],
                )
            )
        )

    @cached_property
    def name_forms(self) -> tuple[str, ...]:
        """Return initials and pinyin of the whole name, of the surname and of the given name."""
        parts = (self.name, self.name[:1], self.name[1:], self.name[:2] if self.name else "")
        keys = [name_readings(part) for part in parts if part]
        forms = [form for key in keys for form in (*key.initials, *key.full)]
        return tuple(dict.fromkeys(form for form in forms if form))


@dataclass(frozen=True)
class Advice:
    """How good a password is: `fault` says what is wrong, `mending` what would help."""

    strength: int
    fault: str = ""
    mending: str = ""

    @property
    def word(self) -> str:
        return ("太弱", "太弱", "太弱", "可以用", "很好")[self.strength]

    @property
    def bars(self) -> int:
        """Return how full a bar is, 1 to 4; a bar that is empty would look broken."""
        return max(1, self.strength)

    @property
    def is_good(self) -> bool:
        return not self.fault


ANOTHER = "换成三四个不相干的东西的拼音，中间夹几个数字，就又好记又难猜。"
LEAVE_OUT_NAME = "不要用自己的姓名，也不要用拼音首字母；" + ANOTHER
LEAVE_OUT_NUMBERS = "生日、身份证号、手机号里的数字，一段也不要用；" + ANOTHER


def _shape(password: str, _person: Person) -> Advice | None:
    if len(password) < SHORTEST:
        return Advice(0, "密码太短，至少要 8 位。", f"再加 {SHORTEST - len(password)} 位就够了。")
    if len(password) > LONGEST:
        return Advice(0, "密码太长，最多 64 位。", "去掉几位。")
    if not re.search(r"[A-Za-z]", password) or not re.search(r"\d", password):
        missing = "数字" if re.search(r"[A-Za-z]", password) else "字母"
        fault = "密码要同时有字母和数字，例如几个字母加几个数字。"
        return Advice(0, fault, f"再加上{missing}。")
    return None


def _own_name(password: str, person: Person) -> Advice | None:
    """Refuse letters that are nothing but the person's name, whatever digits stand around them."""
    if _consists_of(password, person.name_forms):
        fault = "这是您姓名的拼音首字母（或拼音）加数字，容易被人猜到，请换一个。"
        return Advice(1, fault, LEAVE_OUT_NAME)
    return None


def _birthday(password: str, person: Person) -> Advice | None:
    digits = re.sub(r"\D", "", password)
    if any(form in password or form in digits for form in person.birthday_forms):
        return Advice(1, "密码里有您的生日，容易被人猜到，请换一个。", LEAVE_OUT_NUMBERS)
    return None


def _numbers(password: str, person: Person) -> Advice | None:
    digits = re.sub(r"[^\dX]", "", password.upper())
    for number, whose in ((person.id_number, "身份证号码"), (person.phone, "手机号码")):
        if any(piece in digits for piece in _pieces(number)):
            return Advice(1, f"密码里有您的{whose}，容易被人猜到，请换一个。", LEAVE_OUT_NUMBERS)
    return None


def _pieces(number: str) -> set[str]:
    return {number[start : start + A_PIECE] for start in range(len(number) - A_PIECE + 1)}


def _common_words(password: str, person: Person) -> Advice | None:
    """Refuse one or two well-known words in pinyin, the name among them, whatever the digits."""
    if _consists_of(password, (*PINYIN_WORDS, *person.name_forms), most=FEW_WORDS):
        fault = "这是常用词的拼音加数字，很多人在用，容易被人猜到，请换一个。"
        return Advice(1, fault, ANOTHER)
    return None


def _consists_of(password: str, words: tuple[str, ...], *, most: int = LONGEST) -> bool:
    """Say whether the letters are at most so many of these words, one after the other."""
    known = set(words)
    counts = [_how_many(run, known) for run in re.findall(r"[a-z]+", password.lower())]
    return all(counts) and sum(counts) <= most


def _how_many(run: str, words: set[str]) -> int:
    """Return how few words make up a run of letters; 0 when they do not."""
    fewest = {0: 0}
    for end in range(1, len(run) + 1):
        ways = [count + 1 for start, count in fewest.items() if run[start:end] in words]
        if ways:
            fewest[end] = min(ways)
    return fewest.get(len(run), 0)


def _judged(password: str, person: Person) -> Advice:
    """Let zxcvbn guess, with everything known about the person at hand."""
    own = [*person.name_forms, *person.birthday_forms, person.phone, person.id_number]
    known = [*(word for word in own if word), *PINYIN_WORDS, *LUCKY_DIGITS]
    verdict = zxcvbn(password, user_inputs=known)
    score = int(verdict["score"])
    if score >= STRONG_ENOUGH:
        return Advice(score)
    fault, mending = _why(verdict["sequence"])
    return Advice(score, f"{fault}，容易被人猜到，请换一个。", mending)


def _why(parts: list[dict[str, object]]) -> tuple[str, str]:
    """Return what is easy to guess about the parts, the longest one first."""
    longest = max(parts, key=lambda part: len(str(part["token"])))
    kind = str(longest.get("dictionary_name") or longest["pattern"])
    return WEAKNESSES.get(kind, ("这个密码很多人在用或太有规律", ANOTHER))


WEAKNESSES = {
    "user_inputs": ("密码主要是常用的拼音词，或者您本人的信息", LEAVE_OUT_NAME),
    "spatial": ("密码主要是键盘上挨着的键", "不要顺着键盘按；" + ANOTHER),
    "repeat": ("密码里同样的字符重复太多", "不要重复同一段；" + ANOTHER),
    "sequence": ("密码主要是连号，如 123456、abcdef", "不要用连着的数字或字母；" + ANOTHER),
    "date": ("密码主要是一个日期", "不要用日期；" + ANOTHER),
    "bruteforce": ("密码太短太简单", "再加一个不相干的词。"),
}
LOOKS = (_shape, _own_name, _birthday, _numbers, _common_words)


def advice_on(password: str, person: Person) -> Advice:
    """Return how good a password is for somebody, with the first fault and how to mend it."""
    found = (look(password, person) for look in LOOKS)
    return next((advice for advice in found if advice), None) or _judged(password, person)


def weakness_of(password: str, person: Person) -> str:
    """Return what is wrong with a password in one Chinese sentence; empty when it is good."""
    return advice_on(password, person).fault


class HardToGuess:
    """Django's validator contract around `weakness_of`."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise ValidationError with the reason when the password is weak."""
        fault = weakness_of(password, Person.of(user) if user else Person())
        if fault:
            raise ValidationError(fault, code="weak_password")

    def get_help_text(self) -> str:
        return "字母和数字组合，8 位以上，不要用姓名拼音首字母加 123456 等容易被人猜到的密码。"
