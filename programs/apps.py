"""The programs app."""

from django.apps import AppConfig
from django.core.checks import register
from django.db.models.signals import post_migrate, pre_migrate


class ProgramsConfig(AppConfig):
    """Level definitions and releases."""

    name = "programs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Refuse to start on a wrong data file. Saves of proposals and releases are checked; every
        migrate begins with a look at what ran before, and ends with releases locked and the roles
        made."""
        from .directory import data_files as directory
        from .half_migrated import refuse_half_migrated
        from .levels import data_files as levels
        from .levels.publishing import receivers
        from .levels.publishing.locking import lock_after_migrating
        from .levels.start_checks import made_for_earlier_ratings
        from .roles import make_roles

        levels.read_all()
        directory.read_all()
        receivers.connect()
        register(made_for_earlier_ratings)
        pre_migrate.connect(refuse_half_migrated, sender=self)
        post_migrate.connect(lock_after_migrating, sender=self)
        post_migrate.connect(make_roles, sender=self)
