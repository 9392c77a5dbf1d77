"""What a machine cannot settle about a paper: it is decided by looking, not in bulk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications import dossier

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from applications.models import Application
    from applications.rules.verdict import Verdict

TO_BE_JUDGED = {"achievement"}
"""Passed by what was ticked, but only the papers can prove it."""
ON_THE_ROW = {"exceptional": "破格晋升", "mismatch": "与合格库不符", "photo": "照片存疑"}
"""Doubts a list row knows without asking the rules."""


def doubts_about(paper: Application, *, today: date) -> list[str]:
    """Return the doubts in words, for whoever decides; none when every check is clean."""
    return list(dict.fromkeys(_doubts(paper, today)))


def _doubts(paper: Application, today: date) -> Iterator[str]:
    if paper.exceptional:
        yield ON_THE_ROW["exceptional"]
    yield from _register(paper)
    if any(one.warnings for one in paper.attachments.current()):
        yield "材料有提示"
    verdict = dossier.examine(paper, today=today).verdict
    if verdict is None or not verdict.eligible:
        yield "机器核对不符合"
    elif _is_to_be_judged(verdict):
        yield "要人工判断"


def _register(paper: Application) -> Iterator[str]:
    """Say where the register differs, or holds nothing where it should."""
    confirmed = list(paper.discrepancies.all())
    if confirmed:
        yield ON_THE_ROW["mismatch"]
    elif dossier.register_record_of(paper) is None and not paper.is_unrated:
        yield "合格库没有记录"


def _is_to_be_judged(verdict: Verdict) -> bool:
    """Findings of ways that were not needed do not count: the case fits by another one."""
    counting = (one for one in verdict.findings if one.route in {None, verdict.route})
    return any(one.code in TO_BE_JUDGED or not one.passed for one in counting)
