"""The demo's payment keys."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from simulators.keys import load_or_make
from vault.seals import rsa_sign, rsa_verify

if TYPE_CHECKING:
    from pathlib import Path


def test_both_sides_fit_and_stay_the_same(tmp_path: Path) -> None:
    keys = load_or_make(tmp_path / "keys")

    assert load_or_make(tmp_path / "keys") == keys
    for private, public in (
        (keys.merchant_private, keys.merchant_public),
        (keys.platform_private, keys.platform_public),
    ):
        assert rsa_verify(public, b"message", rsa_sign(private, b"message"))
    assert len(keys.api_v3_key) == 32
    assert keys.merchant_private not in repr(keys)


def test_nobody_else_on_the_machine_can_read_them(tmp_path: Path) -> None:
    load_or_make(tmp_path / "keys")

    assert (tmp_path / "keys").stat().st_mode & 0o077 == 0


def test_processes_that_start_at_once_get_the_same_keys(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    command = [sys.executable, "-m", "simulators.keys", str(folder)]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(4)]
    said = [process.communicate(timeout=20)[0] for process in processes]

    assert [process.returncode for process in processes] == [0] * 4
    assert said == [f"Demo payment keys: {folder}\n".encode()] * 4
    assert [path.name for path in tmp_path.iterdir()] == ["keys"]
