"""The programs app."""

from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    """Level definitions and releases."""

    name = "programs"
    default_auto_field = "django.db.models.BigAutoField"
