"""What belongs to the house: its packages, modules, templates and pages of documentation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Fault = TypeVar("Fault")
CHECKOUT = Path(__file__).resolve().parent.parent.parent
PRODUCT = (
    "project",
    "portals",
    "flows",
    "forms",
    "notifications",
    "payments",
    "sittings",
    "applications",
    "exams",
    "accounts",
    "registry",
    "audit",
    "documents",
    "vault",
)
BESIDE = ("simulators", "bench", "tests")
FACES = ("entrance", "candidate", "reviewer", "office", "supervisor")


def python_files(*packages: str) -> list[Path]:
    """Return the modules of packages, without what Django generates."""
    found = [path for package in packages for path in (CHECKOUT / package).rglob("*.py")]
    return sorted(path for path in found if path.parent.name != "migrations")


def migrations() -> list[Path]:
    """Return all migration files of the product."""
    found = [path for package in PRODUCT for path in (CHECKOUT / package).rglob("migrations/*.py")]
    return sorted(path for path in found if path.name != "__init__.py")


def templates(pattern: str = "*.html") -> list[Path]:
    """Return the templates of the product."""
    return sorted((CHECKOUT / "templates").rglob(pattern))


def pages_of_documentation() -> list[Path]:
    """Return every Markdown file of the house."""
    found = [*CHECKOUT.glob("*.md"), *(CHECKOUT / "docs").rglob("*.md")]
    return sorted(path for path in found if path.is_file())


def shown(path: Path) -> str:
    """Return a path as a reader of a failing test wants it."""
    return path.relative_to(CHECKOUT).as_posix()


def faults_in(paths: Iterable[Path], check: Callable[[str], Fault]) -> dict[str, Fault]:
    """Return what a checker of texts finds, under the name of each faulty file.

    One test looks at all files of a rule: thousands of tests of a millisecond each cost more to
    start and to report than to run.
    """
    found = ((path, check(path.read_text(encoding="utf-8"))) for path in paths)
    return {shown(path): fault for path, fault in found if fault}


def excess(limit: int) -> Callable[[str], int]:
    """Return a checker that tells the lines of a text if they are more than a limit."""

    def check(text: str) -> int:
        lines = len(text.splitlines())
        return lines if lines > limit else 0

    return check
