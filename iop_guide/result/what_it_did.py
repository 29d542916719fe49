"""What a changed answer did to the result: told on the page that Continue returns to. Pure.

The answers of before are read by the definitions of now, so that only the answer speaks.
"""

from intake.answers import Answers
from intake.questionnaire import questionnaire
from intake.questions import PART_ONE

from ..rules.comparison import place
from ..rules.recommendation import Outcome
from .called import called, essence
from .phrases import phrases
from .result import Result


def what_it_did(before_change: Answers, now: Result) -> str:
    """One to three sentences; empty where nothing was changed that could move the result, or an
    emergency stays one: there help comes before anything."""
    if not before_change or _of_part_one(before_change) == _of_part_one(now.answers):
        return ""
    before = Result(before_change, now.definitions)
    words = phrases().changed
    danger = now.outcome == Outcome.EMERGENCY
    if essence(before) == essence(now):
        return "" if danger else words.nothing
    frame = words.narrowed if _narrowed(before, now) else words.ranged
    if danger or (before.highest is None and now.highest is None):
        frame = words.moved
    return frame.format(before=called(before), now=called(now))


def _of_part_one(answers: Answers) -> Answers:
    """The answers without those of the week, travel and money, which never move the result."""
    asked = questionnaire()
    return {name: told for name, told in answers.items() if asked.page_of(name).part == PART_ONE}


def _narrowed(before: Result, now: Result) -> bool:
    """Whether the levels that are possible now are some of those that were possible before."""
    return before.outcome == now.outcome and _possible(now) < _possible(before)


def _possible(result: Result) -> set[int]:
    ends = (result.profile.low, result.profile.high)
    low, high = (place(result.definitions, ratings) for ratings in ends)
    return set(range(low, high + 1))
