"""Give an exam the practice cases of a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.management.base import BaseCommand, CommandError

from exams.models import Exam
from exams.practice import add_cases

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    """The cases of Henan's exam are in exams/data/practice_cases.json."""

    help = "Load practice cases (JSON) into an exam that has none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("exam", help="the exam's code")
        parser.add_argument("file", type=Path)

    def handle(self, *_args: object, exam: str, file: Path, **_options: object) -> None:
        row = Exam.objects.filter(code=exam).first()
        if row is None:
            raise CommandError(f"There is no exam {exam}.")
        try:
            count = add_cases(row, json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CommandError(f"{file}: {error}") from error
        self.stdout.write(f"{count} practice cases for {row}.")
