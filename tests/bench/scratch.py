"""A database of a bench's own: made before it, gone after it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection


@contextmanager
def scratch_database() -> Iterator[None]:
    """On SQLite a file in a folder of its own; on PostgreSQL beside the one that is named."""
    with tempfile.TemporaryDirectory() as folder:
        if connection.vendor == "sqlite":
            settings.DATABASES["default"]["TEST"]["NAME"] = str(Path(folder, "bench.sqlite3"))
        connection.creation.create_test_db(verbosity=0)
        try:
            yield
        finally:
            connection.creation.destroy_test_db("", verbosity=0)
