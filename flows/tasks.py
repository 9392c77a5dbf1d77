"""Celery's part of the clock."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from accounts import pruning
from flows import presence, waits
from flows.commands import (
    bulk,
    clock,
    leaving,
    partial_uploads,
    portrait,
    recovery_clock,
    second_looks,
    settling,
)


@shared_task
def lapse_late() -> None:
    """End what was not supplied or paid in time."""
    clock.lapse_late()


@shared_task
def settle_decisions() -> None:
    """Let decisions stand whose time to undo is over, and tell the candidates."""
    settling.settle_due()


@shared_task
def escalate_overdue() -> None:
    """Report what desks did not decide in time."""
    clock.escalate_overdue()


@shared_task
def free_left_cases() -> None:
    """Put back the cases of people whose posting ended."""
    leaving.free_left_cases()


@shared_task
def remind() -> None:
    """Remind people a day before something is due."""
    clock.remind()


@shared_task
def draw_second_looks() -> None:
    """Draw decided cases that somebody of another city looks at again."""
    second_looks.commit_seeds()
    second_looks.draw(now=timezone.now())


@shared_task
def switch_phones() -> None:
    """Change the phones of accounts whose cool-down is over, and end requests nobody confirmed."""
    recovery_clock.switch_phones()
    recovery_clock.end_outlived()


@shared_task
def forget_photos() -> None:
    """Delete photos of ID cards, and pictures portraits were cut from, that nobody needs."""
    recovery_clock.forget_photos()
    portrait.forget_unused()


@shared_task
def forget_partial_uploads() -> None:
    """Delete files that were begun and not gone on with."""
    partial_uploads.forget_old()


@shared_task
def count_waits() -> None:
    """Count how long each desk took lately, for the candidates who wait."""
    waits.count_waits(now=timezone.now())


@shared_task
def forget_counters() -> None:
    """Delete wrong tries, codes, sessions and presences that no longer count."""
    pruning.forget_what_no_longer_counts(now=timezone.now())
    presence.forget_gone(now=timezone.now())


@shared_task
def run_bulk(job_id: int) -> None:
    """Do what somebody asked for many cases at once."""
    bulk.run(job_id)


@shared_task
def go_on_with_lost_bulk() -> None:
    """Go on with bulk jobs whose worker was killed."""
    bulk.go_on_with_lost()
