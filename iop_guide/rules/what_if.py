"""What would change this: the fewest changed answers that move the result, and where they lead.

Pure, and without knowing any question: whoever does says which changes may be offered, and runs
the rules again with some of them; so a promise is always what a re-run gives.

Three ways are searched, each on its own: MORE (a more intensive level), SOONER (a doctor or an
emergency comes first, whatever the level) and LESS (a less intensive level). The smallest change
has the fewest answers, at most three, and among those the fewest steps from option to option.

The search is exact. A set of questions is tried with each answer as far as it may go; as a worse
answer never makes anything milder, a set that does not get there so cannot get there at all, and
only the others are tried answer by answer. It is counted in evaluations, not in time: where the
budget does not last, that way says nothing rather than something that may not be the smallest.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, groupby, product
from typing import Any

from .definitions import Level
from .recommendation import Outcome, Recommendation

MOST_ANSWERS, MOST_OFFERED = 3, 3
# What the whole search may cost, and what the two kinds of re-run cost: about 25 microseconds a
# point. script/bench says how much people need: far less than a tenth of it.
BUDGET, PLACE_COSTS, RECOMMENDATION_COSTS = 20_000, 1, 8
NO_LEVEL = (Outcome.EMERGENCY, Outcome.YOUTH, Outcome.NOT_ENOUGH_ANSWERS)
URGENT = (Outcome.MEDICAL_FIRST, Outcome.EMERGENCY)

Values = Mapping[str, Any]


class Way(StrEnum):
    """Which way a result moves."""

    MORE = "more"
    SOONER = "sooner"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Change:
    """One answer changed to `value`: `option` is what is new in it, `steps` how many options
    away it is, `begun` whether the answer is not the mildest even now."""

    question: str
    value: Any
    option: str
    steps: int
    begun: bool = True


@dataclass(frozen=True, slots=True)
class Offer:
    """One question: the changes of its answer that may be offered, in the order of its options,
    and a value at least as far that way as any of them."""

    question: str
    changes: tuple[Change, ...]
    furthest: Any


@dataclass(frozen=True, slots=True)
class Trial:
    """The rules run again with some answers changed: only the place of the low end (cheap), or
    the whole recommendation; None where the changes may not be offered together."""

    place: Callable[[Values], int]
    recommend: Callable[[Values], Recommendation | None]


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


class _Spent(Exception):
    """The budget did not last."""


class _Counted:
    """A trial whose every re-run is paid from one budget."""

    def __init__(self, trial: Trial, budget: int) -> None:
        self._trial, self._left = trial, budget

    def place(self, values: Values) -> int:
        self._pay(PLACE_COSTS)
        return self._trial.place(values)

    def recommend(self, values: Values) -> Recommendation | None:
        self._pay(RECOMMENDATION_COSTS)
        return self._trial.recommend(values)

    def _pay(self, cost: int) -> None:
        self._left -= cost
        if self._left < 0:
            raise _Spent


@dataclass(frozen=True, slots=True)
class _Search:
    """The search one way: `possible` is the bound, `reached` the full condition."""

    trial: _Counted
    possible: Callable[[Values], bool]
    reached: Callable[[Recommendation], bool]

    def smallest(self, offers: Sequence[Offer]) -> list[tuple[tuple[Change, ...], Recommendation]]:
        """All changes of the smallest size that get there; empty where none does, or where the
        budget does not last."""
        try:
            if self.possible({offer.question: offer.furthest for offer in offers}):
                for count in range(1, MOST_ANSWERS + 1):
                    if found := self._with(count, offers):
                        return found
        except _Spent:
            pass
        return []

    def _with(
        self, count: int, offers: Sequence[Offer]
    ) -> list[tuple[tuple[Change, ...], Recommendation]]:
        ways = [
            changes
            for group in combinations(offers, count)
            if self.possible({offer.question: offer.furthest for offer in group})
            for changes in product(*(offer.changes for offer in group))
        ]
        for _steps, same in groupby(sorted(ways, key=steps_of), key=steps_of):
            if found := list(self._reaching(same)):
                return found
        return []

    def _reaching(
        self, ways: Iterator[tuple[Change, ...]]
    ) -> Iterator[tuple[tuple[Change, ...], Recommendation]]:
        for changes in ways:
            values = {change.question: change.value for change in changes}
            if self.possible(values):
                then = self.trial.recommend(values)
                if then is not None and self.reached(then):
                    yield changes, then


def steps_of(changes: Sequence[Change]) -> int:
    """How many options away these changes are, all together."""
    return sum(change.steps for change in changes)


def what_would_change(
    now: Recommendation,
    worse: Sequence[Offer],
    milder: Sequence[Offer],
    trial: Trial,
    budget: int = BUDGET,
) -> tuple[WhatIf, ...]:
    """The smallest changes that move the result, way by way: MORE, SOONER, LESS.

    Where several single answers are equally small changes, up to three that go to MORE or LESS
    are named and one that goes to SOONER, each of another question; of several answers together
    only the first. First come those that lead to a level
    rather than to a doctor, then those of answers that are not the mildest even now, then the
    order of the offers. Empty where the outcome speaks of no level.
    """
    if now.outcome in NO_LEVEL:
        return ()
    tried, here, urgency = _Counted(trial, budget), _place(now), _urgency(now)

    def is_sooner(values: Values) -> bool:
        then = tried.recommend(values)
        return then is None or _urgency(then) > urgency

    more = _Search(tried, lambda v: tried.place(v) > here, lambda t: _place(t) > here)
    less = _Search(tried, lambda v: tried.place(v) < here, lambda t: _is_less(t, here))
    sooner = _Search(tried, is_sooner, lambda t: _urgency(t) > urgency)
    up = _named(Way.MORE, now, more.smallest(worse))
    down = _named(Way.LESS, now, less.smallest(milder))
    told = [item.changes for item in up]
    urgent = _named(Way.SOONER, now, sooner.smallest(worse))
    return (*up, *[item for item in urgent if item.changes not in told][:1], *down)


def _place(recommendation: Recommendation) -> int:
    levels = recommendation.definitions.levels
    return levels.index(recommendation.level) if recommendation.level else 0


def _urgency(recommendation: Recommendation) -> int:
    outcome = recommendation.outcome
    return URGENT.index(outcome) + 1 if outcome in URGENT else 0


def _is_less(then: Recommendation, here: int) -> bool:
    """A range too wide to name a level is no less care."""
    return then.outcome not in NO_LEVEL and _place(then) < here


def _named(
    way: Way, now: Recommendation, found: list[tuple[tuple[Change, ...], Recommendation]]
) -> list[WhatIf]:
    """The first of equally small changes, in the order in which they are told, each of other
    questions."""
    ordered = sorted(
        found,
        key=lambda item: (
            item[1].outcome in URGENT and item[1].outcome != now.outcome,
            sum(not change.begun for change in item[0]),
        ),
    )
    kept: dict[tuple[str, ...], WhatIf] = {}
    for changes, then in ordered:
        questions = tuple(change.question for change in changes)
        same = then.outcome == now.outcome
        kept.setdefault(questions, WhatIf(way, changes, then, same))
    single = all(len(questions) == 1 for questions in kept)
    return list(kept.values())[: MOST_OFFERED if single else 1]
