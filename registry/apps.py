from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """What the province knows: regions, employers, trades and qualifications."""

    name = "registry"
    verbose_name = "registry"
