"""Kill the worker between commit and send: nothing is lost, nothing comes twice to the phone.

A real Celery worker as its own process, a real broker when one answers, the SMS simulator as
another process, and kill -9 at random moments (trust.md T41, T42).
"""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction

from notifications import outbox
from notifications.messages import ApplicationSubmitted
from notifications.models import Delivery, OutboxMessage
from tests import builders
from tests.simulators.processes import Simulator, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fault]
MESSAGES = 40
KILLS = 4
PATIENCE = 90
RELAY = """
import time, django
django.setup()
from notifications.tasks import sweep
while True:
    sweep()
    time.sleep(0.1)
"""


@pytest.fixture
def phone_network(tmp_path: Path) -> Iterator[Simulator]:
    with running("simulators.sms", "--store", tmp_path / "truth.jsonl") as network:
        yield network


def environment(network: Simulator) -> dict[str, str]:
    database = connection.settings_dict
    server = f"postgres://{database['USER']}@{database['HOST']}:{database['PORT']}"
    if database["HOST"].startswith("/"):
        server = f"postgres://{database['USER']}@"
    name = database["NAME"]
    query = f"?host={database['HOST']}" if database["HOST"].startswith("/") else ""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "project.settings.test",
        "DATABASE_URL": f"{server}/{name}{query}",
        "SMS_ENDPOINT": network.url,
        "OUTBOX_LEASE_SECONDS": "1",
    }


@contextmanager
def a_worker(command: list[str], env: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Start a worker in a process group of its own; kill the group afterwards."""
    process = subprocess.Popen(
        command,
        env=env,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)


def post_messages(count: int) -> set[str]:
    """Commit `count` deeds with a message each; return the keys."""
    person = builders.a_person()
    keys = set()
    for number in range(count):
        with transaction.atomic():
            row = outbox.post(
                ApplicationSubmitted(reference=f"2026-{number:06d}-0"), to=person, about="crash"
            )
            assert row is not None
            keys.add(row.public_id)
    return keys


def keys_at_the_phone(network: Simulator) -> list[str]:
    return [message["key"] for message in network.get("/messages").json()]


def wait_until_sent() -> None:
    deadline = time.monotonic() + PATIENCE
    while OutboxMessage.objects.exclude(delivery=Delivery.SENT).exists():
        assert time.monotonic() < deadline, "the outbox did not drain"
        time.sleep(0.2)


def test_killed_workers_lose_nothing_and_repeat_nothing(phone_network: Simulator) -> None:
    keys = post_messages(MESSAGES)
    env = environment(phone_network)
    dice = random.Random(4)  # noqa: S311 - when to kill, the same in every run
    phone_network.set_mode("slow", seconds=0.05)

    for _ in range(KILLS):
        with a_worker([sys.executable, "-c", RELAY], env):
            time.sleep(1.2 + dice.random())
    with a_worker([sys.executable, "-c", RELAY], env):
        wait_until_sent()

    arrived = keys_at_the_phone(phone_network)
    assert set(arrived) == keys
    assert len(arrived) == len(keys)


def test_an_answer_that_was_lost_is_not_sent_again(phone_network: Simulator) -> None:
    keys = post_messages(3)
    phone_network.set_mode("drop_answer", times=2)

    with a_worker([sys.executable, "-c", RELAY], environment(phone_network)):
        wait_until_sent()

    assert sorted(keys_at_the_phone(phone_network)) == sorted(keys)


def test_a_rolled_back_deed_sends_nothing(phone_network: Simulator) -> None:
    person = builders.a_person()
    with transaction.atomic():
        outbox.post(ApplicationSubmitted(reference="2026-000001-1"), to=person)
        transaction.set_rollback(True)

    with a_worker([sys.executable, "-c", RELAY], environment(phone_network)):
        time.sleep(2)

    assert keys_at_the_phone(phone_network) == []


def broker_that_answers() -> str:
    """Return the address of a real broker on this machine, or an empty text."""
    for port, url in ((5672, "amqp://guest:guest@127.0.0.1:5672//"), (6379, "redis://127.0.0.1/7")):
        with socket.socket() as probe:
            probe.settimeout(0.5)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return url
    return ""


@pytest.mark.skipif(not broker_that_answers(), reason="NO BROKER ANSWERS: Celery is not tried")
def test_a_real_celery_worker_sweeps_what_a_lost_bell_left(phone_network: Simulator) -> None:
    keys = post_messages(5)
    env = environment(phone_network) | {"BROKER_URL": broker_that_answers()}
    worker = [sys.executable, "-m", "celery", "-A", "project", "worker", "--pool", "solo", "--beat"]
    worker += ["--queues", "messages,codes,clock", "--loglevel", "ERROR"]

    with a_worker(worker, env):
        wait_until_sent()

    assert sorted(keys_at_the_phone(phone_network)) == sorted(keys)
