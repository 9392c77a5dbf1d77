"""People of an office who look after accounts, and what they ask for."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from accounts import handing_out
from accounts.handing_out import Wish

if TYPE_CHECKING:
    from accounts.handing_out import Handed
    from accounts.models import Posting, Role
    from registry.models import Employer, Region


def a_wish(role: Role, *, region: Region | None = None, employer: Employer | None = None) -> Wish:
    """Ask for a posting from an hour ago on."""
    return Wish(role, region, employer, timezone.now() - timedelta(hours=1))


def handed_out(by: Posting, wish: Wish, *, username: str = "wanghua") -> Handed:
    return handing_out.hand_out(by=by, username=username, name="王华", wish=wish)


def in_force(posting: Posting) -> bool:
    """Say whether a posting acts now."""
    return type(posting).objects.in_force(timezone.now()).filter(pk=posting.pk).exists()
