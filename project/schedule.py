"""When the clock rings. Every job may run twice and on any number of processes."""

from __future__ import annotations

from datetime import timedelta

from celery.schedules import crontab

BEAT_SCHEDULE = {
    "deliver what is due": {"task": "notifications.tasks.sweep", "schedule": timedelta(seconds=5)},
    "settle decisions": {
        "task": "flows.tasks.settle_decisions",
        "schedule": timedelta(seconds=10),
    },
    "end what is late": {"task": "flows.tasks.lapse_late", "schedule": timedelta(minutes=1)},
    "report what is overdue": {
        "task": "flows.tasks.escalate_overdue",
        "schedule": timedelta(minutes=5),
    },
    "free what was left behind": {
        "task": "flows.tasks.free_left_cases",
        "schedule": timedelta(minutes=1),
    },
    "go on with lost bulk jobs": {
        "task": "flows.tasks.go_on_with_lost_bulk",
        "schedule": timedelta(minutes=1),
    },
    "draw second looks": {
        "task": "flows.tasks.draw_second_looks",
        "schedule": timedelta(minutes=10),
    },
    "change phones": {"task": "flows.tasks.switch_phones", "schedule": timedelta(minutes=1)},
    "forget photos": {"task": "flows.tasks.forget_photos", "schedule": crontab("20", "3")},
    "forget half-sent files": {
        "task": "flows.tasks.forget_partial_uploads",
        "schedule": timedelta(minutes=30),
    },
    "forget counters": {"task": "flows.tasks.forget_counters", "schedule": crontab(minute="40")},
    "count waits": {"task": "flows.tasks.count_waits", "schedule": crontab(minute="5")},
    "remind people": {"task": "flows.tasks.remind", "schedule": crontab(minute="15", hour="9-20")},
}
