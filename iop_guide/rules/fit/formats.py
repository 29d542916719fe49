"""A format: one way in which a level is given, what it asks of a week, and what calls for it or
speaks against it. Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass

# Hours a week: from INTENSIVE on, a place to sleep and money can be a hard obstacle; from LONG
# on, a program fills all of the times it meets in; ALL_WEEK is day and night.
INTENSIVE, LONG, ALL_WEEK = 9, 20, 168
Ratings = Mapping[str, int]


def any_reached(wanted: Ratings, ratings: Ratings) -> bool:
    """Whether any of the ratings wanted is reached."""
    return any(ratings.get(name, 0) >= least for name, least in wanted.items())


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
