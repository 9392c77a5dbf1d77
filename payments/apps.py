from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    """Orders and payments."""

    name = "payments"
    verbose_name = "payments"
