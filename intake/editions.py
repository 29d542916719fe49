"""Editions of the ratings: which meaning a rating has, as limits of levels are made for one.

Pure. The editions are [[edition]] of data/ratings.toml, where it says when to add one. Only staff
read of them.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from iop_guide.data import DataError, Mistake, read_rows

from .ratings import PATH, TABLES


@dataclass(frozen=True, kw_only=True)
class Edition:
    """What the ratings were from then on, in words for staff."""

    number: int
    about: str
    reviewed: date


@cache
def editions(path: Path = PATH) -> tuple[Edition, ...]:
    """All editions, the one of today last. Raises DataError unless they are numbered from 1."""
    rows = read_rows(path, "edition", Edition, tables=TABLES, by="number")
    numbers = [edition.number for edition in rows.values()]
    if not numbers or numbers != list(range(1, len(numbers) + 1)):
        words = f"editions are numbered 1, 2, 3 in order, not {numbers}"
        raise DataError(Mistake(words, path.name, "edition"))
    return tuple(rows.values())
