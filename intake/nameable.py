"""Which answers "what would change this" may name at all: what is near a person, and no danger.

Pure. `fixed` and `past_options` of the questions say what cannot change; the safety triggers say
what is a sign of danger.
"""

from functools import cache

from iop_guide.rules.profile import Urgency

from .answers import Answers, is_open
from .conditions import Choice
from .questions import Question
from .triggers import Trigger, triggers

# Danger out of nowhere is never offered; some things only where they have begun.
FAR = frozenset({"suicide", "means", "violence", "psychosis", "mania", "substances"})
FAR_OPTIONS = frozenset({"injecting", "mixed_opioid_and_sedative"})
ONLY_ONCE_BEGUN = frozenset(
    {"home_safety", "eating", "withdrawal_now", "use_risks", "use_frequency"}
)


def _pressing_rows() -> list[Trigger]:
    return [row for row in triggers().values() if row.urgency != Urgency.THIS_WEEK]


@cache
def named_by_triggers() -> frozenset[str]:
    """The questions that any safety trigger of today or sooner looks at."""
    return frozenset(name for row in _pressing_rows() for name in row.questions())


@cache
def named_this_week() -> frozenset[tuple[str, str]]:
    """The answers that a trigger of this week names: question and option."""
    rows = [row for row in triggers().values() if row.urgency == Urgency.THIS_WEEK]
    named = [part for row in rows for part in row.choices()]
    return frozenset((part.question, option) for part in named for option in part.options)


@cache
def alarming() -> frozenset[tuple[str, str]]:
    """The options that set off a safety trigger all by themselves: signs of danger."""
    ways = [way for row in _pressing_rows() for way in row.alternatives]
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


def is_named(question: str, answer: str) -> bool:
    """Whether a safety trigger names this answer, so that no way to less care goes over it."""
    return question in named_by_triggers() or (question, answer) in named_this_week()


def is_near(question: Question, answers: Answers) -> bool:
    """Whether more of it is near the person: of some things only where they have begun, of use
    also where they told what they used."""
    begun = answers[question.id] not in (question.order()[0], [question.exclusive])
    told_of_use = question.id == "use_frequency" and not is_open(answers, "substances")
    return begun or told_of_use or question.id not in ONLY_ONCE_BEGUN
