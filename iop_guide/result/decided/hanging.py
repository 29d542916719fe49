"""What an open condition still hangs on. Pure."""

from collections.abc import Iterable, Iterator

from intake.conditions import OPEN, Choice, Condition, Not, Part, Standing
from intake.questionnaire import questionnaire


def questions_behind(conditions: Iterable[Condition], standing: Standing) -> set[str]:
    """The open questions that these conditions hang on, and those that decide whether one that
    they hang on is asked."""
    names: set[str] = set()
    waiting = list(conditions)
    while waiting:
        for choice in _open_choices(waiting.pop(), standing):
            for name in choice.read_from:
                if name not in names and _may_change(name, standing):
                    names.add(name)
                    waiting += questionnaire().conditions[name]
    return names


def _may_change(name: str, standing: Standing) -> bool:
    """Whether an answer, or whether it counts at all, is still to come."""
    if name not in standing:
        return False
    answer, certain = standing[name]
    return answer is None or not certain


def _open_choices(part: Part, standing: Standing) -> Iterator[Choice]:
    """The parts about one question that are open where that matters; none where it is settled."""
    if part.truth(standing) != OPEN:
        return
    if isinstance(part, Choice):
        yield part
    elif isinstance(part, Not):
        yield from _open_choices(part.part, standing)
    else:
        for parts in part.alternatives:
            if min(inner.truth(standing) for inner in parts) == OPEN:
                for inner in parts:
                    yield from _open_choices(inner, standing)
