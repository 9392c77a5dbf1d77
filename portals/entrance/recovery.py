"""Who may have a forgotten password replaced (trust.md T09), without telling who is registered."""

from __future__ import annotations

from dataclasses import dataclass

from accounts import codes
from accounts.codes import Claim
from accounts.models import User
from notifications.codes import send_code
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


def send_reset_code(said: Said, *, network: str) -> None:
    """Send a code if all is true; if not, nobody can tell.

    Raises:
        TooManyCodes: a limit is reached.
    """
    send_code(said.claim, network=network, is_meant=said.person is not None)


def proven_by_code(said: Said, code: str) -> User | None:
    """Return the person when the code is right; the code is used up."""
    person = said.person
    return person if codes.use(said.claim, code) and person is not None else None
