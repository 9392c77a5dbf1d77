from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """The paper: the application and its legal moves."""

    name = "applications"
    verbose_name = "applications"
