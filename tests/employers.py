"""Employers above and below the one of the small province."""

from __future__ import annotations

from registry.models import Employer


def employers_over(employer: Employer, *, layers: int = 1) -> Employer:
    """Lay employers above one that had none, one over the other; return the topmost."""
    for layer in range(layers):
        above = Employer.objects.create(
            region=employer.region, name=f"上级单位{layer}", kind="administrative"
        )
        employer.parent = above
        employer.save(update_fields=["parent"])
        employer = above
    return employer


def employer_under(employer: Employer, name: str = "洛阳市中心医院东院区") -> Employer:
    """Lay an employer below another."""
    return Employer.objects.create(
        region=employer.region, parent=employer, name=name, kind="institution"
    )
