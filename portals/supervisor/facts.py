"""The details of a trail entry in words. A detail without a word is shown as it was written."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from accounts.models import Role
from applications.completeness import (
    ALWAYS,
    AT_LEVEL_FIVE,
    AT_LEVEL_ONE,
    WHEN_EXCEPTIONAL,
    WHEN_RATED,
)
from applications.models import CallOutcome
from exams.levels import Level
from flows.models import Verdict
from payments.models import PaymentWay
from portals.shell.wording import deadline, yuan
from portals.supervisor.states import STEPS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Titles = dict[str, str]
"""Titles of the exam's documents by code."""

LABELS = ALWAYS | WHEN_RATED | AT_LEVEL_FIVE | AT_LEVEL_ONE | WHEN_EXCEPTIONAL
LEVELS = {str(level.value): level.short for level in Level}
DIFFERENCES = {"level_year_differs": "现等级取得年份", "trade_differs": "工种"}
OUTCOMES: dict[str, str] = dict(CallOutcome.choices)
ROLES: dict[str, str] = dict(Role.choices)
WAYS: dict[str, str] = dict(PaymentWay.choices)
VERDICTS: dict[str, str] = dict(Verdict.choices)


def short(fingerprint: str) -> str:
    """Return the first and last four signs of a long one."""
    return f"{fingerprint[:4]}…{fingerprint[-4:]}" if len(fingerprint) > 9 else fingerprint


def _amount(value: object) -> str:
    return yuan(value) if isinstance(value, int) else str(value)


def _moment(value: object) -> str:
    return deadline(datetime.fromisoformat(str(value)))


def _names(value: object, titles: Titles) -> str:
    codes = value if isinstance(value, list) else [value]
    words = titles | LABELS | DIFFERENCES
    return "、".join(words.get(str(code), str(code)) for code in codes)


SAID: dict[str, tuple[str, Callable[[object, Titles], str]]] = {
    "step": ("步骤", lambda value, _: STEPS.get(str(value), str(value))),
    "verdict": ("决定", lambda value, _: VERDICTS.get(str(value), str(value))),
    "due": ("期限", lambda value, _: _moment(value)),
    "round": ("第几次补充", lambda value, _: str(value)),
    "level": ("申报等级", lambda value, _: LEVELS.get(str(value), str(value))),
    "fields": ("填写", _names),
    "asked": ("要求补充", _names),
    "differences": ("不符之处", _names),
    "document": ("材料", _names),
    "by": ("身份", lambda value, _: ROLES.get(str(value), str(value))),
    "called": ("结果", lambda value, _: OUTCOMES.get(str(value), str(value))),
    "was": ("原来", lambda value, _: str(value)),
    "version": ("版本", lambda value, _: f"第 {value} 版"),
    "sha256": ("文件指纹", lambda value, _: short(str(value))),
    "amount_fen": ("金额", lambda value, _: _amount(value)),
    "way": ("方式", lambda value, _: WAYS.get(str(value), str(value))),
    "until": ("到", lambda value, _: str(value)),
    "to": ("移交给", lambda value, _: str(value)),
    "sheet": ("成绩表", lambda value, _: short(str(value))),
}


def facts_of(details: Mapping[str, object], titles: Titles) -> list[str]:
    """Return the details of an entry, each as 材料：身份证; what has words comes first."""
    ordered = [name for name in SAID if name in details]
    ordered += sorted(details.keys() - SAID.keys())
    return [_fact(name, details[name], titles) for name in ordered]


def _fact(name: str, value: object, titles: Titles) -> str:
    label, said = SAID.get(name, (name, lambda given, _: str(given)))
    return f"{label}：{said(value, titles)}"
