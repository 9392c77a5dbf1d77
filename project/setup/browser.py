"""Get what the browser tests need: Chromium, Chinese fonts, `pdftoppm`, a library of the driver.

Run by `make test`. As root on Debian the missing packages are installed; elsewhere, or when that
fails, one loud line says that the browser tests will be skipped. Never fails.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
DRIVER_LIBRARY = "libatomic.so.1"


def main() -> int:
    """Install what is missing if we may, then say what is still missing."""
    if missing() and may_install():
        install(missing())
    still = missing()
    if still:
        names = " ".join(still)
        print(f"!!! BROWSER TESTS WILL BE SKIPPED: missing {names} (apt-get install {names})")
    return 0


def missing() -> list[str]:
    """Return the Debian packages whose files are not here."""
    has = {
        "chromium": any(shutil.which(name) for name in CHROMIUM_NAMES),
        "fonts-noto-cjk": any(any(folder.rglob("NotoSansCJK*")) for folder in FONT_FOLDERS),
        "poppler-utils": shutil.which("pdftoppm") is not None,
        "libatomic1": sys.platform != "linux" or loads(DRIVER_LIBRARY),
    }
    return [package for package, here in has.items() if not here]


def loads(library: str) -> bool:
    """Say whether a shared library is here; the smallest Debian lacks one that Node.js needs."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def may_install() -> bool:
    """Say whether this is root on a machine with apt."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: list[str]) -> None:
    """Install Debian packages without a question."""
    print(f"Installing {' '.join(packages)} for the browser tests …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install_all = ["apt-get", "-qq", "-y", "install", "--no-install-recommends", *packages]
    for command in (["apt-get", "-qq", "update"], install_all):
        done = subprocess.run(
            command,
            check=False,
            env=quiet,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            print(f"{' '.join(command)} failed: {done.stderr.strip()[-500:]}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
