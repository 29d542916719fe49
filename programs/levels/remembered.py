"""What visitors read: the newest release as it was a few seconds ago, mostly without a query.

Staff and publishing ask releases.newest(), which always looks.
"""

from dataclasses import dataclass
from time import monotonic

from django.db import Error, connection

from .published import Published
from .releases import from_files, listed, newest

# For how many seconds: after five, a publish has to be seen in every process and on every machine.
SECONDS = 3.0


@dataclass(frozen=True)
class _Look:
    """What was seen in the database, and when to look again."""

    release: Published
    until: float


_last: _Look | None = None


def remembered() -> Published:
    """The release that visitors read.

    Inside a transaction it is looked up: what is read there may never come to be. While the
    database does not answer, the release seen last goes on.
    """
    global _last
    if connection.in_atomic_block:
        return newest()
    now, last = monotonic(), _last
    if last is None or now >= last.until:
        last = _last = _Look(_seen(last), now + SECONDS)
    return last.release


def _seen(last: _Look | None) -> Published:
    try:
        return listed()
    except Error:
        return last.release if last else from_files()


def forget() -> None:
    """Look again next time."""
    global _last
    _last = None
