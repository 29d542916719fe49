"""The impact: whose level changes, among all combinations of ratings, from old to new definitions.

Levels are matched by key. A level that only one of the two knows stands between those that both
know: a move between it and the other's level in the same gap is neither up nor down. Where the
two have the levels in another order, a move is down if either order says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ..comparison import place
from ..definitions import DefinitionError, Definitions
from ..grammar import grammar
from ..rating_words import SCALE, Name, plain_name, ratings_words
from .all_compared import Compared
from .all_ratings import AllRatings, minus
from .smallest_examples import smallest

MOST_SHOWN = 5


@dataclass(frozen=True)
class Moved:
    """One combination of ratings, and the keys of the levels that it leads to."""

    ratings: Mapping[str, int]
    old: str
    new: str


@dataclass(frozen=True)
class Impact:
    """How many of all combinations go to a more (`up`) or a less intensive level (`down`), and
    the smallest of each, at most five: fewest ratings raised first, then the lowest sum."""

    total: int
    up: int
    down: int
    smallest_up: tuple[Moved, ...]
    smallest_down: tuple[Moved, ...]


def impact(old: Definitions, new: Definitions) -> Impact:
    """What a change of definitions does to everyone there could be.

    Raises DefinitionError where dimensions or scale differ, or no level is known to both.
    """
    if old.scale != new.scale or set(old.dimensions) != set(new.dimensions):
        raise DefinitionError("The dimensions or the scale differ: there is nothing to compare.")
    if not {level.key for level in old.levels} & {level.key for level in new.levels}:
        raise DefinitionError("No level is known to both: there is nothing to compare.")
    all_ratings = AllRatings(old, [*old.parts, *new.parts])
    before, after = (Compared(all_ratings, one) for one in (old, new))
    up = down = 0
    for ranks in (_ranks(old, new), _ranks(new, old)):
        higher, lower = _changed(before, after, ranks)
        up, down = up | higher, down | lower
    up = minus(up, down)
    moved = [
        tuple(_moved(ratings, old, new) for ratings in smallest(all_ratings, bits, MOST_SHOWN))
        for bits in (up, down)
    ]
    return Impact(all_ratings.total, all_ratings.count(up), all_ratings.count(down), *moved)


def _changed(before: Compared, after: Compared, ranks: Mapping[str, int]) -> tuple[int, int]:
    """The combinations that go up, and those that go down, by these ranks of the levels."""
    up = down = was = becomes = 0
    for rank in sorted(set(ranks.values()), reverse=True):  # most intensive first
        was |= _at(before, ranks, rank)
        becomes |= _at(after, ranks, rank)
        up |= minus(becomes, was)
        down |= minus(was, becomes)
    return up, down


def _at(one: Compared, ranks: Mapping[str, int], rank: int) -> int:
    """The combinations whose level has this rank."""
    bits = 0
    for place_, level in enumerate(one.definitions.levels):
        if ranks[level.key] == rank:
            bits |= one.at(place_)
    return bits


def _ranks(first: Definitions, second: Definitions) -> dict[str, int]:
    """How intensive the levels of both are, by the order of the first: levels that both know
    have even ranks, the others the odd rank of the gap they stand in."""
    theirs = {level.key for level in second.levels}
    known = [level.key for level in first.levels if level.key in theirs]
    ranks = {}
    for one in (first, second):
        last = 0
        for level in one.levels:
            if level.key in known:
                last = 2 * known.index(level.key) + 2
            ranks[level.key] = last + (level.key not in known)
    return ranks


def direction(old: Definitions, new: Definitions, before: str, after: str) -> int:
    """Whether it is up (1), down (-1) or neither (0) from a level of the old definitions to one
    of the new, by their keys."""
    ways = [ranks[after] - ranks[before] for ranks in (_ranks(old, new), _ranks(new, old))]
    return -1 if min(ways) < 0 else int(max(ways) > 0)


def _moved(ratings: Mapping[str, int], old: Definitions, new: Definitions) -> Moved:
    return Moved(ratings, *(one.levels[place(one, ratings)].key for one in (old, new)))


def moved_words(
    moved: Moved,
    scale: tuple[int, int] = SCALE,
    name: Name = plain_name,
    levels: Mapping[str, str] | None = None,
) -> str:
    """Such as "withdrawal serious, all else none: from IOP to PHP".

    `name` gives the name of a dimension, `levels` the names of levels by key; without them the
    keys are read out.
    """
    names = {moved.old: moved.old, moved.new: moved.new, **(levels or {})}
    ratings = ratings_words(moved.ratings, scale, name)
    return grammar().moved(ratings, names[moved.old], names[moved.new])
