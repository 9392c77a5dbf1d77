"""The Celery application. Tasks take ids and may run twice; the outbox is the truth."""

from __future__ import annotations

import os

from celery import Celery

from project.schedule import BEAT_SCHEDULE

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings.demo")

app = Celery("kaowu")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = BEAT_SCHEDULE
app.autodiscover_tasks()
