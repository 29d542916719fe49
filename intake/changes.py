"""Which answers may be offered as "what would change this".

Pure. Only what can change is offered: never a fact of the past or of the person (`fixed`, and
options in `past_options`), never an obligation (it sets no level), never a change that shuts a
section, and as a way to less care never an answer that a safety trigger names.

An open answer is not offered either: answering it changes no fact. What it could turn out to be
is in the range already, and the page asks for it.

Of a question with several answers only one more option is offered, the next sign to watch for,
and never one less. Such questions are named by triggers, or tell of the last 12 months: no one
can make a sign of last spring go away by tomorrow, and a way to less care that does so would
only teach what to leave out.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from iop_guide.rules.change_search import Change, Offer

from .answers import Answers, is_open, stand
from .conditions import Standing
from .questions import Question, Questionnaire
from .triggers import triggers


@cache
def named_by_triggers() -> frozenset[str]:
    """The questions that any safety trigger looks at."""
    return frozenset(name for row in triggers().values() for name in row.questions())


def worse(answers: Answers, questionnaire: Questionnaire) -> list[Offer]:
    """The worse answers that may be offered, for answers that stand, in the order asked."""
    offers = [
        _one_more(question, answers[question.id])
        if question.many
        else _offer(question, answers[question.id], 1)
        for question in _changeable(answers, questionnaire)
    ]
    return [offer for offer in offers if offer.changes]


def milder(answers: Answers, questionnaire: Questionnaire) -> list[Offer]:
    """The milder answers that may be offered, for answers that stand, in the order asked."""
    offers = [
        _offer(question, answers[question.id], -1)
        for question in _changeable(answers, questionnaire)
        if not question.many and question.id not in named_by_triggers()
    ]
    return [offer for offer in offers if offer.changes]


def shuts_nothing(before: Standing, after: Standing) -> bool:
    """Whether all that was asked for certain is so still."""
    return all(
        name in after and after[name][1] >= certain for name, (_answer, certain) in before.items()
    )


def _changeable(answers: Answers, questionnaire: Questionnaire) -> Iterator[Question]:
    standing = stand(answers, questionnaire)
    for question in questionnaire.questions.values():
        name = question.id
        if name not in standing:
            continue
        ordered = bool(question.order()) and question.section != "obligations"
        if ordered and not question.fixed and not is_open(answers, name):
            yield question


def _offer(question: Question, value: str, direction: int) -> Offer:
    """Every later option (direction 1) or every earlier one (-1), the nearest first."""
    order = question.order()
    here = order.index(value) if value in order else None
    others = () if here is None else (order[here + 1 :] if direction > 0 else order[:here][::-1])
    changes = tuple(
        Change(question.id, option, option, steps, begun=here != 0)
        for steps, option in enumerate(others, 1)
        if option not in question.past_options
    )
    return Offer(question.id, changes, others[-1] if others else value)


def _one_more(question: Question, value: Any) -> Offer:
    """Each option not chosen yet, beside those that are; all of them go furthest."""
    chosen = tuple(option for option in value if option != question.exclusive)
    rest = [o for o in question.order() if o not in chosen and o != question.exclusive]
    changes = tuple(
        Change(question.id, [*chosen, option], option, 1, begun=bool(chosen)) for option in rest
    )
    return Offer(question.id, changes, [*chosen, *rest] or value)
