"""Requests whose person is known, by type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from accounts.models import User
    from accounts.sessions import SessionStore


class SignedInRequest(HttpRequest):
    """A request that passed `LoginRequiredMiddleware`: `user` is a person."""

    user: User
    session: SessionStore
