"""Load the demo province into an empty database."""

from __future__ import annotations

import time

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from exams.models import Exam
from flows.demo.busy_desk import BusyDesk
from flows.demo.desks import Desks
from flows.demo.exam import load_reference_data, set_up_exam
from flows.demo.extensions import give_more_time
from flows.demo.helping import help_a_beginner
from flows.demo.office_life import give_late_case, let_some_be_late, practise
from flows.demo.people import fill_register, post_staff
from flows.demo.recoveries import ask_for_accounts
from flows.demo.separation import keep_apart
from flows.demo.story import Storyteller
from flows.waits import count_waits


class Command(BaseCommand):
    """All or nothing: a demo that was interrupted leaves an empty database."""

    help = "Load the demo province: regions, employers, trades, an exam and about 300 cases."

    def handle(self, *_args: object, **_options: object) -> None:
        if Exam.objects.exists():
            raise CommandError("There is an exam already. The demo wants an empty database.")
        started = time.monotonic()
        with transaction.atomic():
            exam = set_up_exam(load_reference_data())
            fill_register()
            staff = post_staff()
            desks = Desks(staff)
            Storyteller(exam, desks).tell()
            ask_for_accounts(staff["danwei"])
            give_more_time(exam, first=staff["kaowu1"], second=staff["kaowu2"])
            BusyDesk(exam, desks).play()
            let_some_be_late(exam, staff)
            give_late_case(by=staff["luoyang2"], to=staff["luoyang"])
            practise(exam, staff)
            help_a_beginner(exam, staff["danwei"])
            keep_apart(staff["kaifeng"])
            count_waits(now=timezone.now())
        self.stdout.write(f"The demo province is there ({time.monotonic() - started:.0f} s).")
