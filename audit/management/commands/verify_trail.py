"""Check every chain of the trail."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError

from audit import trail
from audit.models import Entry


class Command(BaseCommand):
    """Name the first broken entry, or say how many hold. Exit code 1 when one is broken."""

    help = "Verify the hash chains of the trail; name the first broken entry."

    def handle(self, *_args: object, **_options: object) -> None:
        broken = trail.verify()
        if broken:
            raise CommandError(f"Broken at {broken.subject} entry {broken.position}: {broken.why}.")
        self.stdout.write(f"{Entry.objects.count()} entries hold.")
