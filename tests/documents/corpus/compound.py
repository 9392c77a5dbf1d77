"""Writes the compound files that old Word documents are, stream by stream."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
NONE = 0xFFFFFFFF
SMALLEST = 4096
"""Shorter streams would live in another table; they are filled up with zeros instead."""


@dataclass
class Entry:
    """A storage (with entries inside) or a stream (with bytes)."""

    name: str
    data: bytes | None = None
    inside: list[Entry] = field(default_factory=list)


def compound(*entries: Entry) -> bytes:
    """Return a compound file with these storages and streams."""
    root = Entry("Root Entry", None, list(entries))
    flat: list[Entry] = []
    _flatten(root, flat)
    content = bytearray()
    table: list[int] = []
    starts: dict[int, tuple[int, int]] = {}
    for number, entry in enumerate(flat):
        if entry.data is not None:
            padded = entry.data.ljust(SMALLEST, b"\0")
            starts[number] = (_append(content, table, padded), len(padded))
    directory = _directory(flat, starts)
    first = _append(content, table, directory)
    return _with_table(bytes(content), table, first)


def _flatten(entry: Entry, flat: list[Entry]) -> None:
    flat.append(entry)
    for one in entry.inside:
        _flatten(one, flat)


def _append(content: bytearray, table: list[int], data: bytes) -> int:
    start, count = len(table), -(-len(data) // SECTOR)
    table += [start + place + 1 for place in range(count - 1)] + [END]
    content += data.ljust(count * SECTOR, b"\0")
    return start


def _directory(flat: list[Entry], starts: dict[int, tuple[int, int]]) -> bytes:
    number = {id(entry): place for place, entry in enumerate(flat)}
    following = {
        id(one): number[id(after)]
        for entry in flat
        for one, after in zip(entry.inside, entry.inside[1:], strict=False)
    }
    lines = b""
    for place, entry in enumerate(flat):
        name = (entry.name + "\0").encode("utf-16-le")
        kind = 5 if place == 0 else 1 if entry.data is None else 2
        child = number[id(entry.inside[0])] if entry.inside else NONE
        start, size = starts.get(place, (END if place == 0 else 0, 0))
        lines += name.ljust(64, b"\0") + struct.pack("<HBB", len(name), kind, 1)
        lines += struct.pack("<LLL", NONE, following.get(id(entry), NONE), child)
        lines += bytes(36) + struct.pack("<LQ", start, size)
    return lines + bytes(-len(lines) % SECTOR)


def _with_table(content: bytes, table: list[int], directory: int) -> bytes:
    fat = 1
    while (len(table) + fat) * 4 > fat * SECTOR:
        fat += 1
    first = len(table)
    whole = table + [FAT] * fat
    whole += [FREE] * (fat * SECTOR // 4 - len(whole))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<LLLLLLLLL", 0, fat, directory, 0, SMALLEST, END, 0, END, 0)
    places = [first + one for one in range(fat)]
    header += struct.pack("<109L", *places, *([NONE] * (109 - fat)))
    return header + content + struct.pack(f"<{len(whole)}L", *whole)
