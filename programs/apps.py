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
        from .directory.filters import filters
        from .directory.importing.services import table
        from .directory.listing_words import listing_words
        from .directory.vocabulary import vocabulary
        from .half_migrated import refuse_half_migrated
        from .levels.data_files import read_all
        from .levels.publishing import receivers
        from .levels.publishing.locking import lock_after_migrating
        from .levels.start_checks import made_for_earlier_ratings
        from .roles import make_roles

        read_all()
        for read in (vocabulary, listing_words, filters, table):
            read()
        receivers.connect()
        register(made_for_earlier_ratings)
        pre_migrate.connect(refuse_half_migrated, sender=self)
        post_migrate.connect(lock_after_migrating, sender=self)
        post_migrate.connect(make_roles, sender=self)
