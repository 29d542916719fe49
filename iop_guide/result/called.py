"""What a result comes to in short, and what it is called inside a sentence. Pure."""

from ..rules.explain.wording import name_of
from ..rules.grammar import grammar
from ..rules.recommendation import Outcome
from .phrases import phrases
from .result import Result


def essence(result: Result) -> tuple[str | None, ...]:
    """Outcome, level and highest level: two results with the same ones say the same."""
    levels = (result.level, result.highest)
    return str(result.outcome), *(level.key if level else None for level in levels)


def called(result: Result) -> str:
    """What a result is called inside a sentence."""
    names = phrases().results
    level = grammar().mid_sentence(name_of(result.level)) if result.level else names.no_level
    if result.highest:
        highest = grammar().mid_sentence(name_of(result.highest))
        frame = names.range if result.level else names.up_to
        level = frame.format(level=level, highest=highest)
    if result.outcome == Outcome.YOUTH:
        return names.youth
    if result.outcome == Outcome.EMERGENCY:
        return names.emergency
    if result.outcome == Outcome.NOT_ENOUGH_ANSWERS:
        return names.not_enough_answers
    if result.outcome == Outcome.MEDICAL_FIRST:
        return names.doctor_first.format(level=level)
    return level
