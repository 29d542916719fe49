"""The range of levels, and which conditions of ratings could still move it. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from intake.conditions import OPEN, Condition, Standing
from intake.ratings import read_ratings

from ...rules.comparison import place
from ...rules.definitions import Definitions, Limit, Part
from ...rules.profile import Profile


@dataclass(frozen=True)
class Range:
    """The places of the levels at both ends of what a person's ratings could still come to."""

    person: Profile
    standing: Standing
    definitions: Definitions
    low: int
    high: int

    @property
    def levels(self) -> tuple[str, ...]:
        """The keys of the levels that may be named in the end; the baseline is none of them."""
        return tuple(
            level.key for level in self.definitions.levels[max(self.low, 1) : self.high + 1]
        )

    def hanging(self) -> Iterator[Condition]:
        """The conditions of ratings that decide a limit between the two ends."""
        for level in self.definitions.levels[self.low : self.high]:
            for limit in level.limits:
                if self._undecided(limit):
                    for part in limit.parts:
                        yield from self._could_fill(part)

    def reaching(self, ratings: Mapping[str, int]) -> Iterator[Condition]:
        """The conditions that decide whether any of these ratings is reached."""
        for dimension, least in ratings.items():
            if self.person.ratings[dimension].low < least:
                yield from self._raising(dimension, least)

    def _undecided(self, limit: Limit) -> bool:
        return limit.exceeded(self.person.high) and not limit.exceeded(self.person.low)

    def _could_fill(self, part: Part) -> Iterator[Condition]:
        """What could still bring the ratings of a part up; in a sum every step counts."""
        if part.holds(self.person.low):
            return
        alone = len(part.dimensions) == 1
        for dimension in part.dimensions:
            least = part.at_least if alone else self.person.ratings[dimension].low + 1
            yield from self._raising(dimension, least)

    def _raising(self, dimension: str, least: int) -> Iterator[Condition]:
        for entry in read_ratings().entries[dimension]:
            if entry.rating >= least and entry.when.truth(self.standing) == OPEN:
                yield entry.when


def range_of(person: Profile, standing: Standing, definitions: Definitions) -> Range:
    """The range of a profile of what stands."""
    ends = (place(definitions, person.low), place(definitions, person.high))
    return Range(person, standing, definitions, *ends)
