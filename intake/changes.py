"""Which single answers may be offered as "what would change this".

Pure. Only what can change is offered: never a fact of the past or of the person (`fixed`),
never an obligation (it sets no level), never a change that shuts a section; and as a way to
less care never an answer that a safety trigger names.
"""

from collections.abc import Iterator
from functools import cache

from iop_guide.rules.what_if import Change

from .answers import Answers, is_open, stand
from .questions import Question, Questionnaire
from .safety import triggers


@cache
def named_by_triggers() -> frozenset[str]:
    """The questions that any safety trigger looks at."""
    return frozenset(name for row in triggers().values() for name in row.when.questions())


def offered(answers: Answers, questionnaire: Questionnaire) -> Iterator[Change]:
    """Every single changed answer that may be offered, for answers that stand."""
    asked = stand(answers, questionnaire)
    for name in asked:
        question = questionnaire.questions[name]
        if _can_change(question) and not is_open(answers, name):
            for change in _moves(question, answers[name]):
                if asked.keys() <= stand({**answers, name: change.value}, questionnaire).keys():
                    yield change


def _can_change(question: Question) -> bool:
    return not (question.fixed or question.many or question.section == "obligations")


def _moves(question: Question, value: str) -> Iterator[Change]:
    order = question.order()
    if value not in order:
        return
    here = order.index(value)
    for place, option in enumerate(order):
        if place != here:
            down_too = question.id not in named_by_triggers()
            yield Change(question.id, option, abs(place - here), down_too, begun=here > 0)
