"""All combinations of ratings, held against the levels of some definitions."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ..definitions import Definitions, Limit, Part
from .all_ratings import AllRatings

MOST_KEPT = 3 * 2**28  # bits, 100 MB: every limit of the site, or a dozen hard ones


@dataclass(frozen=True)
class Compared:
    """What comparison.py says of one person, said of everyone there could be, as sets."""

    all_ratings: AllRatings
    definitions: Definitions

    def exceeding(self, limit: Limit) -> int:
        """The combinations that need more than a level with this limit."""
        return self._where(limit.parts)

    @cached_property
    def _where(self) -> Callable[[tuple[Part, ...]], int]:
        """The sets built last are kept, as many as fit into a share of the memory."""
        return lru_cache(MOST_KEPT // self.all_ratings.widths[-1])(self.all_ratings.where)

    def not_enough(self, place: int) -> int:
        """The combinations that the level at this place is not enough for."""
        bits = 0
        for limit in self.definitions.levels[place].limits:
            bits |= self.exceeding(limit)
        return bits

    @cached_property
    def needing(self) -> tuple[int, ...]:
        """For each place, the combinations that need the level there or a more intensive one;
        the last set, beyond all levels, is of those that nothing serves."""
        needing_more = [0]
        for place in reversed(range(len(self.definitions.levels))):
            needing_more.append(needing_more[-1] | self.not_enough(place))
        return (self.all_ratings.everyone, *needing_more[:0:-1])

    def at(self, place: int) -> int:
        """The combinations whose level is the one at this place: 0 is the baseline."""
        return self.needing[place] ^ self.needing[place + 1]
