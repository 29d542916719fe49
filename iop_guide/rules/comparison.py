"""The comparison: one profile's ratings against the limits of the levels.

Every comparison is kept as a finding, so that "why" and "why not" are read off what was
compared and never written a second time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .definitions import Definitions, Level, Limit, wrong_rating


@dataclass(frozen=True, slots=True)
class Finding:
    """One limit of one level, held against the ratings: `exceeded` means not enough."""

    level: str
    limit: Limit
    ratings: tuple[tuple[str, int], ...]
    exceeded: bool


def compare(level: Level, ratings: Mapping[str, int]) -> tuple[Finding, ...]:
    """Hold the ratings (one whole number a dimension) up against every limit of a level."""
    return tuple(_finding(level, limit, ratings) for limit in level.limits)


def exceeded(level: Level, ratings: Mapping[str, int]) -> tuple[Finding, ...]:
    """The findings that say why a level is not enough; empty where it is."""
    return tuple(
        _finding(level, limit, ratings) for limit in level.limits if limit.exceeded(ratings)
    )


def _finding(level: Level, limit: Limit, ratings: Mapping[str, int]) -> Finding:
    held = tuple((name, ratings[name]) for name in limit.dimensions)
    return Finding(level.key, limit, held, limit.exceeded(ratings))


def is_enough(level: Level, ratings: Mapping[str, int]) -> bool:
    """Whether the level can safely serve these ratings: no limit of it is exceeded."""
    # A plain loop, as in Limit.exceeded: a search for changes asks this a thousand times.
    for limit in level.limits:  # noqa: SIM110
        if limit.exceeded(ratings):
            return False
    return True


def place(definitions: Definitions, ratings: Mapping[str, int]) -> int:
    """The place of the level that the ratings need: 0 is the baseline.

    It is the level just above the most intensive level that is not enough. As the last level
    has no limit, there is always exactly one; as limits are only ever exceeded from below, a
    higher rating never gives a lower place.
    """
    for number in range(len(definitions.levels) - 1, 0, -1):
        if not is_enough(definitions.levels[number - 1], ratings):
            return number
    return 0


def check_ratings(definitions: Definitions, ratings: Any) -> dict[str, int]:
    """One whole number on the scale for every dimension, or a ValueError that names it."""
    if not isinstance(ratings, dict):
        raise ValueError('give one JSON object of ratings, such as {"dimension": 0}')
    for name in ratings:
        if name not in definitions.dimensions:
            raise ValueError(f"{name!r} is no dimension of the definitions")
    for name in definitions.dimensions:
        if name not in ratings:
            raise ValueError(f"{name}: the rating is missing")
        if wrong := wrong_rating(ratings[name], definitions.scale):
            raise ValueError(f"{name}: {wrong}")
    return ratings
