"""Loads employers in their cascades. A parent stands above its units in the file."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db import transaction

from documents.pinyin import search_key
from registry.loaders.rows import OnlyOnce, read_rows
from registry.models import Employer, Region

if TYPE_CHECKING:
    from pathlib import Path

    from registry.loaders.cells import Row

COLUMNS = ("region", "parent", "name", "kind", "level")
KINDS = ("administrative", "institution")
BATCH = 2000


@transaction.atomic
def load_employers(path: Path) -> int:
    """Load region (a code), parent (a name in the same region), name, kind, level; return how many.

    An employer is known by region, parent and name: loading again keeps its public number, and
    employers that are not in the file stay as they are.

    Raises:
        BadRow: a cell is wrong, the region is unknown, or the parent is unknown or ambiguous.
    """
    steps = _read(path)
    for step in sorted(steps):
        Employer.objects.bulk_create(
            steps[step],
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["region", "parent", "name"],
            update_fields=["kind", "level", "search_key"],
        )
    return sum(map(len, steps.values()))


def _read(path: Path) -> dict[int, list[Employer]]:
    """Return the employers of each step of the cascade; bureaus are step 0."""
    regions = {region.code: region for region in Region.objects.all()}
    once = OnlyOnce.in_a_file()
    named: defaultdict[tuple[str, str], list[tuple[int, Employer]]] = defaultdict(list)
    steps: defaultdict[int, list[Employer]] = defaultdict(list)
    for row in read_rows(path, COLUMNS):
        code, above = row.text("region", longest=12), row.optional("parent", longest=80)
        if code not in regions:
            raise row.bad("region", f"没有这个地区：{code}。")
        step, parent = _place_under(row, above, named[code, above]) if above else (0, None)
        employer = _employer(row, regions[code], parent)
        once.see(row, "name", (code, above, employer.name))
        named[code, employer.name].append((step, employer))
        steps[step].append(employer)
    return steps


def _place_under(row: Row, name: str, found: list[tuple[int, Employer]]) -> tuple[int, Employer]:
    """Return the step below a parent, and the parent."""
    if not found:
        raise row.bad("parent", f"这个地区没有上级单位：{name}。")
    if len(found) > 1:
        raise row.bad("parent", f"这个地区有 {len(found)} 个单位叫：{name}。")
    step, parent = found[0]
    return step + 1, parent


def _employer(row: Row, region: Region, parent: Employer | None) -> Employer:
    name = row.text("name", longest=80)
    return Employer(
        region=region,
        parent=parent,
        name=name,
        kind=row.one_of("kind", KINDS),
        level=row.optional("level", longest=20),
        search_key=search_key(name),
    )
