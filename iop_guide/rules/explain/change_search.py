"""The search for the fewest changed answers that move a result.

Pure, and without knowing any question: whoever does says which changes may be offered, and runs
the rules again with some of them. The smallest change has the fewest answers, at most three, and
among those the fewest steps from option to option.

The search is exact. A set of questions is tried with each answer as far as it may go; as a worse
answer never makes anything milder, a set that does not get there so cannot get there at all, and
only the others are tried answer by answer. It is counted in re-runs, not in time: where the
budget does not last, nothing is found rather than something that may not be the smallest.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, product
from typing import Any

from ..recommendation import Recommendation

MOST_ANSWERS = 3
# What the whole search may cost, and what the two kinds of re-run cost: about 25 microseconds a
# point. script/bench says how much people need: far less than a tenth of it.
BUDGET, PLACE_COSTS, RECOMMENDATION_COSTS = 20_000, 1, 8

Values = Mapping[str, Any]


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


# Changes, and the recommendation that they lead to.
Reached = tuple[tuple[Change, ...], Recommendation]


class Spent(Exception):
    """The budget did not last."""


class Counted:
    """A trial whose every re-run is paid from one budget."""

    def __init__(self, trial: Trial, budget: int) -> None:
        self._trial, self._left = trial, budget

    def place(self, values: Values) -> int:
        """The place of the low end. Raises Spent."""
        self._pay(PLACE_COSTS)
        return self._trial.place(values)

    def recommend(self, values: Values) -> Recommendation | None:
        """The whole recommendation, or None. Raises Spent."""
        self._pay(RECOMMENDATION_COSTS)
        return self._trial.recommend(values)

    def _pay(self, cost: int) -> None:
        self._left -= cost
        if self._left < 0:
            raise Spent


@dataclass(frozen=True, slots=True)
class ChangeSearch:
    """The search one way: `possible` is the bound, `reached` the full condition."""

    trial: Counted
    possible: Callable[[Values], bool]
    reached: Callable[[Recommendation], bool]

    def smallest(self, offers: Sequence[Offer]) -> list[Reached]:
        """All changes of the smallest size that get there; empty where none does, or where the
        budget does not last."""
        try:
            if self.possible({offer.question: offer.furthest for offer in offers}):
                for count in range(1, MOST_ANSWERS + 1):
                    if reaching := self._with(count, offers):
                        return reaching
        except Spent:
            pass
        return []

    def _with(self, count: int, offers: Sequence[Offer]) -> list[Reached]:
        ways = [
            changes
            for group in combinations(offers, count)
            if self.possible({offer.question: offer.furthest for offer in group})
            for changes in product(*(offer.changes for offer in group))
        ]
        for _steps, same in groupby(sorted(ways, key=steps_of), key=steps_of):
            if reaching := list(self._reaching(same)):
                return reaching
        return []

    def _reaching(self, ways: Iterator[tuple[Change, ...]]) -> Iterator[Reached]:
        for changes in ways:
            values = {change.question: change.value for change in changes}
            if self.possible(values):
                then = self.trial.recommend(values)
                if then is not None and self.reached(then):
                    yield changes, then


def steps_of(changes: Sequence[Change]) -> int:
    """How many options away these changes are, all together."""
    return sum(change.steps for change in changes)
