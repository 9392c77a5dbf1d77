"""The employer on the form: chosen and folded away, or the ways to choose it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.registry_fields import employer_pick
from portals.candidate.cascade import cascade_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from applications.models import Application, EmployerRequest
    from portals.candidate.cascade import Cascade
    from registry.models import Employer


@dataclass(frozen=True)
class EmployerBlock:
    """The employer as chosen, or the ways to choose it."""

    chosen: Employer | None
    cascade: Cascade | None
    asked: EmployerRequest | None = None
    """The newest request to enter an employer that the register lacks."""

    @property
    def is_folded(self) -> bool:
        """Say whether only the chosen employer is shown, and the ways to choose are folded away."""
        return self.cascade is None

    @property
    def place(self) -> str:
        """Return where the chosen employer is and under whom."""
        return employer_pick(self.chosen).small if self.chosen else ""


def employer_block(
    paper: Application, typed: Mapping[str, str], *, is_open: bool = False
) -> EmployerBlock:
    """Return the chosen employer on one line, or the lists while there is none."""
    if paper.employer is not None and not is_open:
        return EmployerBlock(paper.employer, None)
    asked = paper.employer_requests.last() if paper.employer is None else None
    return EmployerBlock(paper.employer, cascade_of(paper, typed), asked)
