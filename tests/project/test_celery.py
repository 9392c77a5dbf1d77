"""Every bell has somebody who hears it, and every hour of the clock rings a task that exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from celery import Celery

from project.celery import app
from project.schedule import BEAT_SCHEDULE

if TYPE_CHECKING:
    from celery.app.amqp import Queues


@pytest.fixture(autouse=True)
def _all_tasks() -> None:
    """Find the tasks of every app, as a worker does when it starts."""
    app.loader.import_default_modules()


def queues_of_a_plain_worker(celery: Celery) -> set[str]:
    """Return the queues that `celery worker` reads when nobody names any."""
    queues: Queues = celery.amqp.queues
    return set(queues.consume_from)


def routed_queues(celery: Celery) -> set[str]:
    """Return the queues that tasks are sent to."""
    names = {celery.amqp.router.route({}, name)["queue"].name for name in celery.tasks}
    return {str(name) for name in names}


def test_a_plain_worker_reads_every_queue_that_tasks_are_sent_to() -> None:
    assert routed_queues(app) - queues_of_a_plain_worker(app) == set()


def test_an_unread_queue_is_found() -> None:
    deaf = Celery("deaf", broker="memory://", fixups=[], set_as_current=False)
    deaf.conf.task_routes = {"celery.*": {"queue": "unread"}}

    assert routed_queues(deaf) - queues_of_a_plain_worker(deaf) == {"unread"}


def test_every_scheduled_task_exists() -> None:
    assert {str(entry["task"]) for entry in BEAT_SCHEDULE.values()} <= set(app.tasks)
