"""Vendored files are what their lock says: nobody patched them by hand."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from tests.architecture.tree import CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path

VENDOR = CHECKOUT / "static" / "vendor"
OUR_OWN = {"README.md", "vendor.lock.json"}


def locked() -> dict[str, str]:
    """Return path → SHA-256 of every vendored file."""
    packages = json.loads((VENDOR / "vendor.lock.json").read_text(encoding="utf-8"))
    return {file["path"]: file["sha256"] for package in packages for file in package["files"]}


def changed(folder: Path, lock: dict[str, str]) -> list[str]:
    """Return the files whose content is not the locked one."""
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in lock}
    return [name for name, found in hashes.items() if found != lock[name]]


def test_vendored_files_are_the_published_ones() -> None:
    assert changed(VENDOR, locked()) == []


def test_every_vendored_file_is_locked() -> None:
    files = {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file()}

    assert files - OUR_OWN == set(locked())


def test_a_patched_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "x.js").write_text("patched")

    assert changed(tmp_path, {"x.js": hashlib.sha256(b"published").hexdigest()}) == ["x.js"]
