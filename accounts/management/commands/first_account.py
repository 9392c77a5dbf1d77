"""Open the first accounts of a site: from the machine itself, because nobody is there to agree."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from accounts.looking_after import give_start_password
from accounts.models import Posting, Role, User
from audit import trail
from registry.models import Region

ENOUGH = 2
"""From then on they grant and agree on the pages."""


class Command(BaseCommand):
    """An administrator of the province; two are needed, so that one may agree to the other."""

    help = "Open an administrator's account, while there are fewer than two."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("name")

    def handle(self, *_args: object, **options: object) -> None:
        now = timezone.now()
        there = Posting.objects.in_force(now).filter(role=Role.ADMINISTRATOR)
        if there.values("user").distinct().count() >= ENOUGH:
            raise CommandError("Two administrators are there: they hand out accounts on the pages.")
        province = Region.objects.filter(parent=None).first()
        if province is None:
            raise CommandError("Load the regions first: the province is not there.")
        user = User(username=str(options["username"]), name=str(options["name"]))
        password = give_start_password(user)
        with transaction.atomic():
            user.save(force_insert=True)
            Posting.objects.create(user=user, role=Role.ADMINISTRATOR, region=province, starts=now)
            trail.record(actor=None, verb="create_account", subject=user.public_id)
        self.stdout.write(f"{user.username} {password}")
