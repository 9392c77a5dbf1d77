"""The same people as on the pages of the form."""

from tests.portals.candidate.applying.conftest import (
    browser,
    draft,
    person,
    staff,
    stranger,
    world,
)

__all__ = ["browser", "draft", "person", "staff", "stranger", "world"]
