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
from functools import cache
from itertools import product
from math import prod
from typing import Any

from iop_guide.rules.change_search import Change, Offer, Values
from iop_guide.rules.profile import Urgency

from .answers import Answers, is_open, stand
from .conditions import Choice, Standing
from .questions import Question, Questionnaire
from .triggers import triggers

# Danger out of nowhere is never offered; some things only where they have begun.
FAR = frozenset({"suicide", "means", "violence", "psychosis", "mania", "substances"})
FAR_OPTIONS = frozenset({"injecting", "mixed_opioid_and_sedative"})
MOST_WAYS = 20
ONLY_ONCE_BEGUN = frozenset(
    {"home_safety", "eating", "withdrawal_now", "use_risks", "use_frequency"}
)


@cache
def named_by_triggers() -> frozenset[str]:
    """The questions that any safety trigger of today or sooner looks at."""
    rows = (row for row in triggers().values() if row.urgency != Urgency.THIS_WEEK)
    return frozenset(name for row in rows for name in row.questions())


@cache
def named_this_week() -> frozenset[tuple[str, str]]:
    """The answers that a trigger of this week names: question and option."""
    rows = [row for row in triggers().values() if row.urgency == Urgency.THIS_WEEK]
    named = [part for row in rows for part in row.choices()]
    return frozenset((part.question, option) for part in named for option in part.options)


@cache
def alarming() -> frozenset[tuple[str, str]]:
    """The options that set off a safety trigger all by themselves: signs of danger."""
    ways = [way for row in triggers().values() if row.outcome for way in row.alternatives]
    leads = [parts for way in ways if not way.rest for parts in way.lead.alternatives]
    alone = (parts[0] for parts in leads if len(parts) == 1)
    return frozenset(
        (part.question, option)
        for part in alone
        if isinstance(part, Choice) and part.count == 1
        for option in part.options
    )


def may_be_named(question: Question) -> tuple[str, ...]:
    """The options of a question that "what would change this" may name; empty where none."""
    if question.fixed or question.section == "obligations" or question.id in FAR:
        return ()
    never = {question.exclusive, *question.past_options, *FAR_OPTIONS}
    return tuple(option for option in question.order() if option not in never)


def worse(answers: Answers, questionnaire: Questionnaire) -> list[Offer]:
    """The worse answers that may be offered, for answers that stand, in the order asked."""
    offers = [
        _one_more(question, answers[question.id])
        if question.many
        else _offer(question, answers[question.id], 1)
        for question in _changeable(answers, questionnaire)
        if _is_near(question, answers)
    ]
    return [offer for offer in offers if offer.changes]


def milder(answers: Answers, questionnaire: Questionnaire) -> list[Offer]:
    """The milder answers that may be offered, for answers that stand, in the order asked."""
    offers = [
        _offer(question, answers[question.id], -1)
        for question in _changeable(answers, questionnaire)
        if not (question.many or _is_named(question.id, answers[question.id]))
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


def _is_named(question: str, answer: str) -> bool:
    return question in named_by_triggers() or (question, answer) in named_this_week()


def _is_near(question: Question, answers: Answers) -> bool:
    """Whether more of it is near the person: of some things only where they have begun, of use
    also where they told what they used."""
    begun = answers[question.id] not in (question.order()[0], [question.exclusive])
    told_of_use = question.id == "use_frequency" and not is_open(answers, "substances")
    return begun or told_of_use or question.id not in ONLY_ONCE_BEGUN


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
