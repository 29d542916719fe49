"""A database on which only some of the migrations ran that one stands in for by now.

Django would leave that one out, say that there is nothing to do, and let the site fail.
"""

from django.apps import AppConfig
from django.core.management import CommandError
from django.db import connections
from django.db.migrations.loader import MigrationLoader

SAID = (
    "Nothing was migrated. Of the migrations that {new} stands in for, only some ran on this "
    "database: {ran}. Run migrate with an earlier version of the site first; docs/running.md says "
    "how to find it."
)


def refuse_half_migrated(sender: AppConfig, using: str, **signal: object) -> None:
    """For pre_migrate: CommandError, before anything is changed."""
    loader = MigrationLoader(connections[using])
    for key, migration in loader.disk_migrations.items():
        ran = sorted(name for app, name in {*migration.replaces} & loader.applied_migrations.keys())
        if key[0] == sender.label and 0 < len(ran) < len(migration.replaces):
            raise CommandError(SAID.format(new=key[1], ran=", ".join(ran)))
