"""A machine asks whether this process can work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import OperationalError, connection

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portals.shell.addresses")]


def test_a_process_with_its_database_is_well(client: Client) -> None:
    answer = client.get("/healthz/")

    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer["Cache-Control"]


def test_a_process_without_its_database_says_so(client: Client) -> None:
    def cut_off(*_arguments: Callable[..., object] | object) -> None:
        raise OperationalError

    with connection.execute_wrapper(cut_off):
        answer = client.get("/healthz/")

    assert answer.status_code == 503
