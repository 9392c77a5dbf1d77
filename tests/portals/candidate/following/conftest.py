"""A made-up province, and nothing remembered from the test before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache

from tests import builders
from tests.portals.candidate.following import browsers

if TYPE_CHECKING:
    from applications.models import Application
    from tests.builders import World


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    cache.clear()


@pytest.fixture
def world(db: None) -> World:
    return builders.a_world()


@pytest.fixture
def submitted(world: World) -> Application:
    """A paper on its first desk."""
    return builders.a_submitted(world)


@pytest.fixture
def returned(world: World) -> Application:
    """A paper whose ID card photo is asked for again."""
    return browsers.returned(world)


@pytest.fixture
def approved(world: World) -> Application:
    """A paper that waits for its fee."""
    return builders.an_approved(world)


@pytest.fixture
def ticketed(world: World) -> Application:
    """A paper with a seat."""
    return builders.a_ticketed(world)
