"""What the fit compares: what a week leaves, what a format asks, and what comes of the two.

Weights are 0 (fits), 1 (fits with changes) and 2 (hard to fit). What is open is None.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

FITS, WITH_CHANGES, HARD = 0, 1, 2
# Hours a week: from INTENSIVE on, a place to sleep and money can be a hard obstacle; from LONG
# on, a program fills all of the times it meets in; ALL_WEEK is day and night.
INTENSIVE, LONG, ALL_WEEK = 9, 20, 168
Ratings = Mapping[str, int]


def any_reached(wanted: Ratings, ratings: Ratings) -> bool:
    """Whether any of the ratings wanted is reached."""
    return any(ratings.get(name, 0) >= least for name, least in wanted.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """What a person's week leaves, and which answers say so.

    `times` are the parts of the week that are free; `hours` the least and most hours free in a
    week; `leave` how firmly a job holds its hours (0 leave is possible, 1 some change, 2 none,
    also without a job); `housing` how much a place to sleep is part of the need. `busy` are the
    parts of the week that work or classes usually fill: they only decide between equals.
    `answers` names the questions behind each clash, `open` those among them left unanswered.
    """

    times: frozenset[str] | None = None
    hours: tuple[int, int] | None = None
    nights: int | None = None
    travel: int | None = None
    privacy: int | None = None
    caring: int | None = None
    work: int | None = None
    leave: int | None = None
    school: int | None = None
    sleep: int | None = None
    shifts: int | None = None
    court: int | None = None
    cost: int | None = None
    housing: int = FITS
    busy: frozenset[str] = frozenset()
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    open: frozenset[str] = frozenset()

    def hardest(self) -> "Availability":
        """The same week if everything that is open were as hard as it can be."""
        worst: dict[str, Any] = {"times": frozenset(), "hours": (0, 0)}
        worst |= dict.fromkeys(("sleep", "shifts", "court", "school"), WITH_CHANGES)
        unknown = [item.name for item in fields(self) if getattr(self, item.name) is None]
        return replace(self, **{name: worst.get(name, HARD) for name in unknown})

    def can_take_leave(self) -> bool:
        """Whether leave could free more hours than are free now."""
        return self.leave is None or self.leave == FITS

    def can_move_hours(self) -> bool:
        """Whether hours of work could be moved, or left out."""
        return self.leave is None or self.leave < HARD


@dataclass(frozen=True, slots=True)
class Caution:
    """Ratings (any of them) that speak against a format, and how strongly. `told` where answers
    say so already; `never_first`: then the format may be one of several, but not the first."""

    key: str
    ratings: Ratings
    weight: int
    told: bool = False
    never_first: bool = False

    def holds(self, ratings: Ratings) -> bool:
        """Whether it speaks against the format, for these ratings."""
        return self.told or any_reached(self.ratings, ratings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way in which a level is given. `hours` is the fewest in a week; `suits` names the
    ratings (any of them) that call for this format before the others, and `told` says whether
    answers call for it (None where no answer could). An `acute` one that is called for outranks
    all others, and the week is no reason against it. A `special` one is for one thing only, and
    comes after the others."""

    key: str
    times: frozenset[str]
    hours: int
    virtual: bool = False
    overnight: bool = False
    housing: bool = False
    special: bool = False
    suits: Ratings
    told: bool | None = None
    acute: bool = False
    cautions: tuple[Caution, ...] = ()

    @property
    def reserved(self) -> bool:
        """Whether it is for those only whose ratings or answers call for it."""
        return bool(self.suits) or self.told is not None

    def called_for(self, ratings: Ratings) -> bool:
        """Whether these ratings, or the answers, call for it before others."""
        return bool(self.told) or any_reached(self.suits, ratings)


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing in the way: how hard it is, and the questions whose answers say so."""

    key: str
    weight: int
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """A format held against a week: all that stands in its way, and the open questions that
    could add to it. `called_for` where it is called for before others; `never_first` where
    something speaks against beginning with it."""

    format: Format
    clashes: tuple[Clash, ...]
    not_known: tuple[str, ...] = ()
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
