"""Write the secrets of the demo's authenticators, for the page that plays the staff's phones."""

from __future__ import annotations

import json

from django.core.management.base import BaseCommand

from flows.demo.people import STAFF


class Command(BaseCommand):
    """A JSON list; the demo's secrets are public, like its passwords."""

    help = "List the secrets of the demo's authenticators."

    def handle(self, *_args: object, **_options: object) -> None:
        lines = [
            {"account": one.username, "label": f"{one.name} {one.role.label}", "secret": one.secret}
            for one in STAFF
        ]
        self.stdout.write(json.dumps(lines, ensure_ascii=False))
