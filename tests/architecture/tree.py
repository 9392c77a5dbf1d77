"""What belongs to the house: its packages, modules, templates and pages of documentation."""

from __future__ import annotations

from pathlib import Path

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


def lines_of(path: Path) -> int:
    """Return how many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())
