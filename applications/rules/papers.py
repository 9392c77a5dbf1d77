"""Which documents a case is asked for. Codes only: titles and limits are the exam's data."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from applications.rules.case import Assessment
from applications.rules.merits import exempt_from_merits

if TYPE_CHECKING:
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


def documents(matter: Matter, *, mismatch: bool) -> tuple[Document, ...]:
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
    return tuple(document for document in Document if document in asked)


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
