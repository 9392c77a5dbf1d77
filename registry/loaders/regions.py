"""Loads the tree of regions. A parent stands above its children in the file."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django.db import transaction

from registry.loaders.rows import OnlyOnce, read_rows
from registry.models import Region

if TYPE_CHECKING:
    from pathlib import Path

    from registry.loaders.cells import Row

COLUMNS = ("code", "name", "short_name", "kind", "parent", "path", "position")
HIGHEST_POSITION = 9999


@transaction.atomic
def load_regions(path: Path) -> int:
    """Load code, name, short_name, kind, parent (a code above), path, position; return how many.

    A region is known by its code: loading again changes the rest, also its place in the tree.

    Raises:
        BadRow: a cell is wrong, a parent is unknown, or a path does not continue its parent's.
    """
    regions = _read(path)
    by_depth = sorted(regions, key=_depth)
    for _, siblings in groupby(by_depth, key=_depth):
        Region.objects.bulk_create(
            siblings,
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=["name", "short_name", "kind", "parent", "path", "position"],
        )
    return len(regions)


def _depth(region: Region) -> int:
    return region.path.count(".")


def _read(path: Path) -> list[Region]:
    codes, paths = OnlyOnce.in_a_file(), OnlyOnce.in_a_file()
    taken = dict(Region.objects.values_list("path", "code"))
    known: dict[str, Region] = {}
    for row in read_rows(path, COLUMNS):
        region = _region(row, known)
        codes.see(row, "code", region.code)
        paths.see(row, "path", region.path)
        if taken.get(region.path, region.code) != region.code:
            raise row.bad("path", f"已经是另一个地区的：{taken[region.path]}。")
        known[region.code] = region
    return list(known.values())


def _region(row: Row, known: dict[str, Region]) -> Region:
    above = row.optional("parent", longest=12)
    if above and above not in known:
        raise row.bad("parent", f"没有这个上级地区：{above}。")
    parent = known[above] if above else None
    path = row.text("path", longest=60)
    beginning = f"{parent.path}." if parent else ""
    last = path.removeprefix(beginning)
    if not path.startswith(beginning) or not last or "." in last:
        raise row.bad("path", f"应为「{beginning}」加一段代码，不是「{path}」。")
    return Region(
        code=row.text("code", longest=12),
        name=row.text("name", longest=60),
        short_name=row.text("short_name", longest=30),
        kind=row.text("kind", longest=40),
        parent=parent,
        path=path,
        position=row.whole("position", least=0, most=HIGHEST_POSITION),
    )
