"""A made-up province, and its supervisors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from accounts.models import Role
from tests import builders
from tests.portals.supervisor.browsers import signed_in

if TYPE_CHECKING:
    from django.test import Client

    from accounts.models import Posting


@pytest.fixture
def world(db: None) -> builders.World:
    return builders.a_world()


@pytest.fixture
def supervisor(world: builders.World) -> Client:
    """The browser of the city's supervisor."""
    return signed_in(world.supervisor)


@pytest.fixture
def provincial(world: builders.World) -> Posting:
    """Who watches the whole province."""
    return builders.a_posting(Role.SUPERVISOR, region=world.province, name="褚监督")


@pytest.fixture
def far_supervisor(world: builders.World) -> Posting:
    """Who watches another city."""
    return builders.a_posting(Role.SUPERVISOR, region=world.other_city, name="卫监督")
