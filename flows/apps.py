from django.apps import AppConfig


class FlowsConfig(AppConfig):
    """The desk: whose turn it is, and every command that moves an application."""

    name = "flows"
    verbose_name = "flows"
