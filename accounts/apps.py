from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who somebody is: people, postings, one-time codes and sign-in."""

    name = "accounts"
    verbose_name = "accounts"
