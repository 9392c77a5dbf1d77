"""The form as the page shows it: sections of rows, and what each still lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from applications.completeness import missing_fields, required_fields
from exams.levels import Level

if TYPE_CHECKING:
    from django.forms import BoundField

    from applications.models import Application
    from forms.application import ApplicationForm
    from forms.registry_fields import Pick
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
WHEN = {
    "level_one": "apply_level:1",
    "regularised_date": "apply_level:5",
    "commendations": "exceptional:on apply_level:1",
    "exceptional_note": "exceptional:on",
}
"""What is shown only when another answer asks for it; any of the pairs is enough."""
EMPLOYER_ROW = "candidate/application_employer.html"
USUAL_ROW = "candidate/application_row.html"
SEARCHED = frozenset({"current_trade", "apply_trade"})
OFF_WHEN_UNRATED = frozenset({"current_trade", "level_year"})
WHOLE = frozenset(
    {
        "apply_trade", "appointed", "assessments", "work_history", "achievements", "awards",
        "in_discipline", "exceptional", "commendations", "exceptional_note",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One field of the form with what the page must know about it."""

    field: BoundField
    save_url: str
    is_needed: bool = True
    is_hidden: bool = False
    picks: tuple[Pick, ...] = ()

    @property
    def name(self) -> str:
        return self.field.html_name

    @property
    def when(self) -> str:
        return WHEN.get(self.name, "")

    @property
    def target(self) -> str:
        """A searched field is drawn anew, because its text may change; others get a remark."""
        return "this" if self.name in SEARCHED else f"#said-{self.name}"

    @property
    def swap(self) -> str:
        return "outerHTML" if self.name in SEARCHED else "innerHTML"

    @property
    def off_when(self) -> str:
        return "current_level:0" if self.name in OFF_WHEN_UNRATED else ""

    @property
    def css(self) -> str:
        wrong = " bad-field" if self.field.errors else ""
        return f"k-field whole{wrong}" if self.name in WHOLE else f"k-field{wrong}"

    @property
    def template(self) -> str:
        return EMPLOYER_ROW if self.name == "employer" else USUAL_ROW

    @property
    def counts_years(self) -> bool:
        """Say whether 工作年限 stands beside this field."""
        return self.name == "start_date"

    @property
    def is_optional(self) -> bool:
        return not self.is_needed and not self.is_tick

    @property
    def is_tick(self) -> bool:
        return self.name == "exceptional"


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
    def lacks(self) -> str:
        return "、".join(label for _, label in self.missing)

    @property
    def anchor(self) -> str:
        """Return where mending starts: the first field that is missing, else the card."""
        return f"field-{self.missing[0][0]}" if self.missing else self.code

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
    missing = {objection.about: needed[objection.about] for objection in missing_fields(paper)}
    sections = tuple(
        Section(
            code=code,
            title=title,
            rows=_rows(paper, form, names, needed) if form else (),
            missing=tuple((name, missing[name]) for name in names if name in missing),
            is_hidden=_is_hidden(paper, code),
        )
        for code, (title, names) in SECTIONS.items()
    )
    return Progress(len(needed) - len(missing), len(needed), sections)


def _rows(
    paper: Application, form: ApplicationForm, names: tuple[str, ...], needed: dict[str, str]
) -> tuple[Row, ...]:
    return tuple(
        Row(
            field=form[name],
            save_url=save_address(paper.public_id, name),
            is_needed=name in needed or name == "apply_level" or name in WHEN,
            is_hidden=_is_hidden(paper, name),
            picks=form.picks_of(name) if form.is_bound else (),
        )
        for name in names
    )


def save_address(public_id: str, name: str) -> str:
    return reverse("candidate:save_field", args=[public_id, name])


def _is_hidden(paper: Application, name: str) -> bool:
    shown_for = {
        "apply_level:1": paper.apply_level == Level.ONE,
        "apply_level:5": paper.apply_level == Level.FIVE,
        "exceptional:on": paper.exceptional,
    }
    return name in WHEN and not any(shown_for[pair] for pair in WHEN[name].split())
