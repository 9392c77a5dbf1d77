"""A made-up province, and somebody whose paper has come a long way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import builders

if TYPE_CHECKING:
    from applications.models import Application


@pytest.fixture
def world(db: None) -> builders.World:
    return builders.a_world()


@pytest.fixture
def paper(world: builders.World) -> Application:
    """A paper that two desks have read and that waits for its fee."""
    return builders.an_approved(world)
