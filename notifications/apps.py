from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """The outbox: what must be told to whom."""

    name = "notifications"
    verbose_name = "notifications"
