"""A process of its own, as it runs outside the suite."""

from __future__ import annotations

import os


def unmeasured() -> dict[str, str]:
    """Return the environment without the coverage measurement, which would bring Django along."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COV")}
