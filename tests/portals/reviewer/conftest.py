"""A made-up province, and its people at the reviewer's desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.portals.reviewer.seats import signed_in

if TYPE_CHECKING:
    from django.test import Client


@pytest.fixture
def world(db: None) -> builders.World:
    return builders.a_world()


@pytest.fixture
def admin(world: builders.World) -> Client:
    """The browser of the employer's admin, at whose desk a submitted paper lies first."""
    return signed_in(world.admin)


@pytest.fixture
def reviewer(world: builders.World) -> Client:
    """The browser of the city's reviewer."""
    return signed_in(world.reviewer)
