"""Somebody who has only begun: helped by the employer's admin, and hard to reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.models import CallOutcome
from exams.levels import Level
from flows.commands import calling, candidate, on_behalf
from flows.demo.people import enrol
from flows.demo.story import scan
from flows.demo.texts import TITLES
from registry.made_up import made_up_person
from registry.models import Employer

if TYPE_CHECKING:
    from accounts.models import Posting
    from exams.models import Exam

BEGINNER = 904
"""The seed of somebody whom no other part of the demo knows."""


def help_a_beginner(exam: Exam, admin: Posting) -> None:
    """Begin a draft, let the admin add the ID card, and note a call that nobody answered."""
    employer = Employer.objects.select_related("region").get(posting=admin)
    person = enrol(made_up_person(BEGINNER))
    paper = candidate.start(by=person, exam=exam, level=Level.FOUR, region=employer.region)
    candidate.save_form(paper.public_id, by=person, changes={"employer": employer})
    on_behalf.add_pictures(
        paper.public_id, by=admin, code="id_card", pictures=[scan(TITLES["id_card"])]
    )
    calling.tick(
        paper.public_id, by=admin, outcome=CallOutcome.UNREACHABLE, note="电话关机，晚上再打"
    )
