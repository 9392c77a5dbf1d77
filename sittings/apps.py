from django.apps import AppConfig


class SittingsConfig(AppConfig):
    """Where and when the exam is sat, by whom, and with what result."""

    name = "sittings"
    verbose_name = "sittings"
