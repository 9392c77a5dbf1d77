"""How gunicorn serves the demo: one process with threads, so that the embedded broker is shared."""

from __future__ import annotations

import os
from importlib import import_module

from django.conf import settings

from project.celery import app
from project.demo.ports import LOOPBACK, USUAL_WEB_PORT
from project.embedded_worker import EmbeddedWorker

bind = f"{LOOPBACK}:{os.environ.get('PORT') or USUAL_WEB_PORT}"
workers = 1
worker_class = "gthread"
threads = 8
timeout = 60
graceful_timeout = 2
control_socket_disable = True
embedded: list[EmbeddedWorker] = []


def post_worker_init(_worker: object) -> None:
    """Start the Celery worker and the clock inside this process when there is no broker.

    Every page is imported before: modules that import one another in a ring fail when two threads
    begin at different ends, and on a busy machine the first visitor meets that.
    """
    import_module(settings.ROOT_URLCONF)
    if os.environ.get("KAOWU_EMBEDDED_WORKER") == "1":
        embedded.append(EmbeddedWorker(app))
        embedded[-1].start()


def worker_exit(_server: object, _worker: object) -> None:
    """Stop them before the process ends."""
    while embedded:
        embedded.pop().stop()
