"""Composition only: settings, URLs, Celery and the schedule."""

from project.celery import app as celery_app

__all__ = ["celery_app"]
