"""Which documents a case is asked for. Codes only: titles and limits are the exam's data.

A paper that is due for each of several things (a year, an honour) has a code for each:
`assessment_detail_2025`, `commendation_proof_labour_medal`. An exam that lists only the common code
gets one slot for all of them: `slot_codes`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from applications.rules.case import Assessment
from applications.rules.merits import exempt_from_merits

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from applications.rules.findings import Matter


class Document(StrEnum):
    """A document, in the order a candidate is asked."""

    PORTRAIT = "portrait"
    ID_CARD = "id_card"
    LEVEL_CERTIFICATE = "level_certificate"
    LEVEL_TWO_CERTIFICATE = "level_two_certificate"
    DIPLOMA = "diploma"
    SALARY_FORM = "salary_form"
    APPRAISAL_FORM = "appraisal_form"
    ASSESSMENT_DETAIL = "assessment_detail"
    COMMENDATION_PROOF = "commendation_proof"
    BREAK_PROOF = "break_proof"


def base_of(code: str) -> Document | None:
    """Return which document a code stands for; None for papers that no rule knows."""
    bases = [one for one in Document if code == one or code.startswith(f"{one}_")]
    return max(bases, key=len, default=None)


def slot_codes(asked: Iterable[str], offered: Collection[str]) -> tuple[str, ...]:
    """Return the slots for what is asked: each code's own, or the common one, as the exam lists."""
    wanted = [code if code in offered else str(base_of(code)) for code in asked]
    return tuple(code for code in dict.fromkeys(wanted) if code in offered)


def documents(matter: Matter, *, mismatch: bool) -> tuple[str, ...]:
    """Return what is asked for, whether or not the case fits.

    A mismatch with the register asks for certificate, diploma and salary form (the guide); a level
    the register does not hold asks for its certificate; level two and one rest on schooling and
    so ask for the diploma (our reading).
    """
    asked = {Document.PORTRAIT, Document.ID_CARD} | _for_the_level(matter)
    if mismatch:
        asked |= {_certificate(matter), Document.DIPLOMA, Document.SALARY_FORM}
    if matter.case.current_level is not None and matter.case.register is None:
        asked.add(_certificate(matter))
    if matter.case.exceptional:
        asked.add(Document.BREAK_PROOF)
    each = _for_each(matter)
    in_order = [each.get(document, [document]) for document in Document if document in asked]
    return tuple(str(code) for codes in in_order for code in codes)


def _for_each(matter: Matter) -> dict[Document, list[str]]:
    """Return the codes of the papers that are due once for each year, or for each honour."""
    newest = matter.case.exam_year - 1
    years = [
        f"{Document.ASSESSMENT_DETAIL}_{newest - past}"
        for past, result in enumerate(matter.case.assessments)
        if result is Assessment.EXCELLENT
    ]
    honours = [f"{Document.COMMENDATION_PROOF}_{one}" for one in matter.case.commendations]
    return {Document.ASSESSMENT_DETAIL: years, Document.COMMENDATION_PROOF: honours}


def _certificate(matter: Matter) -> Document:
    if matter.case.apply_level == 1:
        return Document.LEVEL_TWO_CERTIFICATE
    return Document.LEVEL_CERTIFICATE


def _for_the_level(matter: Matter) -> set[Document]:
    match matter.case.apply_level:
        case 2:
            return {Document.DIPLOMA}
        case 1:
            return _for_level_one(matter)
        case _:
            return set()


def _for_level_one(matter: Matter) -> set[Document]:
    asked = {Document.LEVEL_TWO_CERTIFICATE, Document.SALARY_FORM, Document.APPRAISAL_FORM}
    if not exempt_from_merits(matter):
        asked.add(Document.DIPLOMA)
    if Assessment.EXCELLENT in matter.case.assessments:
        asked.add(Document.ASSESSMENT_DETAIL)
    if matter.case.commendations:
        asked.add(Document.COMMENDATION_PROOF)
    return asked
