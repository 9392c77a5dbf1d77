"""What holds for every address of the entrance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portals.entrance.urls import urlpatterns
from tests.portals.entrance.visitors import opened, registration

if TYPE_CHECKING:
    from tests.builders import World

pytestmark = pytest.mark.django_db
SIGNED_BY_THE_PROVIDER = "payment_notification"
ADDRESSES = {
    str(pattern.name): reverse(
        f"entrance:{pattern.name}", kwargs=dict.fromkeys(pattern.pattern.converters, "nobody")
    )
    for pattern in sorted(urlpatterns, key=lambda one: -len(one.pattern.converters))
}
"""By name; of two addresses with one name the one that names nobody."""
NAMES = sorted(ADDRESSES)
WRITING = ("INSERT", "UPDATE", "DELETE")


@pytest.mark.parametrize("name", [name for name in NAMES if name != SIGNED_BY_THE_PROVIDER])
def test_a_post_without_our_token_is_refused(world: World, name: str) -> None:
    browser = Client(enforce_csrf_checks=True)

    answer = browser.post(ADDRESSES[name], registration(opened=opened()))

    assert answer.status_code == 403


@pytest.mark.parametrize("name", NAMES)
def test_looking_writes_nothing(client: Client, world: World, name: str) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(ADDRESSES[name])

    written = [query["sql"] for query in queries if query["sql"].startswith(WRITING)]
    assert written == []
    assert not Session.objects.exists()


@pytest.mark.parametrize("name", NAMES)
def test_a_page_stands_in_no_frame_and_leaks_no_address(
    client: Client, world: World, name: str
) -> None:
    answer = client.get(ADDRESSES[name])

    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
