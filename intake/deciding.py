"""What need not be asked, because the result is decided without it.

Pure. Which questions can still change a result is known only where the levels are; it is told by
a function that settings.py names (DECIDED).
"""

from collections.abc import Callable, Collection

from .answers import Answers
from .asked import passed_by, sure_to_be_asked
from .gates import Ticks
from .questionnaire import questionnaire
from .questions import PART_ONE

# The questions that can still change the result of these answers, where those of the second are
# yet to be asked.
Asks = Callable[[Answers, Collection[str]], Collection[str]]


def everything(answers: Answers, ahead: Collection[str]) -> Collection[str]:
    """Where nothing may be taken as decided: every question matters."""
    return questionnaire().questions


def decided(answers: Answers, seen: Collection[str], asks: Asks, ticks: Ticks) -> list[str]:
    """The questions of part one without an answer that change nothing, in the order asked."""
    questions = questionnaire()
    passed = passed_by(answers, seen, questions, ticks)
    asked = sure_to_be_asked(answers, seen, questions, ticks)
    still_open = [
        name for name in asked if name not in answers and questions.page_of(name).part == PART_ONE
    ]
    matter = asks(answers, [name for name in still_open if name not in passed])
    return [name for name in still_open if name not in matter]
