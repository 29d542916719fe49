"""Which first steps surely come, which may, and what those hang on. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from intake.conditions import FALSE, OPEN, TRUE, Condition, Standing
from intake.terms import terms

from ..step_tables import Step
from ..steps import MOST_STEPS, steps
from .triggers import Fired


@dataclass(frozen=True)
class Prospects:
    """What a person's result may still come to."""

    standing: Standing
    fired: Fired
    outcomes: frozenset[str]
    levels: frozenset[str]

    def hanging(self) -> Iterator[Condition]:
        """The conditions of the steps that may come, as far as they are not settled."""
        taken: set[str] = set()
        for step in steps().values():
            if step.about in taken or not self._may_come(step):
                continue
            if step.when and step.when.truth(self.standing) == OPEN:
                yield step.when
            if step.not_there and self._there == OPEN:
                yield terms()["there_now"]
            if self._surely_comes(step):
                taken.add(step.about)
            if len(taken) == MOST_STEPS:
                return

    @property
    def _there(self) -> int:
        return terms()["there_now"].truth(self.standing)

    def _may_come(self, step: Step) -> bool:
        return (
            not self.outcomes.isdisjoint(step.outcomes)
            and (not step.levels or not self.levels.isdisjoint(step.levels))
            and self.fired.surely.isdisjoint(step.not_beside)
            and not (step.not_there and self._there == TRUE)
            and (step.when is None or step.when.truth(self.standing) != FALSE)
        )

    def _surely_comes(self, step: Step) -> bool:
        """Whether it does whatever is open; where it takes more than answers, it may not."""
        takes_more = (
            step.formats, step.moves, step.in_the_way, step.zip_given, step.danger_open,
            step.only_first, step.levels, step.names_level,
        )  # fmt: skip
        return (
            not any(takes_more)
            and self.outcomes <= set(step.outcomes)
            and (self.fired.surely | self.fired.perhaps).isdisjoint(step.not_beside)
            and not (step.not_there and self._there != FALSE)
            and (step.when is None or step.when.truth(self.standing) == TRUE)
        )
