"""Everything Kaowu tells people by SMS: one frozen dataclass each, with a text of the same name.

The words are in `templates/sms/<snake_case_name>.txt`; the fields are exactly the names used there.
No message carries an ID number or a full name (trust.md T42), and each fits one SMS: 70 characters
with the signature.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass

from django.template.loader import render_to_string


@dataclass(frozen=True)
class Message:
    """Something to tell. Subclasses add the facts."""

    @classmethod
    def kind(cls) -> str:
        """Return the snake_case name: the text's file and the provider's template."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    @property
    def facts(self) -> dict[str, str]:
        return {name: str(value) for name, value in asdict(self).items()}

    @property
    def text(self) -> str:
        return render_to_string(f"sms/{self.kind()}.txt", dict(self.facts)).strip()


@dataclass(frozen=True)
class OneTimeCodeIssued(Message):
    """A code for one purpose; it opens nothing else."""

    code: str
    purpose: str
    minutes: str


@dataclass(frozen=True)
class ApplicationSubmitted(Message):
    """The paper has left the candidate's hands."""

    reference: str


@dataclass(frozen=True)
class ApplicationForwarded(Message):
    """One desk has agreed; the next one has it."""

    reference: str
    step: str


@dataclass(frozen=True)
class MaterialsNeeded(Message):
    """Something must be corrected or added, by a day."""

    reference: str
    office: str
    due: str


@dataclass(frozen=True)
class MaterialsReceived(Message):
    """What was asked for has arrived."""

    reference: str


@dataclass(frozen=True)
class MaterialsUploadedForYou(Message):
    """Somebody of the employer or an office added a paper for the candidate."""

    reference: str
    document: str


@dataclass(frozen=True)
class ApplicationApproved(Message):
    """All desks have agreed; payment is due."""

    reference: str
    due: str


@dataclass(frozen=True)
class ApplicationRejected(Message):
    """The conditions are not met; the page says why."""

    reference: str


@dataclass(frozen=True)
class ApplicationWithdrawn(Message):
    """The candidate took the paper back."""

    reference: str


@dataclass(frozen=True)
class ApplicationLapsed(Message):
    """A deadline passed."""

    reference: str


@dataclass(frozen=True)
class TimeExtended(Message):
    """There is more time for something."""

    reference: str
    what: str
    until: str


@dataclass(frozen=True)
class ApplicationDisqualified(Message):
    """False material was found."""

    reference: str


@dataclass(frozen=True)
class PaymentReceived(Message):
    """The money is there."""

    reference: str
    amount: str


@dataclass(frozen=True)
class PaymentWillBeReturned(Message):
    """Money came too late or twice; it goes back the way it came."""

    reference: str
    amount: str


@dataclass(frozen=True)
class TicketReady(Message):
    """The admission ticket can be printed."""

    reference: str


@dataclass(frozen=True)
class ScorePublished(Message):
    """The results are public."""

    reference: str


@dataclass(frozen=True)
class EmployerEntered(Message):
    """The employer somebody could not find is in the register, and in the draft."""

    reference: str


@dataclass(frozen=True)
class EmployerCorrected(Message):
    """The paper was given its right employer; its desks may be others now."""

    reference: str


@dataclass(frozen=True)
class EmployerNotEntered(Message):
    """The employer was not entered; the form says why."""

    reference: str


@dataclass(frozen=True)
class MaterialsDueSoon(Message):
    """A reminder a day before."""

    reference: str
    due: str


@dataclass(frozen=True)
class PaymentDueSoon(Message):
    """A reminder a day before."""

    reference: str
    due: str
