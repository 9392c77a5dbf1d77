from django.apps import AppConfig


class ExamsConfig(AppConfig):
    """What one applies for: an exam, its windows, levels, documents, fees and review chain."""

    name = "exams"
    verbose_name = "exams"
