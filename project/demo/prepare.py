"""Bring the demo's database up to date: migrations, the demo province, the lists of accounts.

A process of its own, so that the runner stays small and Ctrl-C rolls everything back.
"""

from __future__ import annotations

import sys
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command, get_commands
from django.db import OperationalError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from project.demo.plan import AUTHENTICATORS


def main() -> int:
    """Do what is missing; return 0, or print what is wrong and return 1."""
    django.setup()
    try:
        prepare()
    except OperationalError as error:
        print(f"The database does not answer (DATABASE_URL): {error}", file=sys.stderr)
        return 1
    return 0


def prepare() -> None:
    """Migrate when there is something to migrate, load the province into an empty database."""
    if not is_up_to_date():
        print("Making the tables …", flush=True)
        call_command("migrate", verbosity=0, interactive=False)
    if not apps.get_model("exams", "Exam").objects.exists():
        print("Playing the demo province (once; about a minute) …", flush=True)
        with transaction.atomic():
            call_command("demo_province")
    data = Path(str(settings.DATA_DIR))
    write("demo_accounts", data / "demo_accounts.txt")
    write("demo_authenticators", data / AUTHENTICATORS)


def is_up_to_date() -> bool:
    """Say whether every migration has been applied."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def write(command: str, file: Path) -> None:
    """Write what a command prints, for the runner or a simulator to read, if the command exists."""
    if command in get_commands():
        with file.open("w", encoding="utf-8") as output:
            call_command(command, stdout=output)


if __name__ == "__main__":
    sys.exit(main())
