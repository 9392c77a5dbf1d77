"""Second looks, summed up: by the city that decided, by reason, and the ones that disagree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Max
from django.urls import reverse

from applications.models import Application
from exams.models import Actor
from flows.models import SecondLook
from registry.models import Region

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from exams.models import Exam
    from portals.shell.seat import Seat

NO_REASON = "没有写原因"


@dataclass(frozen=True)
class OfficeLine:
    """How the looks at one city's decisions came out."""

    name: str
    drawn: int
    judged: int
    agreed: int

    @property
    def share(self) -> str:
        """Return the agreement in per cent, or a dash before anybody looked."""
        return f"{round(100 * self.agreed / self.judged)}%" if self.judged else "—"


@dataclass(frozen=True)
class Parting:
    """One case where the second opinion is another than the decision."""

    url: str
    reference: str
    office: str
    decided: str
    opinion: str
    reason: str
    at: datetime


@dataclass(frozen=True)
class Agreement:
    """Everything the page shows; the seed is empty until the reviews have closed."""

    share: int
    commitment: str
    seed: str
    offices: list[OfficeLine]
    reasons: list[tuple[str, int]]
    partings: list[Parting]


def agreement_of(seat: Seat, *, now: datetime) -> Agreement:
    """Sum up the looks at the region's cases. Three queries for any number."""
    cases = Application.objects.visible_to(seat.posting).in_exam(seat.exam)
    looks = list(
        SecondLook.objects.filter(application__in=cases).select_related("application", "decision")
    )
    decided_in = Region.objects.filter(path__in={one.city for one in looks})
    names = dict(decided_in.values_list("path", "name"))
    apart = [one for one in looks if one.judged_at is not None and not one.agrees]
    return Agreement(
        share=seat.exam.second_look_share,
        commitment=seat.exam.second_look_commitment,
        seed=(seat.exam.second_look_seed or "") if _has_closed(seat.exam, now) else "",
        offices=_offices(looks, names),
        reasons=Counter(one.reason or NO_REASON for one in apart).most_common(),
        partings=[_parting(one, names) for one in apart],
    )


def _has_closed(exam: Exam, now: datetime) -> bool:
    """Say whether the last office has to be done: only then may the draw be foretold."""
    windows = exam.windows.filter(actor=Actor.OFFICE)
    last: datetime | None = windows.aggregate(last=Max("closes"))["last"]
    return last is not None and last <= now


def _offices(looks: Sequence[SecondLook], names: dict[str, str]) -> list[OfficeLine]:
    drawn = Counter(one.city for one in looks)
    judged = Counter(one.city for one in looks if one.judged_at is not None)
    agreed = Counter(one.city for one in looks if one.judged_at is not None and one.agrees)
    return [
        OfficeLine(names.get(city, city), drawn[city], judged[city], agreed[city])
        for city in sorted(drawn)
    ]


def _parting(look: SecondLook, names: dict[str, str]) -> Parting:
    return Parting(
        url=reverse("supervisor:trail", args=[look.application.public_id]),
        reference=look.application.reference,
        office=names.get(look.city, look.city),
        decided=look.decision.get_verdict_display(),
        opinion=look.get_opinion_display(),
        reason=look.reason,
        at=look.judged_at or look.drawn_at,
    )
