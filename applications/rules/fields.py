"""Read typed values out of decoded JSON, naming the field that is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from enum import IntEnum, StrEnum

Word = TypeVar("Word", bound="StrEnum")
Rank = TypeVar("Rank", bound="IntEnum")
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class BadCase(ValueError):
    """A value cannot be read. `field` is its name as typed, with dots for nesting."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(f"{field}：{text}")
        self.field = field
        self.text = text


@dataclass(frozen=True, slots=True)
class Fields:
    """A JSON object. Every reader returns None for a field that is missing or null."""

    values: Mapping[str, object]
    prefix: str = ""

    @classmethod
    def of(cls, value: object, name: str) -> Fields:
        """Raises BadCase when the value is not an object."""
        if not isinstance(value, dict):
            raise BadCase(name, "应为 JSON 对象。")
        return cls(value, prefix=f"{name}.")

    def wrong(self, name: str, text: str) -> BadCase:
        return BadCase(f"{self.prefix}{name}", text)

    def only(self, known: Iterable[str]) -> None:
        """Raises BadCase for a field nobody reads: a misspelt one would otherwise be lost."""
        for name in self.values.keys() - set(known):
            raise self.wrong(name, "没有这个字段。")

    def whole(self, name: str, *, least: int, most: int) -> int | None:
        value = self.values.get(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(name, "应为整数。")
        if not least <= value <= most:
            raise self.wrong(name, f"应在 {least} 和 {most} 之间。")
        return value

    def day(self, name: str) -> date | None:
        value = self.values.get(name)
        if value is None:
            return None
        if not isinstance(value, str) or not ISO_DAY.fullmatch(value):
            raise self.wrong(name, "应为日期，例如 2016-02-29。")
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise self.wrong(name, "没有这一天。") from error

    def flag(self, name: str) -> bool | None:
        value = self.values.get(name)
        if value is None or isinstance(value, bool):
            return value
        raise self.wrong(name, "应为 true 或 false。")

    def text(self, name: str) -> str | None:
        value = self.values.get(name)
        if value is None or isinstance(value, str):
            return value
        raise self.wrong(name, "应为文字。")

    def texts(self, name: str) -> list[str] | None:
        value = self.values.get(name)
        if value is None:
            return None
        if not isinstance(value, list):
            raise self.wrong(name, "应为列表。")
        texts = [item for item in value if isinstance(item, str)]
        if len(texts) != len(value):
            raise self.wrong(name, "列表里应都是文字。")
        return texts

    def word(self, name: str, words: type[Word]) -> Word | None:
        """Read one of the words of an enum."""
        value = self.text(name)
        return None if value is None else self._one_of(name, value, words)

    def words(self, name: str, words: type[Word]) -> tuple[Word, ...] | None:
        """Read a list of an enum's words."""
        values = self.texts(name)
        return None if values is None else tuple(self._one_of(name, v, words) for v in values)

    def rank(self, name: str, ranks: type[Rank]) -> Rank | None:
        """Read a member of an ordered enum by its name in lower case."""
        value = self.text(name)
        by_name = {rank.name.lower(): rank for rank in ranks}
        if value is None or value in by_name:
            return by_name.get(value or "")
        raise self.wrong(name, f"应为 {'、'.join(by_name)} 之一。")

    def _one_of(self, name: str, value: str, words: type[Word]) -> Word:
        try:
            return words(value)
        except ValueError as error:
            raise self.wrong(name, f"应为 {'、'.join(words)} 之一。") from error
