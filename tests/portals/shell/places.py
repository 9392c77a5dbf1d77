"""A region for the shell's tests."""

from __future__ import annotations

from registry.models import Region


def a_region() -> Region:
    """Return the province, made once per test."""
    province, _made = Region.objects.get_or_create(
        code="410000",
        defaults={
            "name": "河南省",
            "short_name": "河南",
            "kind": "province",
            "path": "41",
            "position": 0,
        },
    )
    return province
