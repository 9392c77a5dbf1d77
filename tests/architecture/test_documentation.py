"""Documentation that cannot rot: commands exist, links lead somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.architecture.tree import BESIDE, CHECKOUT, PRODUCT, pages_of_documentation, shown

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = re.compile(r"\bmake ([a-z][a-z-]+)")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)
RECORD_PARTS = ("## Context", "## Decision", "## Consequences", "## What would change our mind")
RECORDS = sorted((CHECKOUT / "docs" / "adr").glob("[0-9]*.md"))


def unknown_commands(text: str, makefile: str) -> set[str]:
    """Return the `make` commands that a text promises and the Makefile lacks."""
    return set(
        COMMAND.findall("\n".join(re.findall(r"`[^`]+`|^    .*$|^make .*$", text, re.MULTILINE)))
    ) - set(TARGET.findall(makefile))


def dead_links(page: Path) -> list[str]:
    """Return the links of a page to files that do not exist."""
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    return [target for target in targets if not (page.parent / target).exists()]


@pytest.mark.parametrize("page", pages_of_documentation(), ids=shown)
def test_a_command_named_in_the_documentation_exists(page: Path) -> None:
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")

    assert unknown_commands(page.read_text(encoding="utf-8"), makefile) == set()


@pytest.mark.parametrize("page", pages_of_documentation(), ids=shown)
def test_a_link_leads_somewhere(page: Path) -> None:
    assert dead_links(page) == []


@pytest.mark.parametrize("record", RECORDS, ids=shown)
def test_a_decision_record_is_short_and_whole(record: Path) -> None:
    text = record.read_text(encoding="utf-8")

    assert len(text.splitlines()) <= 40
    assert [part for part in RECORD_PARTS if part not in text] == []


def test_decision_records_are_numbered_without_gaps() -> None:
    assert [int(record.name[:4]) for record in RECORDS] == list(range(1, len(RECORDS) + 1))


def test_the_architecture_page_names_every_package() -> None:
    text = (CHECKOUT / "docs" / "architecture.md").read_text(encoding="utf-8")

    assert [package for package in (*PRODUCT, *BESIDE) if f"{package}/" not in text] == []


def test_the_import_contract_knows_every_package() -> None:
    here = {path.parent.name for path in CHECKOUT.glob("*/__init__.py")}
    contract = (
        (CHECKOUT / ".importlinter")
        .read_text(encoding="utf-8")
        .split("include_external_packages")[0]
    )

    assert here == set(PRODUCT) | set(BESIDE)
    assert here <= set(contract.split())


def test_the_checkers_bite(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("[gone](gone.md) [here](page.md) [far](https://example.org)")

    assert unknown_commands("Run `make tea` or `make test`.", "test: ## x") == {"tea"}
    assert dead_links(page) == ["gone.md"]
