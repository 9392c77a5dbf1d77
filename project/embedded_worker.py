"""A Celery worker and its clock as threads of the web process, for the `memory://` broker.

The broker lives in this process, so its worker must too. Nothing is lost when the process is
killed: the outbox table is the truth, and the clock rings again for what was not delivered.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from celery.beat import Service

if TYPE_CHECKING:
    from celery import Celery
    from celery.worker import WorkController

log = logging.getLogger(__name__)
PAUSE_SECONDS = 1.0


class EmbeddedWorker:
    """The two threads. They are daemons: killed with the process, which is safe."""

    def __init__(self, app: Celery, *, threads: int = 4) -> None:
        self.app = app
        self.threads = threads
        self.stopping = threading.Event()
        self.worker: WorkController | None = None
        # The clock does not read `beat_scheduler` by itself, and by default would write a file.
        self.clock = Service(app, max_interval=1, scheduler_cls=app.conf.beat_scheduler)

    def start(self) -> None:
        """Start both threads and return at once.

        The application becomes the default one: the worker's pool threads ask for that.
        """
        self.app.set_default()
        for job in (self.work, self.tick):
            threading.Thread(target=job, name=f"celery-{job.__name__}", daemon=True).start()

    def work(self) -> None:
        """Run a worker; start another one when it gives up."""
        while not self.stopping.is_set():
            try:
                self.worker = self.new_worker()
                self.worker.start()
            except Exception:
                log.exception("The embedded Celery worker failed.")
            if not self.stopping.wait(PAUSE_SECONDS):
                log.error("The embedded Celery worker ended; starting another one.")

    def new_worker(self) -> WorkController:
        """Return a worker that neither handles signals nor talks to other workers."""
        return self.app.WorkController(
            app=self.app,
            pool="threads",
            concurrency=self.threads,
            hostname="embedded@localhost",
            loglevel="WARNING",
            without_heartbeat=True,
            without_mingle=True,
            without_gossip=True,
            beat=False,
        )

    def tick(self) -> None:
        """Run the clock that sends the periodic tasks."""
        self.clock.start()

    def stop(self) -> None:
        """End both threads; used where the process lives on."""
        self.stopping.set()
        self.clock.stop(wait=True)
        if self.worker is not None:
            self.worker.stop()
