"""What the demo starts, and with which environment."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from project.demo.ports import LOOPBACK, check_broker, next_free, web_port
from project.embedded import CHECKOUT, data_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EMBEDDED_BROKER = "memory://localhost/"
SMS_PORT = 8911
PAYMENT_PORT = 8912
AUTHENTICATORS = "demo_authenticators.json"
PYTHON = (sys.executable, "-m")


@dataclass(frozen=True)
class Plan:
    """Ports and servers of one run."""

    web: int
    sms: int
    payment: int
    broker: str
    data: Path

    @property
    def address(self) -> str:
        return f"http://{LOOPBACK}:{self.web}"

    @property
    def sms_address(self) -> str:
        return f"http://{LOOPBACK}:{self.sms}"

    @property
    def payment_address(self) -> str:
        return f"http://{LOOPBACK}:{self.payment}"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def has_own_worker(self) -> bool:
        """Say whether Celery runs inside the web process: without a broker it must."""
        return self.broker.startswith("memory:")

    def environment(self, database: str) -> dict[str, str]:
        """Return what every child is told."""
        return {
            "DJANGO_SETTINGS_MODULE": "project.settings.demo",
            "PYTHONPATH": str(CHECKOUT),
            "PYTHONUNBUFFERED": "1",
            "KAOWU_DATA": str(self.data),
            "DATABASE_URL": database,
            "BROKER_URL": self.broker,
            "KAOWU_EMBEDDED_WORKER": "1" if self.has_own_worker else "0",
            "PORT": str(self.web),
            "SITE_ADDRESS": self.address,
            "SMS_ENDPOINT": self.sms_address,
            "SMS_ACCESS_KEY_ID": "demo-key",
            "SMS_ACCESS_KEY_SECRET": "demo-secret",
            "PAY_ENDPOINT": self.payment_address,
            "PAY_KEYS": str(self.data / "keys"),
        }

    def providers(self) -> Iterator[tuple[str, list[str]]]:
        """Name the simulators and their commands."""
        kept = self.data / "simulators"
        sms = ["--port", str(self.sms), "--store", str(kept / "sms.jsonl")]
        codes = ["--authenticators", str(self.data / AUTHENTICATORS)]
        yield "sms", [*PYTHON, "simulators.sms", *sms, *codes]
        payment = ["--port", str(self.payment), "--store", str(kept / "payment.jsonl")]
        keys = ["--keys", str(self.data / "keys")]
        yield "payment", [*PYTHON, "simulators.payment", *payment, *keys]

    def product(self) -> Iterator[tuple[str, list[str]]]:
        """Name the web process, and with a broker the worker and the clock beside it."""
        web = ["gunicorn", "--config", "python:project.demo.web", "project.wsgi:application"]
        yield "web", [*PYTHON, *web]
        if not self.has_own_worker:
            celery = [*PYTHON, "celery", "-A", "project"]
            yield "worker", [*celery, "worker", "--loglevel", "WARNING", "--concurrency", "2"]
            yield "beat", [*celery, "beat", "--loglevel", "WARNING"]


def make_plan() -> Plan:
    """Choose ports and servers from the environment.

    Raises:
        TroubleError: a port that was asked for is taken, or a server that was named is silent.
    """
    web = web_port()
    sms = next_free(SMS_PORT, taken=frozenset({web}))
    payment = next_free(PAYMENT_PORT, taken=frozenset({web, sms}))
    broker = os.environ.get("BROKER_URL") or EMBEDDED_BROKER
    check_broker(broker)
    return Plan(web, sms, payment, broker, data_folder())
