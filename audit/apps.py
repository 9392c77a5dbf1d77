from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The trail: who did what, when, append-only and chained."""

    name = "audit"
    verbose_name = "trail"
