"""Passwords that others cannot guess, and plain words about why one was refused.

Letters and digits, at least eight characters (guide, part 2); nothing that a colleague who knows
the person could guess: name initials with 123456, birthday, pieces of the ID number or phone,
common lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from zxcvbn import zxcvbn

from documents.pinyin import name_initials, readings

if TYPE_CHECKING:
    from accounts.models import User

SHORTEST = 8
LONGEST = 64
STRONG_ENOUGH = 2
CHINESE_WORDS = (
    "woaini", "woaizhongguo", "zhongguo", "kaoshi", "gongkao", "gongqin", "mima", "shebao",
    "henan", "zhengzhou", "luoyang", "kaifeng", "xinxiang", "anyang", "nanyang", "xinyang",
    "zhoukou", "gongzuo", "danwei", "nihao", "haohao", "baobao", "laopo", "laogong", "mama",
    "baba", "erzi", "nver", "yisheng", "pingan", "facai", "shunli", "jiankang", "xingfu",
    "1314", "520", "5201314", "888888", "666666",
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """What others may know about somebody, as text; empty where unknown."""

    name: str = ""
    id_number: str = ""
    phone: str = ""

    @classmethod
    def of(cls, user: User) -> Person:
        return cls(name=user.name, id_number=user.id_number, phone=user.phone)

    @property
    def birthday_forms(self) -> tuple[str, ...]:
        birthday = self.id_number[6:14]
        return (birthday, birthday[2:], birthday[4:]) if birthday else ()

    @property
    def name_forms(self) -> tuple[str, ...]:
        return (name_initials(self.name), *readings(self.name).full) if self.name else ()


def _shape(password: str, _person: Person) -> str:
    if len(password) < SHORTEST:
        return "密码太短，至少要 8 位。"
    if len(password) > LONGEST:
        return "密码太长，最多 64 位。"
    if not re.search(r"[A-Za-z]", password) or not re.search(r"\d", password):
        return "密码要同时有字母和数字，例如几个字母加几个数字。"
    return ""


def _initials(password: str, person: Person) -> str:
    initials = [form for form in person.name_forms[:1] if form]
    rest = [password.lower()[len(form) :] for form in initials if password.lower().startswith(form)]
    if any(re.fullmatch(r"[@_#!.-]?\d{3,}", tail) for tail in rest):
        return "这是您姓名的拼音首字母加数字，容易被人猜到，请换一个。"
    return ""


def _birthday(password: str, person: Person) -> str:
    long_forms = [form for form in person.birthday_forms if len(form) >= 6]
    if any(form in password for form in long_forms):
        return "密码里有您的生日，容易被人猜到，请换一个。"
    return ""


def _numbers(password: str, person: Person) -> str:
    if any(piece in password for piece in _pieces(person.id_number)):
        return "密码里有您的身份证号码，容易被人猜到，请换一个。"
    if any(piece in password for piece in _pieces(person.phone)):
        return "密码里有您的手机号码，容易被人猜到，请换一个。"
    return ""


def _pieces(number: str) -> set[str]:
    return {number[start : start + 6] for start in range(len(number) - 5)}


def _common(password: str, person: Person) -> str:
    known = [*CHINESE_WORDS, *person.name_forms, *person.birthday_forms, person.phone]
    verdict = zxcvbn(password, user_inputs=[word for word in known if word])
    if verdict["score"] <= STRONG_ENOUGH:
        return "这个密码很多人在用或太有规律，容易被人猜到，请换一个。"
    return ""


def weakness_of(password: str, person: Person) -> str:
    """Return what is wrong with a password in one Chinese sentence; empty when it is good."""
    for look in (_shape, _initials, _birthday, _numbers, _common):
        fault = look(password, person)
        if fault:
            return fault
    return ""


class HardToGuess:
    """Django's validator contract around `weakness_of`."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise ValidationError with the reason when the password is weak."""
        fault = weakness_of(password, Person.of(user) if user else Person())
        if fault:
            raise ValidationError(fault, code="weak_password")

    def get_help_text(self) -> str:
        return "字母和数字组合，8 位以上，不要用姓名拼音首字母加 123456 等容易被人猜到的密码。"
