"""关怀版: one press, remembered, and never a way out of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portals.shell.addresses")]


def test_one_press_enlarges_and_the_next_makes_it_normal_again(client: Client) -> None:
    first = client.post("/text-size/", {"next": "/sign-in/?a=1"})
    large = client.get("/sign-in/").content.decode()
    client.post("/text-size/", {"next": "/sign-in/"})
    normal = client.get("/sign-in/").content.decode()

    assert first["Location"] == "/sign-in/?a=1"
    assert 'data-text="large"' in large
    assert "普通版" in large
    assert 'data-text="normal"' in normal
    assert "关怀版" in normal


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:1", ""])
def test_the_way_back_stays_on_the_site(client: Client, target: str) -> None:
    assert client.post("/text-size/", {"next": target})["Location"] == "/"


def test_looking_does_not_switch(client: Client) -> None:
    assert client.get("/text-size/").status_code == 405
