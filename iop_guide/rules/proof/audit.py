"""The audit: what is wrong with definitions as a whole, proven over every combination of ratings.

Nothing here is a sample: each check compares whole sets of combinations (all_ratings.py), and
a fault comes with the smallest combination that shows it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..definitions import Definitions
from ..rating_words import Name, plain_name
from .all_compared import Compared
from .all_ratings import AllRatings, minus
from .fault import FAULTS, Fault, Telling
from .floor_audit import floor_faults
from .floors import NO_FLOORS, Floors
from .limit_audit import limit_faults


@dataclass(frozen=True)
class Proof:
    """All combinations there are, how many lead to each level (by key), and what is wrong."""

    total: int
    levels: Mapping[str, int]
    faults: tuple[Fault, ...]


def prove(definitions: Definitions, floors: Floors = NO_FLOORS, name: Name = plain_name) -> Proof:
    """Hold definitions up against every combination of ratings there could be.

    Proven are: every combination leads to exactly one level; a higher rating never to a less
    intensive one; every level is reached, every limit decides something and every dimension has
    one; each level serves at least what the one before it does, and the last one everyone; and
    the floors hold.
    `name` gives a dimension as something there is more or less of. Raises DefinitionError
    where there are too many combinations to tell apart (see AllRatings).
    """
    parts = [*definitions.parts, *(floor.part for floor in floors.floors)]
    all_ratings = AllRatings(definitions, parts)
    compared = Compared(all_ratings, definitions)
    telling = Telling(compared, name)
    sets = [compared.at(place) for place in range(len(definitions.levels))]
    counts = [all_ratings.count(bits) for bits in sets]
    wrong_way, idle = limit_faults(telling)
    faults = (
        *_unserved(telling),
        *more_than_one(telling, sets),
        *lowering(telling),
        *_unreached(telling, sets),
        *_undecided(telling),
        *wrong_way,
        *floor_faults(telling, floors),
        *idle,
    )
    keys = [level.key for level in definitions.levels]
    return Proof(all_ratings.total, dict(zip(keys, counts, strict=True)), faults)


def _unserved(telling: Telling) -> Iterator[Fault]:
    """Combinations beyond the last level: a gap that nothing serves."""
    if beyond := telling.compared.needing[-1]:
        last = len(telling.definitions.levels) - 1
        yield telling.fault("unserved", last, beyond, {"level": telling.level(last)})


def more_than_one(telling: Telling, sets: list[int]) -> Iterator[Fault]:
    """Combinations that lead to two levels, or to none although not beyond the last."""
    seen, twice = telling.compared.needing[-1], 0
    for bits in sets:
        twice |= seen & bits
        seen |= bits
    for wrong in (twice, minus(telling.compared.all_ratings.everyone, seen)):
        if wrong:
            yield telling.fault("not_one", 0, wrong, {})


def lowering(telling: Telling) -> Iterator[Fault]:
    """Combinations that with one rating more lead to a less intensive level."""
    all_ratings = telling.compared.all_ratings
    for place, bits in enumerate(telling.compared.needing[1:-1], 1):
        for number, dimension in enumerate(all_ratings.dimensions):
            if wrong := minus(all_ratings.one_step_up(bits, number), bits):
                words = {"dimension": telling.name(dimension), "level": telling.level(place)}
                yield telling.fault("lowering", place, wrong, words)


def _unreached(telling: Telling, sets: list[int]) -> Iterator[Fault]:
    """Levels that no combination leads to."""
    for place, bits in enumerate(sets):
        if not bits:
            needing = telling.compared.needing[place]
            kind = "passed_over" if place else "baseline_passed_over"
            less = telling.level(place - 1) if place else ""
            words = {"level": telling.level(place), "less": less}
            yield telling.fault(kind if needing else "not_needed", place, needing, words)


def _undecided(telling: Telling) -> Iterator[Fault]:
    """Dimensions without a limit at any level: what people tell of them comes to nothing."""
    for dimension in telling.definitions.undecided:
        text = FAULTS["undecided"].format(dimension=telling.name(dimension))
        yield Fault(text, telling.definitions.baseline.key, dimension=dimension)
