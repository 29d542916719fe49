"""What a first step is, and the situation it is for. Pure; steps.py reads and chooses them."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property

from intake.conditions import TRUE, Condition, Standing
from intake.voices import Voiced
from intake.week import may_be_in_the_way

from ..rules.fit.fit import Fit
from .phrase_tables import HowSoon
from .phrases import phrases

# How soon, the soonest first.
URGENCIES = tuple(item.name for item in fields(HowSoon))
NOT_IN_CARE = "none"
ADULT = ("level", "medical_first", "no_program", "not_enough_answers")


@dataclass(frozen=True, kw_only=True)
class Situation:
    """What a step may depend on: the answers, and what came of them. The format that suits the week
    best is only worked out where a step asks for it (`best`): few do."""

    told: Standing
    outcome: str
    level: str
    move: str
    there_now: bool
    zip_given: bool
    best: Callable[[], Fit | None]
    danger_open: bool = False
    alerts: frozenset[str] = frozenset()

    @cached_property
    def format(self) -> str:
        """The format to start asking for; empty without a level."""
        fit = self.best()
        return fit.format.key if fit else ""

    def is_in_the_way(self, clashes: tuple[str, ...]) -> bool:
        """Whether one of these stands in the way of that format, which is only worked out where
        the answers behind them leave it possible."""
        if not may_be_in_the_way(clashes, self.told):
            return False
        fit = self.best()
        return fit is not None and any(clash.key in clashes for clash in fit.clashes)


@dataclass(frozen=True, kw_only=True)
class Step(Voiced):
    """One thing to do, how soon, and for whom; `about` is the thing it is about."""

    key: str
    about: str
    urgency: str
    source: str
    reviewed: date
    when: Condition | None = None
    outcomes: tuple[str, ...] = ADULT
    levels: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    in_the_way: tuple[str, ...] = ()
    not_beside: tuple[str, ...] = ()
    not_there: bool = False
    zip_given: bool = False
    danger_open: bool = False
    only_first: bool = False

    @property
    def soon(self) -> str:
        """How soon, in words."""
        return str(getattr(phrases().soon, self.urgency))

    @property
    def names_level(self) -> bool:
        """Whether its words name the level of care, so that it takes one."""
        return "{level}" in self.self + self.loved_one

    def naming(self, level_name: str, respondent: str) -> str:
        """What to do, as this respondent reads it, with the level of care named."""
        return self.text(respondent).replace("{level}", level_name)

    def is_for(self, situation: Situation) -> bool:
        """Whether it is for someone in this situation."""
        return (
            self._goes_with_the_result(situation)
            and (self.when is None or self.when.truth(situation.told) == TRUE)
            and (not self.formats or situation.format in self.formats)
            and (not self.in_the_way or situation.is_in_the_way(self.in_the_way))
        )

    def _goes_with_the_result(self, situation: Situation) -> bool:
        return (
            situation.outcome in self.outcomes
            and (not self.levels or situation.level in self.levels)
            and (not self.moves or situation.move in self.moves)
            and situation.alerts.isdisjoint(self.not_beside)
            and not (self.not_there and situation.there_now)
            and not (self.zip_given and not situation.zip_given)
            and not (self.danger_open and not situation.danger_open)
            and not (not situation.level and self.names_level)
        )


@dataclass(frozen=True, kw_only=True)
class TeamQuestion(Voiced):
    """One question for the care team of someone who is in care."""

    key: str
    source: str
    reviewed: date
