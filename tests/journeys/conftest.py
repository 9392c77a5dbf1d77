"""The stage: the site on a port, both simulators as processes, the outbox delivered, browsers."""

from __future__ import annotations

import os
import threading
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as configured
from django.db import connection

from forms import bot_wall
from notifications.gateways import gateway_from
from notifications.outbox import relay
from tests.builders import World, a_world
from tests.builders import id_number as fresh_id_number
from tests.journeys.candidate import Candidate, Papers
from tests.journeys.phones import Phones
from tests.journeys.screen import DESK, PHONE, Screen
from tests.journeys.staff import Staff
from tests.simulators.processes import running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser
    from pytest_django import Settings
    from pytest_django.live_server_helper import LiveServer

    from accounts.models import Posting
    from notifications.gateways import SmsGateway
    from tests.simulators.processes import Simulator

OFTEN = 0.2
"""Seconds between two deliveries of the outbox."""
QUICKEST = timedelta(seconds=0.5)
"""What the wall against robots asks of hands that never stop to read."""


@pytest.fixture(scope="session")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    """Start the SMS simulator once: nobody's phone number comes twice."""
    store = tmp_path_factory.mktemp("network") / "messages.jsonl"
    with running("simulators.sms", "--store", store) as network:
        yield network


@pytest.fixture
def phones(network: Simulator, settings: Settings) -> Phones:
    """Send all messages to the simulator."""
    settings.SMS_GATEWAY = {**configured.SMS_GATEWAY, "endpoint": network.url}
    settings.SMS_LIMITS = {"phone": [(1, 9)], "network": [(1, 99)], "everyone": [(1, 99)]}
    return Phones(network)


@pytest.fixture
def bank(tmp_path: Path, settings: Settings) -> Iterator[None]:
    """Start the payment simulator."""
    keys = configured.PAYMENT_GATEWAY["keys"]
    with running("simulators.payment", "--store", tmp_path / "o.jsonl", "--keys", keys) as it:
        settings.PAYMENT_GATEWAY = {**configured.PAYMENT_GATEWAY, "endpoint": it.url}
        yield


@pytest.fixture
def world(transactional_db: None) -> World:
    del transactional_db
    return a_world()


@pytest.fixture
def _delivered(world: World, phones: Phones) -> Iterator[None]:
    """Deliver the outbox again and again, as the worker does."""
    del world, phones  # there before, and ended after
    gateway, is_over = gateway_from(configured.SMS_GATEWAY), threading.Event()
    postman = threading.Thread(target=_deliver_until, args=(is_over, gateway))
    postman.start()
    yield
    is_over.set()
    postman.join()


def _deliver_until(is_over: threading.Event, gateway: SmsGateway) -> None:
    try:
        while not is_over.wait(OFTEN):
            relay(gateway=gateway)
    finally:
        connection.close()


@dataclass
class Stage:
    """Where a story plays. Everybody who enters has a browser of their own."""

    browser: Browser
    site: str
    phones: Phones
    world: World
    folder: Path
    album: Path | None
    ends: ExitStack = field(default_factory=ExitStack)

    def screen(self, who: str, *, width: int, scripts: bool = True) -> Screen:
        """Open a browser; it is shut, and its faults are told, when the story ends."""
        screen = Screen(
            self.browser, self.site, who=who, width=width, album=self.album, scripts=scripts
        )
        self.ends.callback(screen.close)
        return screen

    def candidate(
        self, name: str, *, id_number: str = "", width: int = PHONE, scripts: bool = True
    ) -> Candidate:
        """Return somebody who has never been here."""
        screen = self.screen(name, width=width, scripts=scripts)
        papers = Papers(self.folder, name)
        return Candidate(screen, self.phones, papers, id_number=id_number or fresh_id_number())

    def staff(self, posting: Posting, *, width: int = DESK) -> Staff:
        """Return a member of staff who has just signed in."""
        staff = Staff(self.screen(posting.user.name, width=width))
        staff.sign_in(posting.user.username or "")
        return staff


def album_of(request: pytest.FixtureRequest) -> Path | None:
    """Return where pictures of this story go, if the environment's KAOWU_SHOTS names a folder."""
    folder = os.environ.get("KAOWU_SHOTS", "")
    return Path(folder) / request.path.stem if folder else None


@pytest.fixture
def stage(
    *,
    request: pytest.FixtureRequest,
    browser: Browser,
    live_server: LiveServer,
    settings: Settings,
    phones: Phones,
    world: World,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    _delivered: None,
) -> Iterator[Stage]:
    monkeypatch.setattr(bot_wall, "QUICKEST", QUICKEST)
    settings.SITE_ADDRESS = live_server.url
    stage = Stage(browser, live_server.url, phones, world, tmp_path, album_of(request))
    with stage.ends:
        yield stage
