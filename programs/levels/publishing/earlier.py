"""Earlier releases: what visitors once read, found by number or by moment, and kept in memory."""

from datetime import datetime
from functools import lru_cache

from django.db import DatabaseError

from .. import models
from ..published import Published
from ..releases import Tampered, from_files, read

KEPT = 8


class NoSuchRelease(LookupError):
    """There is no release of that number; the message says which there are."""


def numbered(number: int) -> Published:
    """The release of a number. Without a database there is number 1 alone, of the files.

    Raises NoSuchRelease.
    """
    try:
        hashes = dict(models.Release.objects.values_list("number", "hash"))
    except DatabaseError:
        hashes = {}
    if number in hashes:
        try:
            return _kept(number, hashes[number])
        except Tampered as error:
            raise NoSuchRelease(f"release {number} cannot be read: {error}") from error
    if not hashes and number == from_files().number:
        return from_files()
    last = max(hashes, default=from_files().number)
    raise NoSuchRelease(f"there is no release {number}; the newest is {last}")


def at(moment: str) -> Published:
    """What visitors read at a moment, given in ISO form. Raises Tampered if it was changed
    since."""
    until = models.Release.objects.filter(published__lte=datetime.fromisoformat(moment))
    last = until.values_list("number", "hash").first()
    return _kept(*last) if last else from_files()


@lru_cache(maxsize=KEPT)
def _kept(number: int, hash_: str) -> Published:
    """Found by its hash too, so that what is in memory is what is in the database."""
    return read(number)
