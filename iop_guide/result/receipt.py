"""The receipt: whether definitions that changed during a visit change that person's result."""

from programs.levels.published import Published
from programs.levels.publishing import earlier
from programs.levels.releases import Tampered

from ..rules.recommendation import Outcome
from .called import called, essence
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
    if essence(before) == essence(result):
        return result.phrases.newer_same
    return result.phrases.newer_other.format(before=called(before), now=called(result))
