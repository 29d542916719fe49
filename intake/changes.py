"""Which answers may be offered as "what would change this".

Pure. Only what can change is offered: never a fact of the past or of the person (`fixed`, and
options in `past_options`), never an obligation (it sets no level), never a change that shuts a
section, and as a way to less care never an answer that a safety trigger names: nothing that one of
today or sooner looks at, and no answer by which one of this week could hold.

Toward more care only answers near the person are offered: nothing of suicide, violence, psychosis,
mania or injecting, and no substance that they did not speak of. Signs of danger stand in the list
of when to call.

An open answer is not offered either: answering it changes no fact. What it could turn out to be
is in the range already, and the page asks for it.

Of a question with several answers only one more option is offered, the next sign to watch for,
and never one less. Such questions are named by triggers, or tell of the last 12 months: no one
can make a sign of last spring go away by tomorrow, and a way to less care that does so would
only teach what to leave out.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod
from typing import Any

from iop_guide.rules.explain.change_search import Change, Offer, Values

from .answers import Answers, is_open, stand
from .conditions import Standing
from .nameable import alarming, is_named, is_near, may_be_named
from .questions import Question, Questionnaire

# So many ways to answer what a change opens are tried.
MOST_WAYS = 20


def worse(answers: Answers, questionnaire: Questionnaire) -> list[Offer]:
    """The worse answers that may be offered, for answers that stand, in the order asked."""
    offers = [
        _one_more(question, answers[question.id])
        if question.many
        else _offer(question, answers[question.id], 1)
        for question in _changeable(answers, questionnaire)
        if is_near(question, answers)
    ]
    return [offer for offer in offers if offer.changes]


def milder(answers: Answers, questionnaire: Questionnaire) -> list[Offer]:
    """The milder answers that may be offered, for answers that stand, in the order asked."""
    offers = [
        _offer(question, answers[question.id], -1)
        for question in _changeable(answers, questionnaire)
        if not (question.many or is_named(question.id, answers[question.id]))
    ]
    return [offer for offer in offers if offer.changes]


def shuts_nothing(before: Standing, after: Standing) -> bool:
    """Whether all that was asked for certain is so still."""
    return all(
        name in after and after[name][1] >= certain for name, (_answer, certain) in before.items()
    )


def opened(before: Standing, after: Standing, questionnaire: Questionnaire) -> list[str]:
    """The questions that are asked now and were not before; or only perhaps, and are open."""
    return [
        name
        for name, (answer, certain) in after.items()
        if name in questionnaire.questions
        and (name not in before or (answer is None and before[name][1] < certain))
    ]


def every_answer(names: Sequence[str], questionnaire: Questionnaire) -> list[Values] | None:
    """Every way to answer these questions; None where that is more than can be tried."""
    questions = [questionnaire.questions[name] for name in names]
    ways = prod(len(question.options) for question in questions)
    if any(question.many for question in questions) or ways > MOST_WAYS:
        return None
    options = (question.option_ids() for question in questions)
    return [dict(zip(names, combined, strict=True)) for combined in product(*options)]


def _changeable(answers: Answers, questionnaire: Questionnaire) -> Iterator[Question]:
    standing = stand(answers, questionnaire)
    for name, question in questionnaire.questions.items():
        if name in standing and may_be_named(question) and not is_open(answers, name):
            yield question


def _offer(question: Question, value: str, direction: int) -> Offer:
    """Every later option (direction 1) or every earlier one (-1), the nearest first."""
    order, named = question.order(), may_be_named(question)
    here = order.index(value) if value in order else None
    others = () if here is None else (order[here + 1 :] if direction > 0 else order[:here][::-1])
    changes = tuple(
        Change(question.id, option, option, steps, begun=here != 0)
        for steps, option in enumerate(others, 1)
        if option in named and (direction < 0 or (question.id, option) not in alarming())
    )
    return Offer(question.id, changes, changes[-1].value if changes else value)


def _one_more(question: Question, value: Any) -> Offer:
    """One option more beside those chosen: the first and the last that are left, as all count
    alike, and the last of the signs tells of the body. Both together go furthest."""
    chosen = tuple(option for option in value if option != question.exclusive)
    rest = [option for option in may_be_named(question) if option not in chosen]
    ends = tuple(dict.fromkeys((*rest[:1], *rest[-1:])))
    changes = tuple(
        Change(question.id, [*chosen, option], option, 1, begun=bool(chosen)) for option in ends
    )
    return Offer(question.id, changes, [*chosen, *ends] or value)
