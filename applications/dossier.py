"""A paper as the rules read it, and everything they say about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core import signing

from applications import completeness
from applications.cases import parameters_of, trades_of
from applications.errors import ConfirmationNeeded, Objection
from applications.rules.case import Assessment, Case, Commendation, RegisterRecord, Sex
from applications.rules.case import Education as Schooling
from applications.rules.verdict import Verdict, judge
from registry.models import Qualification

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from applications.models import Application
    from applications.rules.parameters import Parameters
    from applications.rules.register import Confirmation
    from applications.rules.trades import Trades
    from exams.models import DocumentRule, Exam

SALT = "applications.discrepancies"


@dataclass(frozen=True)
class Books:
    """What the exam and the register say, looked up once for any number of papers."""

    parameters: Parameters
    trades: Trades
    rules: tuple[DocumentRule, ...]
    records: Mapping[str, RegisterRecord]

    def record_of(self, application: Application) -> RegisterRecord | None:
        """Return the highest qualification the register holds for the candidate, or None."""
        return self.records.get(application.candidate.id_number_index or "")


def books_of(exam: Exam, papers: Iterable[Application]) -> Books:
    """Look up what papers of one exam are judged by. Three queries for any number."""
    return Books(
        parameters=parameters_of(exam),
        trades=trades_of(exam),
        rules=tuple(exam.document_rules.all()),
        records=_records({paper.candidate.id_number_index or "" for paper in papers}),
    )


def _records(indexes: set[str]) -> dict[str, RegisterRecord]:
    highest_last = Qualification.objects.of(*indexes).reverse()
    return {
        one.id_number_index: RegisterRecord(level=one.level, year=one.year, trade=one.trade_name)
        for one in highest_last
    }


def case_of(application: Application, *, today: date) -> Case:
    """Return the facts of a paper as plain values. Call it when no required field is missing."""
    return _case(application, today=today, register=register_record_of(application))


def register_record_of(application: Application) -> RegisterRecord | None:
    """Return the highest qualification the register holds for the candidate, or None."""
    index = application.candidate.id_number_index or ""
    return _records({index}).get(index)


def _case(application: Application, *, today: date, register: RegisterRecord | None) -> Case:
    person = application.candidate
    trade, current = application.apply_trade, application.current_trade
    return Case(
        apply_level=application.apply_level,
        apply_trade=trade.name if trade else "",
        exam_year=application.exam.year,
        today=today,
        current_level=application.current_level or None,
        level_year=application.level_year,
        current_trade=current.name if current else None,
        start_date=application.start_date,
        regularised_date=application.regularised_date,
        birth_date=person.birth_date,
        sex=Sex(person.sex) if person.sex else None,
        education=Schooling[application.education.upper()] if application.education else None,
        appointed=bool(application.appointed),
        assessments=tuple(Assessment(word) for word in application.assessments),
        exceptional=application.exceptional,
        commendations=tuple(Commendation(word) for word in application.commendations),
        in_discipline=bool(application.in_discipline),
        register=register,
    )


@dataclass(frozen=True)
class Dossier:
    """What stands in the way of submitting a paper, in the order a person should mend it."""

    missing_fields: tuple[Objection, ...]
    verdict: Verdict | None
    differences: tuple[Confirmation, ...]
    unconfirmed: tuple[Confirmation, ...]
    missing_documents: tuple[Objection, ...]

    @property
    def refusals(self) -> tuple[Objection, ...]:
        """Return why the person is not eligible; empty when eligible or not yet known."""
        if self.verdict is None or self.verdict.eligible:
            return ()
        return tuple(Objection(reason.code, "", reason.text) for reason in self.verdict.reasons)

    @property
    def objections(self) -> tuple[Objection, ...]:
        return self.missing_fields + self.refusals + self.missing_documents

    @property
    def is_ready(self) -> bool:
        return not self.objections and not self.unconfirmed


def examine(application: Application, *, today: date, books: Books | None = None) -> Dossier:
    """Apply every rule to a paper and return what they say. Reads only.

    Args:
        books: what was looked up already, where many papers are examined.
    """
    missing = tuple(completeness.missing_fields(application))
    if missing:
        return Dossier(missing, None, (), (), ())
    books = books or books_of(application.exam, [application])
    case = _case(application, today=today, register=books.record_of(application))
    verdict = judge(case, books.parameters, books.trades)
    stood_by = application.discrepancies.all()
    confirmed = {(one.code, one.declared, one.registered) for one in stood_by}
    unconfirmed = tuple(
        difference for difference in verdict.confirmations if _values(difference) not in confirmed
    )
    papers = completeness.missing_documents(application, books.rules, verdict.documents)
    return Dossier((), verdict, verdict.confirmations, unconfirmed, tuple(papers))


def _values(difference: Confirmation) -> tuple[str, str, str]:
    return (difference.code, difference.claimed, difference.registered)


def token_of(application: Application, differences: tuple[Confirmation, ...]) -> str:
    """Return a token that stands for exactly these differences of this paper."""
    shown = [list(_values(item)) for item in differences]
    return signing.dumps([application.public_id, shown], salt=SALT)


def is_token_of(
    token: str, application: Application, differences: tuple[Confirmation, ...]
) -> bool:
    """Say whether a token stands for exactly these differences."""
    shown = [list(_values(item)) for item in differences]
    try:
        return bool(signing.loads(token, salt=SALT) == [application.public_id, shown])
    except signing.BadSignature:
        return False


def confirmation_for(application: Application, found: Dossier) -> ConfirmationNeeded:
    """Return the question to put to the candidate, with a token for exactly what is shown."""
    prompts = tuple(Objection(item.code, "", item.text) for item in found.unconfirmed)
    return ConfirmationNeeded(token_of(application, found.unconfirmed), prompts)
