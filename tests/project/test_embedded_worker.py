"""Celery's worker and clock as threads of the web process."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from celery import Celery

from project.celery import app
from project.demo import web
from project.embedded_worker import EmbeddedWorker
from tests.project.processes import eventually

if TYPE_CHECKING:
    from collections.abc import Iterator


class Bell:
    """A small Celery application with one task, which notes what it was given."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.app = Celery("bell", broker="memory://localhost/", fixups=[], set_as_current=False)
        self.app.conf.update(
            task_ignore_result=True,
            beat_scheduler="celery.beat:Scheduler",
            broker_transport_options={"polling_interval": 0.05},
            beat_schedule={"tick": {"task": "ring", "schedule": 0.2, "args": ["clock"]}},
        )

        @self.app.task(name="ring", shared=False)
        def ring(word: str) -> None:
            self.heard.append(word)

        self.task = ring


@pytest.fixture
def bell() -> Bell:
    return Bell()


@pytest.fixture
def worker(bell: Bell) -> Iterator[EmbeddedWorker]:
    embedded = EmbeddedWorker(bell.app, threads=1)
    yield embedded
    embedded.stop()
    app.set_default()


def test_it_does_what_it_is_told_and_what_the_clock_says(
    bell: Bell, worker: EmbeddedWorker
) -> None:
    worker.start()
    bell.task.delay("request")

    assert eventually(lambda: {"request", "clock"} <= set(bell.heard))


def test_a_worker_that_fails_is_followed_by_another(
    bell: Bell, worker: EmbeddedWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("project.embedded_worker.PAUSE_SECONDS", 0.05)
    new_worker = worker.new_worker
    attempts: list[float] = []

    def fail_once() -> object:
        attempts.append(time.monotonic())
        if len(attempts) == 1:
            raise RuntimeError("no broker")
        return new_worker()

    monkeypatch.setattr(worker, "new_worker", fail_once)
    worker.start()
    bell.task.delay("request")

    assert eventually(lambda: "request" in bell.heard)


@pytest.mark.parametrize(("flag", "starts"), [("1", 1), ("0", 0)])
def test_the_web_process_starts_it_only_without_a_broker(
    monkeypatch: pytest.MonkeyPatch, flag: str, starts: int
) -> None:
    deeds: list[str] = []
    monkeypatch.setenv("KAOWU_EMBEDDED_WORKER", flag)
    monkeypatch.setattr(EmbeddedWorker, "start", lambda _embedded: deeds.append("start"))
    monkeypatch.setattr(EmbeddedWorker, "stop", lambda _embedded: deeds.append("stop"))

    web.post_worker_init(object())
    web.worker_exit(object(), object())

    assert deeds == ["start", "stop"] * starts
