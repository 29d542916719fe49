"""Editions of the ratings: which meaning a rating has, as limits of levels are made for one.

Pure. The editions are [[edition]] of data/ratings.toml, where it says when to add one.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from .ratings import TABLES
from .reading import DATA, DataError, build, read_file


@dataclass(frozen=True, kw_only=True)
class Edition:
    """What the ratings were from then on, in words for staff."""

    number: int
    about: str
    reviewed: date


@cache
def editions(path: Path = DATA / "ratings.toml") -> tuple[Edition, ...]:
    """All editions, the one of today last. Raises DataError unless they are numbered from 1."""
    rows = read_file(path, TABLES)["edition"]
    built = [build(Edition, row, f"{path.name}: edition {row.get('number')!r}") for row in rows]
    numbers = [edition.number for edition in built]
    if not numbers or numbers != list(range(1, len(numbers) + 1)):
        raise DataError(f"{path.name}: editions are numbered 1, 2, 3 in order, not {numbers}")
    return tuple(built)
