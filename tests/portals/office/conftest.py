"""A made-up province, and its people at the exam office."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from accounts.models import Posting, Role
from tests import builders
from tests.portals.office.browsers import signed_in

if TYPE_CHECKING:
    from django.test import Client


@pytest.fixture
def world(db: None) -> builders.World:
    return builders.a_world()


@pytest.fixture
def clerk(world: builders.World) -> Client:
    """The browser of the city's exam clerk."""
    return signed_in(world.clerk)


@pytest.fixture
def finance(world: builders.World) -> Posting:
    """Somebody of the city who takes money and nothing else."""
    return builders.a_posting(Role.FINANCE, region=world.city, name="钱财务")


@pytest.fixture
def far_clerk(world: builders.World) -> Posting:
    """The exam clerk of another city."""
    return builders.a_posting(Role.CLERK, region=world.other_city, name="陈考务")
