"""A form that another site makes somebody's browser send is refused everywhere (trust.md T08)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings as configured
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory

from tests import builders
from tests.matrix.cast import MISSING
from tests.matrix.expectations import EXPECTED
from tests.matrix.test_every_address import address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_django import Settings

pytestmark = pytest.mark.django_db
REFUSED = 403
SIGNED_BY_THE_BANK = "entrance:payment_notification"
"""The one machine that posts here has no page of ours; its signature is checked instead."""
POSTED_TO = [name for name, line in EXPECTED.items() if "POST" in line.methods]


def a_strict_browser() -> Client:
    """Return a browser of somebody signed in, with the cookie of an honest page, checked."""
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    browser.force_login(builders.a_person())
    page = RequestFactory().get("/")
    get_token(page)
    browser.cookies[configured.CSRF_COOKIE_NAME] = page.META["CSRF_COOKIE"]
    return browser


def let_through(names: Iterable[str]) -> list[str]:
    """Return the addresses that take a post without the token of a page of ours."""
    browser = a_strict_browser()
    return [name for name in names if browser.post(address(name, MISSING)).status_code != REFUSED]


def test_no_post_is_taken_without_the_token_of_a_page_of_ours() -> None:
    assert len(POSTED_TO) > 100
    assert let_through(POSTED_TO) == [SIGNED_BY_THE_BANK]


def test_with_the_token_it_is_taken() -> None:
    browser = a_strict_browser()
    token = browser.cookies[configured.CSRF_COOKIE_NAME].value

    answer = browser.post(address("shell:stay", ""), headers={"X-CSRFToken": token})

    assert answer.status_code == 204


def test_without_the_guard_the_foreign_post_is_seen(settings: Settings) -> None:
    """Negative control: the middleware taken out, and the same look finds what it let through."""
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if "csrf" not in one]

    assert let_through(["shell:stay", "candidate:choose"]) == ["shell:stay", "candidate:choose"]
