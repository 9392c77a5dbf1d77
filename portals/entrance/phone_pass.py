"""The pass a phone holds: a signed cookie that names a link, opens its page and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseRedirect

    from applications.models import PhoneLink

NAME = "phone_pass"
SALT = "phone upload"


def keep_pass(response: HttpResponseRedirect, link: PhoneLink) -> HttpResponseRedirect:
    """Have the phone keep the pass as long as the link may hold; it is sent to its page only."""
    response.set_signed_cookie(
        NAME,
        link.public_id,
        salt=SALT,
        max_age=int(settings.PHONE_UPLOAD_LIFE.total_seconds()),
        path=reverse("entrance:phone"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def shown_pass(request: HttpRequest) -> str:
    """Return the public id of the link a visitor's pass names; nothing for a forged one."""
    return request.get_signed_cookie(NAME, default="", salt=SALT) or ""
