"""Celery's part: carry a message, or sweep up what was left lying."""

from __future__ import annotations

from celery import shared_task
from django.conf import settings

from notifications.gateways import gateway_from
from notifications.outbox import BATCH, relay


@shared_task
def deliver(message_id: int) -> None:
    """Send one message if it is still due."""
    relay(gateway=gateway_from(settings.SMS_GATEWAY), only=message_id)


@shared_task
def deliver_codes(message_id: int) -> None:
    """Send one one-time code; its own queue keeps it ahead of everything else."""
    relay(gateway=gateway_from(settings.SMS_GATEWAY), only=message_id)


@shared_task
def sweep() -> None:
    """Send everything that is due: what a lost bell or a dead worker left behind."""
    gateway = gateway_from(settings.SMS_GATEWAY)
    while relay(gateway=gateway) == BATCH:
        continue
