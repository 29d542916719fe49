"""The fit: which format of a level suits a person's week, and what stands in the way.

Pure. Nothing here can touch the level: it is given one, and looks only at how that level may
be given. What is open is no obstacle, and is named as not known.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from .availability import FITS, HARD, Availability
from .clashes import Clash, clashes
from .formats import ALL_WEEK, Format, Ratings

# What is not a matter of the week: it is looked for, whatever the level.
LOOKED_FOR = frozenset({"cost", "housing"})


@dataclass(frozen=True, slots=True)
class Fit:
    """A format held against a week, and all that stands in its way. `called_for` where it is
    called for before others; `never_first` where something speaks against beginning with it."""

    format: Format
    clashes: tuple[Clash, ...]
    called_for: bool = False
    never_first: bool = False

    @property
    def acute(self) -> bool:
        """Whether it is called for, and outranks every other."""
        return self.called_for and self.format.acute

    @property
    def worst(self) -> int:
        """0 fits, 1 fits with changes, 2 hard to fit."""
        return max((clash.weight for clash in self.clashes), default=FITS)


def assess(formats: Iterable[Format], week: Availability, ratings: Ratings) -> tuple[Fit, ...]:
    """Every format held against a week, in the order written."""
    return tuple(_fit(item, week, ratings) for item in formats)


def _fit(format_: Format, week: Availability, ratings: Ratings) -> Fit:
    known = clashes(format_, week, ratings)
    later = any(caution.never_first and caution.holds(ratings) for caution in format_.cautions)
    return Fit(format_, known, format_.called_for(ratings), later)


def not_known(fit: Fit, week: Availability, ratings: Ratings) -> tuple[str, ...]:
    """The open questions that could add to what is in the way of a format."""
    possible = clashes(fit.format, week.hardest(), ratings)
    behind = (name for clash in possible if clash not in fit.clashes for name in clash.answers)
    return tuple(dict.fromkeys(name for name in behind if name in week.open))


def choice(fits: Iterable[Fit]) -> tuple[Fit, ...]:
    """The formats to choose from: acute ones that are called for, else all that are called for,
    else those open to all."""
    every = tuple(fits)
    acute = tuple(fit for fit in every if fit.acute)
    called_for = tuple(fit for fit in every if fit.called_for)
    return acute or called_for or tuple(fit for fit in every if not fit.format.reserved) or every


def best_fit(fits: Iterable[Fit], week: Availability) -> Fit | None:
    """The one to start asking for: not hard if possible, housing where it is part of the need,
    then the fewest clashes; among equals the first one written. None where there is none.
    """
    first = [fit for fit in choice(fits) if not fit.never_first]
    return min(first, key=lambda fit: _preference(fit, week), default=None)


def _preference(fit: Fit, week: Availability) -> tuple[bool, bool, bool, int, int, bool]:
    mismatch = fit.format.housing != bool(week.housing)
    total = sum(clash.weight for clash in fit.clashes)
    busy = week.times is None and fit.format.times <= week.busy
    return fit.worst == HARD, mismatch, fit.format.special, fit.worst, total, busy


def bridge(
    levels: Iterable[tuple[str, tuple[Format, ...]]], week: Availability, ratings: Ratings
) -> tuple[str, Fit] | None:
    """Among less intensive levels, most intensive first: the first that goes with the week.

    Something to begin with while the level that is called for cannot be had; never enough. A
    bed and money have to be found for any of them, so they pass over none.
    """
    for key, formats in levels:
        fits = choice(assess(formats, week, ratings))
        if fit := best_fit((item for item in fits if goes_with_the_week(item)), week):
            return key, fit
    return None


def goes_with_the_week(fit: Fit) -> bool:
    """Whether nothing hard is in its way but what has to be found anyway."""
    return all(clash.weight < HARD or clash.key in LOOKED_FOR for clash in fit.clashes)


def gap(format_: Format, week: Availability) -> tuple[int, int] | None:
    """The least and most hours a week that are missing; None where none are, or who knows."""
    if week.hours is None or format_.hours >= ALL_WEEK or week.hours[1] >= format_.hours:
        return None
    return format_.hours - week.hours[1], format_.hours - week.hours[0]
