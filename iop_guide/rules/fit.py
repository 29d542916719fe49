"""The fit: which format of a level suits a person's week, and what stands in the way.

Pure. Nothing here can touch the level: it is given one, and looks only at how that level may
be given.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

WITH_CHANGES, HARD = 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """What a person's week leaves. Every figure is 0 (easy), 1 (with changes) or 2 (hard).

    `times` are the parts of the week that are free, None while open; `hours` the most hours
    free in a week, None while open. `housing` says whether a place to live is part of the need.
    """

    times: frozenset[str] | None = None
    hours: int | None = None
    nights: int = 0
    travel: int = 0
    privacy: int = 0
    caring: int = 0
    work: int = 0
    housing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way in which a level is given. `hours` is the fewest in a week; `suits` names the
    ratings (any of them) that call for this format before the others."""

    key: str
    times: frozenset[str]
    hours: int
    virtual: bool = False
    overnight: bool = False
    housing: bool = False
    suits: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing in the way: `weight` 1 fits with changes, 2 is hard to fit."""

    key: str
    weight: int


@dataclass(frozen=True, slots=True)
class Fit:
    """A format and all that stands in its way."""

    format: Format
    clashes: tuple[Clash, ...]

    @property
    def worst(self) -> int:
        """0 fits, 1 fits with changes, 2 hard to fit."""
        return max((clash.weight for clash in self.clashes), default=0)


def clashes(format_: Format, week: Availability) -> Iterator[Clash]:
    """Everything of a week that stands in the way of a format."""
    if format_.overnight:
        yield from _weighed(nights=week.nights, away_caring=week.caring, away_work=week.work)
        return
    if week.times is not None and not week.times & format_.times:
        yield Clash("times", HARD)
    if week.hours is not None and week.hours < format_.hours:
        yield Clash("hours", HARD)
    if format_.virtual:
        yield from _weighed(privacy=week.privacy)
    else:
        yield from _weighed(travel=week.travel, caring=min(week.caring, WITH_CHANGES))
    if format_.hours >= 20:
        yield from _weighed(work=week.work)


def _weighed(**weights: int) -> Iterator[Clash]:
    return (Clash(key, weight) for key, weight in weights.items() if weight)


def best_fit(
    formats: tuple[Format, ...], week: Availability, ratings: Mapping[str, int]
) -> Fit | None:
    """The format of a level that suits best: called for by need first, then fewest clashes.

    Among equals the first one written. None where a level has no formats.
    """
    called_for = [item for item in formats if item.suits and _suits(item, ratings)]
    open_to_all = [item for item in formats if not item.suits]
    fits = [Fit(item, tuple(clashes(item, week))) for item in called_for or open_to_all]
    return min(fits, key=lambda fit: _preference(fit, week), default=None)


def _suits(format_: Format, ratings: Mapping[str, int]) -> bool:
    return any(ratings.get(name, 0) >= least for name, least in format_.suits.items())


def _preference(fit: Fit, week: Availability) -> tuple[bool, int, int]:
    """Housing goes with the need for it; then the worst clash, then how many."""
    return fit.format.housing != week.housing, fit.worst, sum(c.weight for c in fit.clashes)
