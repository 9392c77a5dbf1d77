"""The harness: stricter than production (conventions §6)."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test import Client, TransactionTestCase
from hypothesis import settings as examples
from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import sync_playwright

from accounts.second_factor import mark_passed
from applications import uploads
from simulators import keys
from tests.plugins.template_lines import quicken
from tests.static_files import serve
from tests.sweep import sweep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from accounts.models import User
    from exams.models import DocumentRule


examples.register_profile("suite", deadline=None)  # a busy machine is no fault of ours
examples.load_profile("suite")

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


quicken()
LONGEST = (
    "tests/journeys/test_level_one",
    "tests/flows/test_machine",
    "tests/journeys/test_level_four",
    "tests/journeys",
    "tests/everyone",
    "tests/faults",
)
WIDE = ("tests/journeys", "tests/everyone", "tests/matrix", "tests/flows/test_machine")
"""What walks everywhere: watching it costs as much again, and it is no proof that a line is asked
about. The lines these tests pass are proven by the narrow ones (`tests.plugins.coverage_gates`)."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start with what takes long: no process sits over a long story when the others are done."""
    items.sort(key=place)
    for item in items:
        if item.nodeid.startswith(WIDE):
            item.add_marker("no_cover")


def place(item: pytest.Item) -> int:
    """Return the place of a test among the longest; the others come behind as they were."""
    found = (place for place, name in enumerate(LONGEST) if item.nodeid.startswith(name))
    return next(found, len(LONGEST))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium once for each process of the suite."""
    if not CHROMIUM.exists():
        pytest.skip(f"NO BROWSER TESTS: {CHROMIUM} is missing (apt-get install chromium)")
    if not driver_runs():
        pytest.skip("NO BROWSER TESTS: Node.js does not start (apt-get install libatomic1)")
    with pytest.MonkeyPatch.context() as patch:
        # The sync browser runs a loop in this thread; our queries do not run inside of it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        patch.setattr(StaticFilesHandler, "serve", serve)
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
            yield chromium
            chromium.close()


def driver_runs() -> bool:
    """Say whether the Node.js inside of playwright starts; a bare Debian lacks a library."""
    node, _ = compute_driver_executable()
    return subprocess.run([node, "--version"], check=False, capture_output=True).returncode == 0


@pytest.fixture(autouse=True, scope="session")
def _scratch_files() -> Iterator[None]:
    """Make payment keys, and throw the suite's files away afterwards."""
    keys.load_or_make(Path(settings.PAYMENT_GATEWAY["keys"]))
    yield
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


@pytest.fixture(autouse=True, scope="session")
def _signed_in_means_by_both_factors() -> Iterator[None]:
    """Let `force_login` stand for a whole sign-in, the second factor of staff included.

    Tests about the sign-in itself go through its pages.
    """
    by_password = Client.force_login

    def by_both(client: Client, user: User, backend: str | None = None) -> None:
        by_password(client, user, backend)
        session = client.session
        mark_passed(session)
        session.save()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Client, "force_login", by_both)
        yield


@pytest.fixture(autouse=True)
def _quiet_bell(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Commands ring Celery on commit; tests that want the real worker say so by a marker."""
    if request.node.get_closest_marker("journey") or request.node.get_closest_marker("fault"):
        return
    from notifications import tasks

    for task in (tasks.deliver, tasks.deliver_codes, tasks.sweep):
        monkeypatch.setattr(task, "delay", lambda *_arguments: None)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Sweep the tables after a test that commits, instead of truncating them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _test: sweep())
        yield


@pytest.fixture(autouse=True, scope="session")
def _pictures_are_checked_once() -> None:
    """Remember the verdict on a picture: the suite uploads the same few thousands of times."""
    check = uploads.check_picture
    known: dict[tuple[str, bytes], uploads.CheckedPicture] = {}

    def remembered(rule: DocumentRule, data: bytes) -> uploads.CheckedPicture:
        key = (rule.kind, data)
        if key not in known:
            known[key] = check(rule, data)
        return known[key]

    uploads.check_picture = remembered
