"""Who may have a forgotten password replaced (trust.md T09), without telling who is registered."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts import codes
from accounts.codes import LIFE, Claim
from accounts.models import User
from notifications import outbox
from notifications.codes import PURPOSES
from notifications.messages import OneTimeCodeIssued
from vault.fields import blind_index

PURPOSE = "reset"


@dataclass(frozen=True)
class Said:
    """What somebody who forgot the password knows: phone, name, last six of the ID number."""

    phone: str
    name: str
    id_tail: str

    @property
    def claim(self) -> Claim:
        return Claim(
            self.phone, PURPOSE, blind_index(f"{self.id_tail}|{self.name}", purpose=PURPOSE)
        )

    @property
    def person(self) -> User | None:
        """Return the candidate of whom all three are true."""
        found = User.objects.with_phone(self.phone).filter(is_active=True, name=self.name).first()
        if found is None or not (found.id_number or "").endswith(self.id_tail):
            return None
        return found


@transaction.atomic
def send_reset_code(said: Said, *, network: str) -> None:
    """Send a code if all is true. If not, do the same work with a message that is never sent.

    Counting, writing and ringing are the same for everybody, so is the time it takes.

    Raises:
        TooManyCodes: a limit is reached.
    """
    code = codes.issue(said.claim, network=network)
    now = timezone.now()
    message = OneTimeCodeIssued(
        code=code, purpose=PURPOSES[PURPOSE], minutes=str(int(LIFE.total_seconds() // 60))
    )
    outbox.post(message, to=said.phone, expires_at=now + LIFE if said.person else now)


def proven_by_code(said: Said, code: str) -> User | None:
    """Return the person when the code is right; the code is used up."""
    person = said.person
    return person if codes.use(said.claim, code) and person is not None else None
