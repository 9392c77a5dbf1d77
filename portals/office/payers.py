"""Who may pay at the counter, and what was taken in today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from applications.models import Application
from payments.models import Payment, PaymentWay
from portals.shell.wording import level_short

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import Posting
    from applications.querysets import Applications
    from portals.shell.seat import Seat

MOST = 20
NEWEST = 10


@dataclass(frozen=True)
class PayerLine:
    """Somebody whose paper is approved and not paid."""

    url: str
    name: str
    id_number: str
    reference: str
    level: str
    trade: str
    employer: str
    due: datetime | None


@dataclass(frozen=True)
class Found:
    """The first payers that fit; `is_cut` when there are more."""

    title: str
    lines: list[PayerLine]
    is_cut: bool


@dataclass(frozen=True)
class Takings:
    """What one person has taken in since midnight: the newest, their number and sum in fen."""

    newest: list[Payment]
    count: int
    total_fen: int


def payers_of(seat: Seat) -> Applications:
    """Return the approved papers of the region."""
    return Application.objects.visible_to(seat.posting).in_exam(seat.exam).awaiting_payment()


def find_payers(seat: Seat, words: str) -> Found:
    """Look for a part of a name or reference, or a whole ID number. One query."""
    by_number = User.objects.with_id_number(words.upper())
    fitting = payers_of(seat).filter(
        Q(reference__icontains=words)
        | Q(candidate__name__contains=words)
        | Q(candidate__in=by_number)
    )
    return _first("查找结果", fitting)


def next_payers(seat: Seat) -> Found:
    """Return those whose time to pay ends first: who comes to the counter is often among them."""
    return _first("等待缴费", payers_of(seat))


def _first(title: str, payers: Applications) -> Found:
    papers = list(payers.with_faces().order_by("payment_due", "pk")[: MOST + 1])
    return Found(title, [_line(paper) for paper in papers[:MOST]], is_cut=len(papers) > MOST)


def _line(paper: Application) -> PayerLine:
    return PayerLine(
        url=reverse("office:take_payment", args=[paper.public_id]),
        name=paper.candidate.name,
        id_number=paper.candidate.id_number_masked,
        reference=paper.reference,
        level=level_short(paper.apply_level),
        trade=str(paper.apply_trade or ""),
        employer=str(paper.employer or ""),
        due=paper.payment_due,
    )


def takings_of(posting: Posting) -> Takings:
    """Return what the person at this counter has recorded today. Two queries."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    own = Payment.objects.filter(
        way=PaymentWay.COUNTER, recorded_by=posting.user, recorded_at__gte=midnight
    )
    newest = own.select_related("application__candidate").order_by("-pk")[:NEWEST]
    totals = own.aggregate(count=Count("pk"), total=Sum("amount_fen"))
    return Takings(list(newest), totals["count"], totals["total"] or 0)
