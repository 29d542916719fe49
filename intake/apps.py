"""The intake app: at start-up it reads every data file, and refuses to start on a wrong one."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Asks and scores."""

    name = "intake"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Read the data now, so that a mistake in it stops the start and not a visitor."""
        from .data_files import read_all

        read_all()
