"""When sessions are, in the four parts of the week in which people say when they are free.

Pure. A session fits free times only if all of it does: one that begins in a free morning and
ends in an afternoon at work is no help. Half an hour over the edge is let pass.
"""

from collections.abc import Collection, Iterator
from itertools import combinations

PARTS = ("weekday_mornings", "weekday_afternoons", "weekday_evenings", "weekends")
DAY = 24 * 60
# Where the parts of a weekday begin and end, in minutes after midnight; and what is let pass.
EDGES = (("weekday_mornings", 0, 12 * 60), ("weekday_afternoons", 12 * 60, 17 * 60),
         ("weekday_evenings", 17 * 60, DAY))  # fmt: skip
LET_PASS = 30


def touched(weekday: int, start: int, end: int) -> frozenset[str]:
    """The parts of the week that a session takes up.

    `weekday` is 0 (Monday) to 6; `start` and `end` are minutes after midnight, 0 to 1440. A
    session that ends at or before its start goes on to midnight. Raises ValueError off these
    ranges.
    """
    if not (0 <= weekday <= 6 and 0 <= start < DAY and 0 <= end <= DAY):
        raise ValueError(f"day {weekday} from minute {start} to {end} is no time of the week")
    if weekday >= 5:
        return frozenset({"weekends"})
    end = end if end > start else DAY
    shares = {name: min(end, last) - max(start, first) for name, first, last in EDGES}
    parts = {name for name, share in shares.items() if share > LET_PASS}
    return frozenset(parts or {max(shares, key=lambda name: shares[name])})


def fits(session: Collection[str], free: Collection[str]) -> bool:
    """Whether all parts that a session takes up are free."""
    return set(session) <= set(free)


def bit(session: Collection[str]) -> int:
    """A number with one bit set, another one for each set of parts, so that a database can
    compare. Raises ValueError for no part, or an unknown one."""
    place = sum(1 << PARTS.index(part) for part in set(session))
    if not place:
        raise ValueError("a session takes up at least one part of the week")
    return 1 << place


def bits_that_fit(free: Collection[str]) -> int:
    """The bits of all sessions that fit these free times; 0 where nothing is free."""
    return sum(bit(parts) for parts in _sets_of(free))


def _sets_of(parts: Collection[str]) -> Iterator[tuple[str, ...]]:
    for count in range(1, len(set(parts)) + 1):
        yield from combinations(sorted(set(parts)), count)
