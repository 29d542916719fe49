"""Conditions over answers, as clinicians write them in the data files.

A condition is a list of alternatives and holds when any of them holds; an alternative holds
when every part of it holds. Answers may be open, so a truth has three values: FALSE, OPEN,
TRUE, in that order; "every" is their minimum, "any" their maximum and "not" their mirror. They
are read from the data files in written.py; how to write one is in docs/conditions.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

FALSE, OPEN, TRUE = 0, 1, 2

# What stands for each question that may apply: its answer (None while open) and whether it is
# certain that the question is asked at all. A question that does not apply is left out. What is
# worked out from several questions (frequency.py) stands beside them, as a Span.
Standing = Mapping[str, tuple[Any, bool]]


class ConditionError(ValueError):
    """A condition in a data file cannot be read; the message says which part, and why."""


class Askable(Protocol):
    """What a condition has to know of a question."""

    @property
    def many(self) -> bool: ...
    @property
    def exclusive(self) -> str: ...
    @property
    def read_from(self) -> tuple[str, ...]: ...

    def option_ids(self) -> tuple[str, ...]: ...
    def worse_from(self, option: str) -> tuple[str, ...]: ...


class Span(NamedTuple):
    """Every option that something worked out could be, the questions that tell it, and the open
    ones that it hangs on."""

    options: frozenset[str]
    told_by: tuple[str, ...]
    hangs_on: tuple[str, ...]

    def truth(self, options: frozenset[str]) -> int:
        """Whether it is among these options."""
        if self.options <= options:
            return TRUE
        return OPEN if self.options & options else FALSE

    def grounds(self, truth: int) -> tuple[str, ...]:
        """The questions that a truth about it rests on."""
        return self.hangs_on if truth == OPEN else self.told_by


@dataclass(frozen=True, slots=True)
class Choice:
    """One part about one question: its answer is among `options`, or (`count`) enough are.

    `read_from` are the questions behind it: itself, or those that something is worked out from.
    """

    question: str
    options: frozenset[str]
    many: bool
    count: int = 1
    read_from: tuple[str, ...] = ()

    def truth(self, standing: Standing) -> int:
        stands = standing.get(self.question)
        if stands is None:
            return FALSE
        answer, certain = stands
        if answer is None:
            return OPEN
        if self.many and self.count == 1:
            met = not self.options.isdisjoint(answer)
        elif self.many:
            met = sum(option in self.options for option in answer) >= self.count
        elif type(answer) is Span:
            return answer.truth(self.options)
        else:
            met = answer in self.options
        return (TRUE if certain else OPEN) if met else FALSE

    def choices(self) -> Iterable["Choice"]:
        yield self

    def grounds(self, standing: Standing, truth: int) -> Iterable[str]:
        if self.truth(standing) == truth and self.question in standing:
            answer = standing[self.question][0]
            yield from answer.grounds(truth) if isinstance(answer, Span) else (self.question,)


@dataclass(frozen=True, slots=True)
class Not:
    """One part that holds when another does not. What is open stays open."""

    part: "Choice | Condition"

    def truth(self, standing: Standing) -> int:
        return TRUE - self.part.truth(standing)

    def choices(self) -> Iterable[Choice]:
        return self.part.choices()

    def grounds(self, standing: Standing, truth: int) -> Iterable[str]:
        return self.part.grounds(standing, TRUE - truth)


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when any alternative holds, each being a tuple of parts that all must hold."""

    alternatives: tuple[tuple["Part", ...], ...]
    # Its one part, where it has no more: most have not, and every page asks hundreds of them.
    only: "Part | None" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        alone = len(self.alternatives) == 1 and len(self.alternatives[0]) == 1
        object.__setattr__(self, "only", self.alternatives[0][0] if alone else None)

    def truth(self, standing: Standing) -> int:
        if self.only is not None:
            return self.only.truth(standing)
        best = FALSE
        for parts in self.alternatives:
            worst = TRUE
            for part in parts:
                truth = part.truth(standing)
                if truth < worst:
                    worst = truth
                    if not worst:
                        break
            if worst > best:
                best = worst
                if best == TRUE:
                    break
        return best

    def choices(self) -> Iterable[Choice]:
        """Every part about one question, however deep it lies."""
        for parts in self.alternatives:
            for part in parts:
                yield from part.choices()

    def questions(self) -> Iterable[str]:
        """Every question that the condition looks at."""
        return (name for choice in self.choices() for name in choice.read_from)

    def grounds(self, standing: Standing, truth: int) -> Iterable[str]:
        """The questions whose parts have this truth, in the alternatives that decide."""
        for parts in self._deciding(standing):
            for part in parts:
                yield from part.grounds(standing, truth)

    def _deciding(self, standing: Standing) -> Sequence[tuple["Part", ...]]:
        """The alternatives that are as true as the whole; a single one always is."""
        if len(self.alternatives) == 1:
            return self.alternatives
        truths = [min([part.truth(standing) for part in parts]) for parts in self.alternatives]
        return [p for p, own in zip(self.alternatives, truths, strict=True) if own == max(truths)]


Part = Choice | Not | Condition
