"""The one place where a failing database becomes StoreDown, which pages answer calmly."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import Error

logger = logging.getLogger(__name__)


class StoreDown(Exception):
    """The answers are out of reach: whether there are any cannot be said."""


@contextmanager
def store() -> Iterator[None]:
    """Reads and writes of answers happen in here. Raises StoreDown.

    The log gets the kind of the failure and never its words, which could name a row.
    """
    try:
        yield
    except Error as error:
        logger.error("The answers are out of reach: %s", type(error).__name__)
        raise StoreDown from error
