"""查验准考证: what the QR on a ticket leads to, for whoever checks it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.identity import mask_name
from portals.shell.pieces import Fact
from portals.shell.wording import day_time
from sittings.models import Ticket

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portals.shell.pieces import Tone

PUBLIC_ID = re.compile(r"[A-Za-z0-9_-]{22}")


@dataclass(frozen=True)
class Finding:
    """What is found out about a ticket: a face and facts. Never a full name or number."""

    tone: Tone
    title: str
    lead: str
    facts: list[Fact]


@login_not_required
@never_cache
@require_safe
def verify(request: HttpRequest, public_id: str = "") -> HttpResponse:
    """Say whether a ticket is good; without one, say how to check."""
    if not public_id:
        return render(request, "entrance/verify.html")
    ticket = _ticket(public_id)
    if ticket is None:
        return render(request, "entrance/verify_unknown.html", status=404)
    context = {"finding": finding_on(ticket), "exam": ticket.application.exam}
    return render(request, "entrance/verify.html", context)


def _ticket(public_id: str) -> Ticket | None:
    if not PUBLIC_ID.fullmatch(public_id):
        return None
    faces = ("application__exam", "application__candidate", "sitting__venue")
    return Ticket.objects.filter(public_id=public_id).select_related(*faces).first()


def finding_on(ticket: Ticket) -> Finding:
    """Describe a ticket; a revoked one shows no seat, so that nobody is let in with it."""
    exam = ticket.application.exam
    facts = [
        Fact("考试", f"{exam.year} 年{exam.full_title}"),
        Fact("姓名", mask_name(ticket.application.candidate.name), small="只显示一部分"),
        Fact("准考证号", ticket.number),
    ]
    if ticket.revoked_at is not None:
        lead = f"{day_time(ticket.revoked_at)} 作废。请让考生重新打印，以新的准考证为准。"
        return Finding("no", "这张准考证已作废", lead, facts)
    sitting = ticket.sitting
    facts += [
        Fact("考点", sitting.venue.name, small=sitting.venue.address),
        Fact("考场", sitting.room),
        Fact("座位", f"{ticket.seat} 号"),
        Fact("时间", day_time(sitting.starts)),
    ]
    return Finding("ok", "准考证有效", "请和身份证、本人、准考证上的照片对一对。", facts)
