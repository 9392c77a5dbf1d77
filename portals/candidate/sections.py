"""The form as the page shows it: sections of rows, and what each still lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from applications.completeness import missing_fields, required_fields
from applications.records import KINDS
from portals.candidate.lists import doubts_about
from portals.candidate.rows import WHEN, Row, is_hidden, save_address

if TYPE_CHECKING:
    from applications.models import Application
    from forms.application import ApplicationForm
    from portals.candidate.beaten import Beaten
    from portals.shell.pieces import Tone

SECTIONS: dict[str, tuple[str, tuple[str, ...]]] = {
    "unit": ("单位", ("employer", "employer_kind", "employer_level")),
    "person": ("本人", ("start_date", "education", "staff_type")),
    "post": (
        "现在的岗位",
        ("current_level", "current_trade", "level_year", "regularised_date"),
    ),
    "apply": ("申报", ("apply_level", "apply_trade")),
    "level_one": (
        "一级（高级技师）申报条件",
        ("appointed", "assessments", "work_history", "achievements", "awards"),
    ),
    "oath": ("声明", ("in_discipline", "exceptional", "commendations", "exceptional_note")),
}


@dataclass(frozen=True)
class Lack:
    """One answer that is missing, and its place on the page."""

    label: str
    anchor: str


@dataclass(frozen=True)
class Section:
    """A card of the form: its rows and the labels of what is missing in it."""

    code: str
    title: str
    rows: tuple[Row, ...]
    missing: tuple[tuple[str, str], ...]
    is_hidden: bool = False

    @property
    def when(self) -> str:
        return WHEN.get(self.code, "")

    @property
    def has_facts(self) -> bool:
        """Say whether what registration knows stands on top of this card."""
        return self.code == "person"

    @property
    def is_done(self) -> bool:
        return not self.missing

    @property
    def tone(self) -> Tone:
        return "ok" if self.is_done else "do"

    @property
    def word(self) -> str:
        return "已填完" if self.is_done else f"差 {len(self.missing)} 项"

    @property
    def lacks(self) -> list[Lack]:
        """Return what is missing, each with the place where it is filled in."""
        return [Lack(label, f"field-{name}") for name, label in self.missing]

    @property
    def icon_css(self) -> str:
        return "c-ok" if self.is_done else "c-do"

    @property
    def icon(self) -> str:
        return "okc" if self.is_done else "alert"


@dataclass(frozen=True)
class Progress:
    """How far the answers are, section by section."""

    filled: int
    needed: int
    sections: tuple[Section, ...]

    @property
    def percent(self) -> int:
        return 100 * self.filled // max(self.needed, 1)

    @property
    def title(self) -> str:
        left = self.needed - self.filled
        return f"已填 {self.filled} 项，还差 {left} 项" if left else f"{self.filled} 项都填好了"


def progress_of(paper: Application, form: ApplicationForm | None = None) -> Progress:
    """Return the sections of a paper; with a form they hold their rows."""
    needed = required_fields(paper)
    asked = {**{name: kind.title for name, kind in KINDS.items()}, **needed}
    missing = {objection.about: asked[objection.about] for objection in missing_fields(paper)}
    sections = tuple(
        Section(
            code=code,
            title=title,
            rows=_rows(paper, form, names, needed) if form else (),
            missing=tuple((name, missing[name]) for name in names if name in missing),
            is_hidden=is_hidden(paper, code),
        )
        for code, (title, names) in SECTIONS.items()
    )
    return Progress(len(needed.keys() - missing.keys()), len(needed), sections)


def row_of(
    paper: Application, form: ApplicationForm, name: str, *, lost: Beaten | None = None
) -> Row:
    """Return one row of the form, to be drawn anew."""
    return _row(paper, form, name, required_fields(paper), lost)


def _rows(
    paper: Application, form: ApplicationForm, names: tuple[str, ...], needed: dict[str, str]
) -> tuple[Row, ...]:
    return tuple(_row(paper, form, name, needed) for name in names)


def _row(
    paper: Application,
    form: ApplicationForm,
    name: str,
    needed: dict[str, str],
    lost: Beaten | None = None,
) -> Row:
    return Row(
        field=form[name],
        save_url=save_address(paper.public_id, name),
        is_needed=name in needed or name == "apply_level" or name in WHEN,
        is_hidden=is_hidden(paper, name),
        picks=form.picks_of(name) if form.is_bound else (),
        lost=lost,
        doubts=tuple(doubts_about(paper, name)),
    )
