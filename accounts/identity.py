"""ID numbers, names and phones, as they are typed and as they are kept."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from registry.id_numbers import check_character

MIDDLE_DOT = "\u00b7"
DOTS = dict.fromkeys(
    map(ord, "\u2022\u2027\u30fb\uff65\u22c5\u2219\u0387\u16eb\u2e31."), MIDDLE_DOT
)
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
NAME = re.compile(
    rf"[\u3007\u3400-\u9fff\U00020000-\U000323af]+(?:{MIDDLE_DOT}[\u3007\u3400-\u9fff\U00020000-\U000323af]+)*"
)
PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
PHONE = re.compile(r"1[3-9]\d{9}")
OLDEST_BIRTH_YEAR = 1900


class NotAnIdentity(ValueError):
    """What was typed is no ID number, name or phone; the text says why, to whoever typed it."""


@dataclass(frozen=True)
class IdNumber:
    """A checked 18-character ID number (GB 11643)."""

    value: str

    @property
    def birth_date(self) -> date:
        return date(int(self.value[6:10]), int(self.value[10:12]), int(self.value[12:14]))

    @property
    def sex(self) -> str:
        """Return "male" when the 17th digit is odd, else "female"."""
        return "male" if int(self.value[16]) % 2 else "female"


def typed(text: str) -> str:
    """Return typed text half-width, with blanks and invisible signs gone."""
    return "".join(INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).split())


def read_id_number(text: str, *, today: date) -> IdNumber:
    """Read a typed ID number; lower-case x and full-width digits are fine.

    The six-digit area is never checked: more than half of the codes once given no longer exist.

    Raises:
        NotAnIdentity: the text says what is wrong, in Chinese.
    """
    value = typed(text).upper()
    if re.fullmatch(r"\d{15}", value, re.ASCII):
        raise NotAnIdentity("这是 15 位旧号码，请填写现在身份证上的 18 位号码。")
    if not re.fullmatch(r"[1-9]\d{16}[\dX]", value, re.ASCII):
        raise NotAnIdentity("身份证号应为 18 位：前 17 位是数字，最后一位是数字或 X。")
    try:
        born = date(int(value[6:10]), int(value[10:12]), int(value[12:14]))
    except ValueError as error:
        raise NotAnIdentity("身份证号第 7 至 14 位不是有效的出生日期，请核对。") from error
    if not date(OLDEST_BIRTH_YEAR, 1, 1) <= born < today:
        raise NotAnIdentity("身份证号里的出生日期不对，请核对。")
    if check_character(value[:17]) != value[17]:
        raise NotAnIdentity("身份证号最后一位对不上，可能有数字填错了，请对照身份证核对。")
    return IdNumber(value)


def read_name(text: str) -> str:
    """Return a typed name as it is kept: every form of the middle dot becomes U+00B7.

    Any Unicode Han character is accepted, Extension B to H included; private-use characters are
    not: they mean something else on every other machine.

    Raises:
        NotAnIdentity: the text says what is wrong, in Chinese.
    """
    bare = "".join(INVISIBLE.sub("", text).split())
    if PRIVATE_USE.search(bare):
        raise NotAnIdentity("姓名里有一个字是旧电脑的自造字，请换用标准输入法重新输入这个字。")
    name = bare.translate(DOTS).strip(MIDDLE_DOT)
    if not NAME.fullmatch(name):
        raise NotAnIdentity("姓名请填写汉字，与身份证一致；名字中间的点可以直接输入「·」。")
    if not 2 <= len(name) <= 30:
        raise NotAnIdentity("姓名应为 2 至 30 个字，请与身份证一致。")
    return name


def read_phone(text: str) -> str:
    """Return a typed mobile number as 11 digits; a leading +86 and separators are dropped.

    Raises:
        NotAnIdentity: it is not a mobile number of mainland China.
    """
    value = re.sub(r"[-()]", "", typed(text))
    value = re.sub(r"^(?:\+?86)(?=1\d{10}$)", "", value)
    if not PHONE.fullmatch(value) or not value.isascii():
        raise NotAnIdentity("手机号应为 11 位数字，以 1 开头，请核对。")
    return value


def mask_id_number(value: str) -> str:
    """Return an ID number for a screen: 4101**********0024."""
    return f"{value[:4]}{'*' * 10}{value[14:]}"


def mask_phone(value: str) -> str:
    """Return a phone for a screen: 138****5678."""
    return f"{value[:3]}****{value[7:]}"


def mask_name(value: str) -> str:
    """Return a name for a public page: 王*英, 李*; only what tells namesakes apart."""
    if len(value) == 2:
        return f"{value[0]}*"
    return f"{value[0]}{'*' * (len(value) - 2)}{value[-1]}"
