"""What a list is narrowed to, kept in its address so that it can be saved and sent."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Q

from accounts.identity import typed
from exams.levels import Level
from forms.review import FLAGS, ListFilter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet
    from django.http import QueryDict

    from applications.querysets import Applications
    from flows.models import DeskRow


@dataclass(frozen=True)
class Chip:
    """One press narrows the list, the next one widens it again."""

    word: str
    url: str
    is_on: bool


@dataclass(frozen=True)
class Filters:
    """Level, flag and the text looked for; empty ones let everything through."""

    level: int | None = None
    flag: str = ""
    q: str = ""

    @property
    def is_on(self) -> bool:
        return self != Filters()

    @property
    def query(self) -> str:
        """Return the part of an address that says the same."""
        return urlencode({name: value for name, value in asdict(self).items() if value})

    def on_desks(self, rows: QuerySet[DeskRow]) -> QuerySet[DeskRow]:
        """Narrow open tasks: the text is a name, pinyin initials, a reference or four digits."""
        if self.level:
            rows = rows.filter(level=self.level)
        if self.flag:
            rows = rows.filter(flags__contains=[self.flag])
        if self.q:
            rows = rows.filter(
                Q(name__contains=self.q)
                | Q(name_initials__startswith=self.q.lower())
                | Q(reference__contains=self.q)
                | Q(id_tail=self.q.upper())
            )
        return rows

    def on_cases(self, cases: Applications) -> Applications:
        """Narrow cases that may be closed: by level, name, reference or four digits."""
        if self.level:
            cases = cases.filter(apply_level=self.level)
        if self.q:
            cases = cases.filter(
                Q(candidate__name__contains=self.q)
                | Q(reference__contains=self.q)
                | Q(candidate__id_number_masked__endswith=self.q.upper())
            )
        return cases

    def level_chips(self) -> Iterator[Chip]:
        """Return a chip for each level, the highest first."""
        for level in sorted(Level):
            wanted = replace(self, level=None if self.level == level else int(level))
            yield Chip(level.short, f"?{wanted.query}", is_on=self.level == level)

    def flag_chips(self) -> Iterator[Chip]:
        """Return a chip for each 标记."""
        for code, word in FLAGS.items():
            wanted = replace(self, flag="" if self.flag == code else code)
            yield Chip(word, f"?{wanted.query}", is_on=self.flag == code)


def filters_in(query: QueryDict) -> Filters:
    """Read the filters of an address; what makes no sense is left out."""
    form = ListFilter(query)
    form.is_valid()
    clean = form.cleaned_data
    return Filters(
        level=clean.get("level"), flag=clean.get("flag", ""), q=typed(clean.get("q", ""))
    )
