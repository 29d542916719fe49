"""Rows that were to be deleted while the store was down: deleted as soon as it answers.

Only the names of rows wait here, in memory, and nobody gets from a name to a secret. A row that
waits opens for nobody. Should the server stop before, the row expires by itself, and nobody holds
its key: the cookie is gone.
"""

from collections import deque
from collections.abc import Callable
from contextlib import suppress

from .store import StoreDown, store

# So that pressing "leave" over and over while the store is down fills no memory.
MOST = 10_000
_waiting: deque[str] = deque(maxlen=MOST)


def add(name: str) -> None:
    """A row that is to go."""
    _waiting.append(name)


def waits(name: str) -> bool:
    """Whether this row is to go."""
    return name in _waiting


def finish(delete: Callable[[list[str]], object]) -> bool:
    """Delete what waits; whether nothing is left."""
    names = list(_waiting)
    if not names:
        return True
    try:
        with store(hurry=True):
            delete(names)
    except StoreDown:
        return False
    for name in names:
        with suppress(ValueError):  # another thread was faster
            _waiting.remove(name)
    return True
