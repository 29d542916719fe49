"""What would change this: one changed answer, and where it would lead.

Pure. Which changes may be offered is said by whoever knows the questions; here each is tried
by running the same rules again, so a promise is always what a re-run gives.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from .definitions import Level
from .recommendation import Outcome, Recommendation

Rerun = Callable[[Mapping[str, str]], Recommendation]
MOST_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Change:
    """One answer changed; `steps` is how many options away it is, `down_too` whether it may
    be offered as a way to less care, `begun` whether the answer is not the mildest even now."""

    question: str
    value: str
    steps: int
    down_too: bool
    begun: bool = True


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A change and what it leads to: a level, or another outcome."""

    change: Change
    outcome: Outcome
    level: Level | None

    @property
    def target(self) -> str:
        """The level's key, or the outcome where there is no level or a doctor comes first."""
        if self.outcome == Outcome.LEVEL and self.level:
            return self.level.key
        return str(self.outcome)


def urgency(recommendation: Recommendation) -> tuple[int, int]:
    """How far up a recommendation stands: outcomes by urgency, then levels by intensity."""
    order = list(Outcome)
    if recommendation.outcome in (Outcome.LEVEL, Outcome.NO_PROGRAM):
        group = len(order)
    else:
        group = order.index(recommendation.outcome)
    levels = recommendation.definitions.levels
    return -group, levels.index(recommendation.level) if recommendation.level else 0


def what_would_change(
    now: Recommendation, changes: Iterable[Change], rerun: Rerun
) -> tuple[WhatIf, ...]:
    """The smallest single changes that move the result up, then those that move it down.

    At most three each way, fewest steps first, and among those what has begun already. Empty
    where the outcome speaks of no level.
    """
    if now.outcome in (Outcome.EMERGENCY, Outcome.YOUTH, Outcome.NOT_ENOUGH_ANSWERS):
        return ()
    up: list[WhatIf] = []
    down: list[WhatIf] = []
    for change in sorted(changes, key=lambda change: (change.steps, not change.begun)):
        then = rerun({change.question: change.value})
        if urgency(then) > urgency(now):
            _add(up, WhatIf(change, then.outcome, then.level))
        elif urgency(then) < urgency(now) and change.down_too:
            _add(down, WhatIf(change, then.outcome, then.level))
    # Moves to another level say more than moves to a page of numbers or to a doctor first.
    up.sort(key=lambda item: item.outcome != Outcome.LEVEL)
    return tuple(up[:MOST_OFFERED] + down[:MOST_OFFERED])


def _add(found: list[WhatIf], new: WhatIf) -> None:
    """Keep the smallest change of each question only."""
    if all(kept.change.question != new.change.question for kept in found):
        found.append(new)


def settles_most(
    open_questions: Mapping[str, Iterable[str]], width: Callable[[str, str], int]
) -> str | None:
    """The open question whose best answer would leave the narrowest range; None if none is open.

    `width` gives, for a question and an option, how wide the range would be with that answer.
    """
    best: tuple[int, str] | None = None
    for question, options in open_questions.items():
        narrowest = min((width(question, option) for option in options), default=None)
        if narrowest is not None and (best is None or narrowest < best[0]):
            best = narrowest, question
    return best[1] if best else None
