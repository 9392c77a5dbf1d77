"""What a list is narrowed to, kept in its address so that it can be saved and sent."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Q

from accounts.identity import typed
from exams.levels import Level
from flows.finding import typed_asked
from forms.lists import DUES, ListFilter
from forms.review import FLAGS
from portals.reviewer.deadlines import tonight

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from django.db.models import QuerySet
    from django.http import QueryDict

    from accounts.models import Posting
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
    """Level, flag, deadline, rest and the text looked for; empty ones let everything through."""

    level: int | None = None
    flag: str = ""
    due: str = ""
    held: bool = False
    q: str = ""

    @property
    def is_on(self) -> bool:
        return self != Filters()

    @property
    def query(self) -> str:
        """Return the part of an address that says the same."""
        said = {name: value for name, value in asdict(self).items() if value}
        return urlencode({name: "1" if value is True else value for name, value in said.items()})

    @property
    def words(self) -> str:
        """Return the same in words."""
        parts = [
            Level(self.level).short if self.level else "",
            FLAGS.get(self.flag, ""),
            DUES.get(self.due, ""),
            "搁置中" if self.held else "",
            f"“{self.q}”" if self.q else "",
        ]
        return " · ".join(part for part in parts if part)

    @property
    def awake(self) -> Filters:
        """Return the same for what is not set aside."""
        return replace(self, held=False)

    def on_desks(
        self, rows: QuerySet[DeskRow], posting: Posting, now: datetime
    ) -> QuerySet[DeskRow]:
        """Narrow the open tasks of a posting. What is set aside shows only when asked for.

        The text is any part of a name, beginning initials, a reference or the last four digits.
        """
        rest = Q(held_until__gt=now)
        rows = rows.filter(rest if self.held else Q(held_until=None) | ~rest)
        if self.level:
            rows = rows.filter(level=self.level)
        if self.flag:
            rows = rows.filter(flags__contains=[self.flag])
        if self.due == "late":
            rows = rows.filter(due_at__lte=now)
        elif self.due:
            rows = rows.filter(due_at__gt=now, due_at__lte=tonight(now))
        if self.q:
            rows = rows.filter(typed_asked(posting, self.q))
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

    def due_chips(self) -> Iterator[Chip]:
        """Return a chip for each kind of deadline."""
        for code, word in DUES.items():
            wanted = replace(self, due="" if self.due == code else code)
            yield Chip(word, f"?{wanted.query}", is_on=self.due == code)

    @property
    def held_chip(self) -> Chip:
        """Return the chip that shows what is set aside."""
        return Chip("搁置中", f"?{replace(self, held=not self.held).query}", is_on=self.held)


def filters_in(query: QueryDict) -> Filters:
    """Read the filters of an address; what makes no sense is left out."""
    form = ListFilter(query)
    form.is_valid()
    clean = form.cleaned_data
    return Filters(
        level=clean.get("level"),
        flag=clean.get("flag", ""),
        due=clean.get("due", ""),
        held=bool(clean.get("held")),
        q=typed(clean.get("q", "")),
    )
