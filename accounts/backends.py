"""Sign in with a phone or an ID number (candidates) or a user name (staff), and a password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.backends import BaseBackend
from django.db.models import Q

from accounts.identity import typed
from accounts.models import User
from accounts.models.user import ID_NUMBER, PHONE
from vault.fields import blind_index

if TYPE_CHECKING:
    from django.http import HttpRequest


class PhoneOrIdNumber(BaseBackend):
    """The same answer, and the same time, for known and unknown people."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **_other: object,
    ) -> User | None:
        """Return the person whose name, phone or ID number and password these are, or None."""
        if not username or password is None:
            return None
        person = self._named(username)
        if person is None:
            User().set_password(password)  # takes as long as checking a known person's password
            return None
        return person if person.check_password(password) and person.is_active else None

    def _named(self, text: str) -> User | None:
        value = typed(text)
        return User.objects.filter(
            Q(username=value)
            | Q(phone_index=blind_index(value, purpose=PHONE))
            | Q(id_number_index=blind_index(value.upper(), purpose=ID_NUMBER))
        ).first()

    def get_user(self, user_id: int) -> User | None:
        return User.objects.filter(pk=user_id, is_active=True).first()
