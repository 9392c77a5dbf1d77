"""Celery's part of the clock."""

from __future__ import annotations

from celery import shared_task

from flows.commands import clock


@shared_task
def lapse_late() -> None:
    """End what was not supplied or paid in time."""
    clock.lapse_late()


@shared_task
def remind() -> None:
    """Remind people a day before something is due."""
    clock.remind()
