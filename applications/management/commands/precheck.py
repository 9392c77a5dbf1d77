"""Judge one made-up case by an exam's rules: JSON in, JSON out."""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING

from django.core.management.base import BaseCommand, CommandError

from applications.cases import parameters_of, trades_of
from applications.rules.reading import BadCase, read_case, read_parameters
from applications.rules.verdict import judge
from exams.models import Exam

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from applications.rules.verdict import Verdict


class Command(BaseCommand):
    """Nothing is stored. Exit code 2 for a case that cannot be read; stderr names the field."""

    help = "Judge the case on standard input by the rules of an exam and print the verdict as JSON."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--exam", required=True, metavar="CODE", help="the code of the exam")

    def handle(self, *_args: object, exam: str, **_options: object) -> None:
        found = Exam.objects.filter(code=exam).first()
        if found is None:
            raise CommandError(f"--exam：没有代码为“{exam}”的考核。", returncode=2)
        try:
            verdict = _verdict(found, _decoded(sys.stdin.buffer.read()))
        except BadCase as error:
            raise CommandError(str(error), returncode=2) from error
        self.stdout.write(json.dumps(_as_json(verdict), ensure_ascii=False, indent=2))


def _decoded(raw: bytes) -> object:
    try:
        decoded: object = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_without_repeats)
    except (ValueError, RecursionError) as error:
        if isinstance(error, BadCase):
            raise
        raise BadCase("case", f"不是正确的 JSON（{error}）。") from error
    return decoded


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse a field given twice: the last one would silently win."""
    for name, times in Counter(name for name, _ in pairs).items():
        if times > 1:
            raise BadCase(name, "重复出现。")
    return dict(pairs)


def _verdict(exam: Exam, decoded: object) -> Verdict:
    """Judge a case. For another exam year the exam's days move along before the overrides."""
    trades = trades_of(exam)
    case = read_case(decoded, trades=trades)
    usual = parameters_of(exam).moved_by(case.exam_year - exam.year)
    return judge(case, read_parameters(decoded, usual=usual), trades)


def _as_json(verdict: Verdict) -> dict[str, object]:
    return {
        "eligible": verdict.eligible,
        "route": verdict.route,
        "reasons": [{"code": item.code, "text": item.text} for item in verdict.reasons],
        "confirmations": [{"code": item.code, "text": item.text} for item in verdict.confirmations],
        "documents": list(verdict.documents),
    }
