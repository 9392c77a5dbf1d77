"""One field of the form, with what the page must know about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from exams.levels import Level

if TYPE_CHECKING:
    from django.forms import BoundField

    from applications.models import Application
    from forms.registry_fields import Pick
    from portals.candidate.beaten import Beaten

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
    lost: Beaten | None = None
    doubts: tuple[str, ...] = ()

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


def save_address(public_id: str, name: str) -> str:
    return reverse("candidate:save_field", args=[public_id, name])


def is_hidden(paper: Application, name: str) -> bool:
    """Say whether a field or card waits for another answer that asks for it."""
    shown_for = {
        "apply_level:1": paper.apply_level == Level.ONE,
        "apply_level:5": paper.apply_level == Level.FIVE,
        "exceptional:on": paper.exceptional,
    }
    return name in WHEN and not any(shown_for[pair] for pair in WHEN[name].split())
