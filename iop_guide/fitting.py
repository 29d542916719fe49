"""The fit of a result: formats from the release, the week from the answers, words from fit.toml.

It is asked by the command line and by the page (fit_page.py puts it into words and rows).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from intake.conditions import Standing
from intake.questionnaire import questionnaire
from intake.usual_hours import fixed_hours
from intake.week import availability, told_of_opioids

from .fit_data import fit_data
from .rules.availability import ALL_WEEK, HARD, Availability, Caution, Fit, Format
from .rules.definitions import Definitions, Level
from .rules.fit import assess, best_fit, bridge, choice, gap, goes_with_the_week
from .rules.profile import Profile
from .rules.week import Block


def format_of(item: Mapping[str, Any]) -> Format:
    """A format of a release, with the ratings that speak for it and against it."""
    data = fit_data()
    row = data.suits.get(item["key"])
    virtual = item.get("virtual", False)
    cautions = [Caution(c.key, c.ratings, c.weight) for c in data.caution.values()]
    return Format(
        key=item["key"],
        times=frozenset(item.get("times", ())),
        hours=item["hours_per_week"][0],
        virtual=virtual,
        overnight=item.get("overnight", False),
        housing=item.get("housing", False),
        special=bool(row and row.only_with),
        suits=row.ratings if row else {},
        cautions=tuple(cautions) if virtual else (),
    )


@dataclass(frozen=True)
class Fitting:
    """One person's week against the formats of their level, and of those below it."""

    level: Level
    definitions: Definitions
    profile: Profile
    standing: Standing
    housing: bool

    @cached_property
    def week(self) -> Availability:
        """What the obligations leave free, with the answers behind every possible clash."""
        week = availability(self.standing, self.housing)
        behind = {c.key: self._behind(c.ratings) for c in fit_data().caution.values()}
        return replace(week, answers={**week.answers, **behind})

    def _behind(self, ratings: Mapping[str, int]) -> tuple[str, ...]:
        found = self.profile.ratings
        high = [name for name, least in ratings.items() if found[name].low >= least]
        return tuple(dict.fromkeys(answer for name in high for answer in found[name].low_from))

    def formats(self, level: Level) -> tuple[Format, ...]:
        """The formats of a level, without those that are only for something not told of."""
        items = level.texts.get("format", ())
        return tuple(format_of(item) for item in items if self._offered(item["key"]))

    def _offered(self, key: str) -> bool:
        row = fit_data().suits.get(key)
        return not (row and row.only_with) or told_of_opioids(self.standing)

    @cached_property
    def fits(self) -> tuple[Fit, ...]:
        """Every format of the level held against the week."""
        return assess(self.formats(self.level), self.week, self.profile.low)

    @cached_property
    def best(self) -> Fit | None:
        """The format to start asking for; None where the level names no formats."""
        return best_fit(self.fits, self.week)

    @property
    def others(self) -> list[Fit]:
        """The other formats to choose from; a stay only where the ratings call for it."""
        first = choice(self.fits)
        by_day = [] if first[0].called_for else self.fits
        more = [fit for fit in by_day if fit not in first and fit.format.hours < ALL_WEEK]
        return [fit for fit in (*first, *more) if fit is not self.best]

    @property
    def all_hard(self) -> bool:
        """Whether no format of the level can be fitted as things are."""
        return self.best is not None and self.best.worst == HARD

    @property
    def goes_with_the_week(self) -> bool:
        """Whether the best format lacks only what has to be found: money, a place to sleep."""
        return self.best is not None and goes_with_the_week(self.best)

    @cached_property
    def bridge(self) -> tuple[str, Fit] | None:
        """Where every format is hard: the most there is below it to begin with."""
        levels = self.definitions.levels
        below = levels[1 : levels.index(self.level)][::-1]
        formats = ((level.key, self.formats(level)) for level in below)
        return bridge(formats, self.week, self.profile.low) if self.all_hard else None

    @property
    def gap(self) -> tuple[int, int] | None:
        """The hours a week that are missing for the best format."""
        return gap(self.best.format, self.week) if self.best else None

    @property
    def not_known(self) -> list[str]:
        """The open questions that could still add to what is in the way, in the order asked."""
        names = set(self.best.not_known) if self.best else set()
        return [name for name in questionnaire().questions if name in names]

    @property
    def fixed(self) -> list[Block]:
        """The hours of the week that are usually filled."""
        return fixed_hours(self.standing)

    @property
    def day_and_night(self) -> bool:
        """Whether the best format is a stay."""
        return self.best is not None and self.best.format.hours >= ALL_WEEK
