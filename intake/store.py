"""The one place where a failing database becomes StoreDown, which pages answer calmly."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import Error, connection

logger = logging.getLogger(__name__)

# How long someone waits for others who write, where waiting could cost a life: in milliseconds.
# All else waits as settings.py says, on SQLite for as long as a whole directory is imported.
HURRY = "2000"
SET = {"sqlite": "PRAGMA busy_timeout = {}", "postgresql": "SET lock_timeout = '{}'"}
ASK = {"sqlite": "PRAGMA busy_timeout", "postgresql": "SHOW lock_timeout"}


class StoreDown(Exception):
    """The answers are out of reach: whether there are any cannot be said."""


@contextmanager
def store(hurry: bool = False) -> Iterator[None]:
    """Reads and writes of answers happen in here. Raises StoreDown."""
    try:
        with _patience(HURRY if hurry else ""):
            yield
    except Error as error:
        logger.error("The answers are out of reach: %s", kind(error))
        raise StoreDown from error


def kind(error: Error) -> str:
    """What the log gets of a failure: its kind, and none of its words, which could name a row."""
    cause = error.__cause__ or error
    return getattr(cause, "sqlite_errorname", None) or type(cause).__name__


@contextmanager
def _patience(wait: str) -> Iterator[None]:
    if not wait:
        yield
        return
    connection.ensure_connection()
    before = _tell(ASK)
    _tell(SET, wait)
    try:
        yield
    finally:
        with suppress(Error):  # a connection that broke is not used again
            _tell(SET, before)


def _tell(words: dict[str, str], wait: object = "") -> object:
    """Past Django's own cursor: this is no query of the page."""
    with connection.wrap_database_errors:
        cursor = connection.connection.cursor()
        cursor.execute(words[connection.vendor].format(wait))
        return cursor.fetchone()[0] if cursor.description else None
