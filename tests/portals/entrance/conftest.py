"""A made-up province with an exam, and a visitor's browser."""

from __future__ import annotations

import pytest

from tests import builders


@pytest.fixture
def world(db: None) -> builders.World:
    return builders.a_world()
