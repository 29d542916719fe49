"""What would change this: the smallest changes of answers, and where they lead.

Two ways are searched, each on its own: MORE (a more intensive level) and LESS (a less intensive
one). Each is tried by running the same rules again, so a promise is always what a re-run gives.
Which changes may be offered at all is for whoever runs the rules again to say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ..definitions import Level
from ..recommendation import Outcome, Recommendation
from .change_search import BUDGET, Change, ChangeSearch, Counted, Offer, Reached, Trial

MOST_OFFERED = 3
NO_LEVEL = (Outcome.EMERGENCY, Outcome.YOUTH, Outcome.NOT_ENOUGH_ANSWERS)


class Way(StrEnum):
    """Which way a result moves."""

    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Changes and what they lead to. `same_outcome`: the outcome stays, only the level moves."""

    way: Way
    changes: tuple[Change, ...]
    then: Recommendation
    same_outcome: bool

    @property
    def values(self) -> dict[str, Any]:
        """The changed answers by their question."""
        return {change.question: change.value for change in self.changes}

    @property
    def level(self) -> Level | None:
        """The level that is led to, where it is the point of the change."""
        if self.same_outcome or self.then.outcome == Outcome.LEVEL:
            return self.then.level
        return None

    @property
    def target(self) -> str:
        """The level's key, or the outcome where that is the point of the change."""
        return self.level.key if self.level else str(self.then.outcome)


def what_would_change(
    now: Recommendation,
    worse: Sequence[Offer],
    milder: Sequence[Offer],
    trial: Trial,
    budget: int = BUDGET,
) -> tuple[WhatIf, ...]:
    """The smallest changes that move the result, way by way: MORE, LESS.

    `worse` and `milder` are the changes that may be offered; `budget` is what the search may cost.

    Where several single answers are equally small changes, up to three a way are named, each of
    another question; of several answers together only the first. First come those of answers
    that are not the mildest even now, then the order of the offers. Empty where the outcome
    speaks of no level.
    """
    if now.outcome in NO_LEVEL:
        return ()
    tried, here = Counted(trial, budget), _place(now)
    more = ChangeSearch(
        tried, lambda values: tried.place(values) > here, lambda t: _place(t) > here
    )
    less = ChangeSearch(
        tried, lambda values: tried.place(values) < here, lambda t: _is_less(t, here)
    )
    up = _named(Way.MORE, now, more.smallest(worse))
    return (*up, *_named(Way.LESS, now, less.smallest(milder)))


def _place(recommendation: Recommendation) -> int:
    levels = recommendation.definitions.levels
    return levels.index(recommendation.level) if recommendation.level else 0


def _is_less(then: Recommendation, here: int) -> bool:
    """A range too wide to name a level is no less care."""
    return then.outcome not in NO_LEVEL and _place(then) < here


def _named(way: Way, now: Recommendation, reached: list[Reached]) -> list[WhatIf]:
    """The first of equally small changes, in the order in which they are told, each of other
    questions."""
    ordered = sorted(reached, key=lambda item: sum(not change.begun for change in item[0]))
    kept: dict[tuple[str, ...], WhatIf] = {}
    for changes, then in ordered:
        questions = tuple(change.question for change in changes)
        same = then.outcome == now.outcome
        kept.setdefault(questions, WhatIf(way, changes, then, same))
    single = all(len(questions) == 1 for questions in kept)
    return list(kept.values())[: MOST_OFFERED if single else 1]
