"""A week: fixed hours, the sessions of a format, and what is left. Pure.

Time is counted in half hours: a day has 48, a week seven days, Monday first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from .formats import INTENSIVE, LONG, Format

FIXED, TREATMENT, SLEEP = "fixed", "treatment", "sleep"
WAKING_HOURS = 7 * 16
# Where a session of three hours starts in each part of the week, and on which days it can be.
STARTS = {
    "weekday_mornings": 18,
    "weekday_afternoons": 26,
    "weekday_evenings": 36,
    "weekends": 20,
}
WEEKEND = (5, 6)
SPREAD = {0: (), 1: (1,), 2: (1, 3), 3: (0, 2, 3), 4: (0, 1, 2, 3), 5: (0, 1, 2, 3, 4)}
SESSION = 6


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """A piece of one day: 0 Monday to 6 Sunday, from and to in half hours (0 to 48). `what` fills
    it; empty where that is sleep, or any session of a program."""

    day: int
    start: int
    end: int
    kind: str
    what: str

    def cells(self) -> set[tuple[int, int]]:
        """Every half hour of the week that it fills."""
        return {(self.day, half) for half in range(self.start, self.end)}

    def part(self) -> str:
        """The part of the week it starts in."""
        if self.day in WEEKEND:
            return "weekends"
        if self.start < 24:
            return "weekday_mornings"
        return "weekday_afternoons" if self.start < 34 else "weekday_evenings"


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours a week: fixed, in treatment, of these both at once, and left of the waking hours."""

    fixed: float
    treatment: float
    both: float
    left: float


def sessions(
    format_: Format, free: frozenset[str] | None, usual: Sequence[Block]
) -> tuple[Block, ...]:
    """One example of a week in this format, in the times that are free where there are any.

    The usual week of the level is taken where it lies within those times.
    """
    times = format_.times & free if free and format_.hours < LONG else format_.times
    times = times or format_.times
    if usual and all(block.part() in times for block in usual):
        return tuple(usual)
    return tuple(_laid_out(format_.hours, [part for part in STARTS if part in times]))


def _laid_out(hours: int, parts: list[str]) -> Iterable[Block]:
    """So many hours in sessions of three hours or more (of one below nine hours a week).

    A long program fills every part of its days; a shorter one takes the first that is free.
    """
    length = max(SESSION, ceil(hours * 2 / 5)) if hours >= INTENSIVE else 2
    if hours >= LONG and len(parts) > 1:
        days = {part: WEEKEND if part == "weekends" else range(5) for part in parts}
        return [_block(day, part, SESSION) for part in parts for day in days[part]]
    count = ceil(hours * 2 / length)
    if parts == ["weekends"]:
        longer = min(ceil(hours * 2 / len(WEEKEND)), 2 * SESSION)
        return [_block(day, "weekends", longer) for day in WEEKEND]
    on_weekend = min(1, count) if "weekends" in parts and hours >= INTENSIVE else 0
    weekdays = SPREAD[min(count - on_weekend, 5)]
    first = next((part for part in parts if part != "weekends"), None)
    on_weekdays = [_block(day, first, length) for day in weekdays if first]
    return on_weekdays + [_block(day, "weekends", length) for day in WEEKEND[:on_weekend]]


def _block(day: int, part: str, length: int) -> Block:
    return Block(day, STARTS[part], STARTS[part] + length, TREATMENT, "")


def count(fixed: Iterable[Block], treatment: Iterable[Block]) -> Hours:
    """How many hours are fixed and in treatment, and what is left of 16 waking hours a day."""
    busy = {cell for block in fixed for cell in block.cells()}
    care = {cell for block in treatment for cell in block.cells()}
    left = max(WAKING_HOURS - len(busy | care) / 2, 0)
    return Hours(len(busy) / 2, len(care) / 2, len(busy & care) / 2, left)
