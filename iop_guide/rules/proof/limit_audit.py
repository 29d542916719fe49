"""The limits, one by one: those the wrong way round, and those that decide nothing."""

from collections.abc import Iterator

from ..definitions import Limit
from .all_compared import Compared
from .all_ratings import minus
from .fault import Fault, Telling


def limit_faults(telling: Telling) -> tuple[list[Fault], list[Fault]]:
    """What is wrong with single limits: those the wrong way round, and those that decide nothing,
    which is often only what comes of the former."""
    wrong_way: list[Fault] = []
    idle: list[Fault] = []
    for number in range(len(telling.definitions.levels)):  # together: they look at the same sets
        if number:
            wrong_way += _reversed(telling, number)
        idle += _idle(telling, number)
    return wrong_way, idle


def _reversed(telling: Telling, number: int) -> Iterator[Fault]:
    """Limits that keep out people whom the level before still serves.

    With one dimension that is a mistake. A combination is only a warning: it need not be
    written again at every level before, but the reasons shown are fuller where it is.
    """
    before = telling.compared.not_enough(number - 1)
    words = {"more": telling.level(number), "less": telling.level(number - 1)}
    for limit in telling.definitions.levels[number].limits:
        if wrong := minus(telling.compared.exceeding(limit), before):
            if len(limit.dimensions) == 1:
                yield telling.fault("reversed", number, wrong, words)
            else:
                yield telling.fault("reversed_combination", number - 1, wrong, words, True)


def _idle(telling: Telling, number: int) -> Iterator[Fault]:
    """Limits that could be left out without anyone's level changing, save those that say again
    what a more intensive level says: that it serves no more there is worth saying."""
    limits = telling.definitions.levels[number].limits
    twice = _twice(telling.compared, limits)
    for limit in limits:
        whose = telling.compared.exceeding(limit)
        words = {"level": telling.level(number), "limit": telling.limit(limit)}
        if not whose:
            yield telling.fault("dead", number, 0, words)
        elif not minus(minus(whose, twice), _above(telling.compared, number, limit)):
            words["by"] = _shadows(telling, number, limit, whose)
            yield telling.fault("shadowed", number, whose, words)


def _twice(compared: Compared, limits: tuple[Limit, ...]) -> int:
    """The combinations that more than one limit of a level applies to."""
    once = twice = 0
    for limit in limits:
        bits = compared.exceeding(limit)
        twice |= once & bits
        once |= bits
    return twice


def _same(limit: Limit, other: Limit) -> bool:
    return set(limit.parts) == set(other.parts)


def _above(compared: Compared, number: int, limit: Limit) -> int:
    """What the more intensive levels are not enough for, by other limits than this one."""
    above = compared.definitions.levels[number + 1 :]
    others = [other for level in above for other in level.limits]
    if not any(_same(limit, other) for other in others):
        return compared.needing[number + 2] if above else 0
    bits = 0
    for other in others:
        if not _same(limit, other):
            bits |= compared.exceeding(other)
    return bits


def _shadows(telling: Telling, number: int, limit: Limit, left: int) -> str:
    """The other limits that apply wherever this one does: as few as can be told at a glance."""
    levels = telling.definitions.levels
    others = [
        (place, other)
        for place in range(number, len(levels))
        for other in levels[place].limits
        if (other is not limit if place == number else not _same(limit, other))
    ]
    named = []
    while left:
        place, other = _best(telling.compared, others, left)
        left = minus(left, telling.compared.exceeding(other))
        named.append(f"“{telling.limit(other)}” ({telling.level(place)})")
    return " or ".join(named)


def _best(compared: Compared, others: list[tuple[int, Limit]], left: int) -> tuple[int, Limit]:
    """The one that applies to all that are left, or to most; of equals the first."""
    most, best = 0, others[0]
    for one in others:
        met = compared.exceeding(one[1]) & left
        if met == left:
            return one
        if met.bit_count() > most:
            most, best = met.bit_count(), one
    return best
