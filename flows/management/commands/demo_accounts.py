"""Say with which accounts the demo can be tried."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from accounts.models import Posting
from applications.models import Application
from applications.states import State
from flows.demo.people import PASSWORD, STAFF

SHOWN = (
    State.DRAFT,
    State.NEEDS_MATERIALS,
    State.APPROVED,
    State.TICKET_ISSUED,
    State.SCORED,
)


class Command(BaseCommand):
    """One line for each role, and one candidate for each state worth seeing."""

    help = "List the demo's accounts."

    def handle(self, *_args: object, **_options: object) -> None:
        self.stdout.write(f"Password of everybody: {PASSWORD}")
        self.stdout.write("Staff also type a code: 验证器 on the page of text messages.")
        names = [member.username for member in STAFF]
        postings = Posting.objects.filter(user__username__in=names)
        for posting in postings.select_related("user", "region", "employer").order_by("pk"):
            self.stdout.write(f"  {posting.user.username:<12} {posting}")
        for state in SHOWN:
            paper = Application.objects.filter(state=state).select_related("candidate").first()
            if paper is not None:
                self.stdout.write(f"  {paper.candidate.phone:<12} 报考人员 · {state.for_candidate}")
