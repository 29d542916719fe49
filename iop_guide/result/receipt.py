"""The receipt: whether definitions that changed during a visit change that person's result."""

from programs.levels.published import Published
from programs.levels.publishing import earlier
from programs.levels.releases import Tampered

from ..rules.explain.wording import name_of
from ..rules.grammar import grammar
from ..rules.recommendation import Outcome
from .phrases import phrases
from .result import Result

# What these say does not rest on the definitions of levels.
APART = (Outcome.EMERGENCY, Outcome.YOUTH)


def newer_release(result: Result, release: Published, started: str) -> str:
    """One or two sentences where a release came out since the visit started; else nothing.

    `started` is a moment in ISO form. The answers are those of now under both releases.
    """
    if result.outcome in APART or not release.is_newer_than(started):
        return ""
    try:
        before = Result(result.answers, earlier.at(started).definitions)
    except Tampered:  # what it was cannot be told any more
        return result.phrases.newer_unknown
    if _essence(before) == _essence(result):
        return result.phrases.newer_same
    return result.phrases.newer_other.format(before=_called(before), now=_called(result))


def _essence(result: Result) -> tuple[str | None, ...]:
    levels = (result.level, result.highest)
    return str(result.outcome), *(level.key if level else None for level in levels)


def _called(result: Result) -> str:
    """What a result is called inside a sentence."""
    names = phrases().results
    level = grammar().mid_sentence(name_of(result.level)) if result.level else names.no_level
    if result.highest:
        highest = grammar().mid_sentence(name_of(result.highest))
        frame = names.range if result.level else names.up_to
        level = frame.format(level=level, highest=highest)
    if result.outcome == Outcome.NOT_ENOUGH_ANSWERS:
        return names.not_enough_answers
    if result.outcome == Outcome.MEDICAL_FIRST:
        return names.doctor_first.format(level=level)
    return level
