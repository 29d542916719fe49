"""The fit of a result: formats from the release, the week from the answers, words from fit.toml.

It is asked by the command line and by the page (shown_fit.py puts it into words and rows).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from intake.conditions import TRUE, Condition, Standing
from intake.questionnaire import questionnaire
from intake.usual_hours import fixed_hours, sleep_hours
from intake.week import availability

from ..rules.definitions import Definitions, Level
from ..rules.fit.availability import HARD, Availability
from ..rules.fit.fit import (
    Fit,
    assess,
    best_fit,
    bridge,
    choice,
    gap,
    goes_with_the_week,
    not_known,
)
from ..rules.fit.formats import ALL_WEEK, Caution, Format
from ..rules.fit.week import Block
from ..rules.profile import Profile
from .fit_file import fit_data
from .fit_tables import VideoCaution

# The section of the questionnaire that tells of the week, but for these of its questions.
WEEK = "obligations"
NOT_OF_THE_WEEK = frozenset({"court", "insurance", "cost_worry", "zip"})


def format_of(item: Mapping[str, Any], told: Standing) -> Format:
    """A format of a release, with the ratings and answers that speak for it and against it.

    `told` is what was told, as safety.trusting gives it.
    """
    row = fit_data().suits.get(item["key"])
    virtual = item.get("virtual", False)
    return Format(
        key=item["key"],
        times=frozenset(item.get("times", ())),
        hours=item["hours_per_week"][0],
        virtual=virtual,
        overnight=item.get("overnight", False),
        housing=item.get("housing", False),
        special=bool(row and row.only_called),
        suits=row.ratings if row else {},
        told=row.when.truth(told) == TRUE if row and row.when else None,
        acute=bool(row and row.acute),
        cautions=_cautions(item["key"], told) if virtual else (),
    )


def _cautions(key: str, told: Standing) -> tuple[Caution, ...]:
    rows = [row for row in fit_data().caution.values() if row.is_about(key)]
    return tuple(_caution(row, told) for row in rows)


def _caution(row: VideoCaution, told: Standing) -> Caution:
    holds = row.when is not None and row.when.truth(told) == TRUE
    return Caution(row.key, row.ratings, row.weight, holds, row.never_first)


@dataclass(frozen=True)
class Fitting:
    """One person's week against the formats of their level, and of those below it; `told` are the
    answers that stand, each taken as asked."""

    level: Level
    definitions: Definitions
    profile: Profile
    standing: Standing
    told: Standing
    housing: bool

    @cached_property
    def week(self) -> Availability:
        """What the obligations leave free, with the answers behind every possible clash."""
        behind = {c.key: self._behind(c.ratings, c.when) for c in fit_data().caution.values()}
        return availability(self.standing, self.housing, behind)

    def _behind(self, ratings: Mapping[str, int], when: Condition | None) -> tuple[str, ...]:
        own = self.profile.ratings
        high = [name for name, least in ratings.items() if own[name].low >= least]
        told = when.grounds(self.told, TRUE) if when else ()
        rated = (answer for name in high for answer in own[name].low_from)
        return tuple(dict.fromkeys((*rated, *told)))

    def formats(self, level: Level) -> tuple[Format, ...]:
        """The formats of a level, without those that are only for something not told of."""
        every = (format_of(item, self.told) for item in level.texts.get("format", ()))
        return tuple(f for f in every if not f.special or f.called_for(self.profile.low))

    @cached_property
    def fits(self) -> tuple[Fit, ...]:
        """Every format of the level held against the week."""
        return assess(self.formats(self.level), self.week, self.profile.low)

    @cached_property
    def best(self) -> Fit | None:
        """The format to start asking for; None where the level names no formats."""
        return best_fit(self.fits, self.week)

    @property
    def week_told(self) -> bool:
        """Whether anything was told of the week; else nothing can be said to go with it."""
        return any(
            self.standing[name][0] is not None
            for name, question in questionnaire().questions.items()
            if question.section == WEEK and name in self.standing and name not in NOT_OF_THE_WEEK
        )

    @property
    def points_to_one(self) -> bool:
        """Whether anything told, though not of the week, speaks for the best format."""
        return self.best is not None and (self.best.called_for or self.housing)

    @property
    def calling_for_best(self) -> tuple[str, ...]:
        """The answers that call for the best format before the others; none where it has no row."""
        row = fit_data().suits.get(self.best.format.key) if self.best else None
        return self._behind(row.ratings, row.when) if row else ()

    @property
    def best_is_told(self) -> bool:
        """Whether the best format rests on anything told; else it is only the first one written."""
        return self.week_told or self.points_to_one

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
        best = self.best is not None and self.best.worst == HARD
        return best and all(fit.worst == HARD for fit in choice(self.fits))

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
        names = self.not_known_of(self.best) if self.best else ()
        return [name for name in questionnaire().questions if name in names]

    def not_known_of(self, fit: Fit) -> tuple[str, ...]:
        """The same of any of the formats."""
        return not_known(fit, self.week, self.profile.low)

    @property
    def fixed(self) -> list[Block]:
        """The hours of the week that are usually filled."""
        return fixed_hours(self.standing)

    @property
    def sleep(self) -> list[Block]:
        """The hours of the week that are usually slept."""
        return sleep_hours(self.standing)

    @property
    def may_count_what_is_left(self) -> bool:
        """Whether the drawn hours may say what is left of the week: not to someone who told of
        fewer free hours, as they know more of their week than was asked."""
        return self.week.hours is None or self.week.hours[1] >= ALL_WEEK

    @property
    def day_and_night(self) -> bool:
        """Whether the best format is a stay."""
        return self.best is not None and self.best.format.hours >= ALL_WEEK
