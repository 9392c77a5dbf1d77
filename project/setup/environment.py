"""Bring `.venv` up to date: `python3 project/setup/environment.py requirements.txt …`.

A requirements file is installed again only when its content changed. An interrupted installation
leaves no stamp, so the next call finishes it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent
VENV = CHECKOUT / ".venv"
OLDEST = (3, 11)


def main(names: list[str]) -> int:
    """Install the named requirements files; return 0, or print what is wrong and return 1."""
    try:
        bring_up_to_date(VENV, [CHECKOUT / name for name in names])
    except SetupError as error:
        print(f"Kaowu cannot set up {VENV}. {error}", file=sys.stderr)
        return 1
    except PermissionError as error:
        where = error.filename or VENV
        advice = "Change its owner, or clone to a folder of yours."
        print(f"No permission to write {where}. {advice}", file=sys.stderr)
        return 1
    return 0


class SetupError(Exception):
    """The environment cannot be made; the text says why and what to do."""


def bring_up_to_date(venv: Path, files: list[Path]) -> None:
    """Make the virtual environment if there is none, and install what changed.

    Raises:
        SetupError: no virtual environment or no packages can be had here.
    """
    if sys.version_info < OLDEST:
        raise SetupError(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    if not works(venv):
        make(venv)
    changed = [file for file in files if recorded(venv, file) != fingerprint(file)]
    if changed:
        install(venv, changed)
    for file in changed:
        stamp_of(venv, file).write_text(fingerprint(file))


def works(venv: Path) -> bool:
    """Say whether the environment's own Python starts and has pip."""
    python = venv / "bin" / "python"
    if not python.exists():
        return False
    found = "import importlib.util as u, sys; sys.exit(u.find_spec('pip') is None)"
    return subprocess.run([python, "-c", found], check=False, capture_output=True).returncode == 0


def make(venv: Path) -> None:
    """Make an empty environment; a failed attempt leaves nothing behind."""
    print(f"Making the virtual environment {venv} …", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", str(venv)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode and "ensurepip" in done.stdout + done.stderr and get_venv_from_debian():
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        shutil.rmtree(venv, ignore_errors=True)
        said = (done.stdout + done.stderr).strip()
        if "ensurepip" in said:
            said = "This Python lacks venv. On Debian or Ubuntu: apt-get install python3-venv"
        raise SetupError(said)


def get_venv_from_debian() -> bool:
    """Install Debian's own venv package when we may; say whether it came."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return False
    package = f"python3.{sys.version_info.minor}-venv"
    print(f"Installing {package} …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in ([apt, "-qq", "update"], [apt, "-qq", "-y", "install", package]):
        last = subprocess.run(
            command, check=False, env=quiet, stdin=subprocess.DEVNULL, capture_output=True
        )
    return last.returncode == 0


def install(venv: Path, files: list[Path]) -> None:
    """Install requirements files together, so that pip sees all pins at once."""
    names = ", ".join(file.name for file in files)
    print(f"Installing {names} (once; a minute or two) …", flush=True)
    pip = [str(venv / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    wanted = [word for file in files for word in ("-r", str(file))]
    command = [*pip, "install", "--quiet", *wanted]
    quiet = {**os.environ, "PIP_ROOT_USER_ACTION": "ignore"}
    if subprocess.run(command, check=False, cwd=CHECKOUT, env=quiet).returncode:
        raise SetupError("pip failed, see above; run the same command again to go on from there.")


def fingerprint(file: Path) -> str:
    """Return a hash of a requirements file's content."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def stamp_of(venv: Path, file: Path) -> Path:
    """Return where it is noted which content was installed last."""
    return venv / f".{file.name}.sha256"


def recorded(venv: Path, file: Path) -> str:
    """Return the fingerprint noted at the last complete installation, or an empty text."""
    stamp = stamp_of(venv, file)
    return stamp.read_text() if stamp.exists() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
