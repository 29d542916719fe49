"""migrate: Django's own, on a new clone too, where the folder of the database is not there yet."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.commands import migrate
from django.db import connections


class Command(migrate.Command):
    """Makes var/ where the database is to lie there; then migrates as always."""

    def execute(self, *names: str, **options: Any) -> str | None:
        file = connections[options["database"]].settings_dict["NAME"]
        if Path(file).parent == settings.VAR:
            settings.VAR.mkdir(exist_ok=True)  # the checks, which come first, open the database
        return super().execute(*names, **options)
