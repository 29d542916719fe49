"""Which open answer to ask for first: danger, then what this person can know, then what it settles.

Whoever answers for someone else is asked for what others can see before what only that person
knows; danger outranks both, because it changes what comes first.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from intake.answers import Answers
from intake.questionnaire import questionnaire
from intake.safety import INTERRUPTING
from intake.scoring import profile
from intake.triggers import triggers
from intake.voices import LOVED_ONE

from ..rules.comparison import place
from ..rules.definitions import Definitions
from ..rules.explain.open_questions import Width, settles_most
from ..rules.profile import Profile, Urgency


def asked_first(
    answers: Answers, open_questions: Sequence[str], person: Profile, definitions: Definitions
) -> str | None:
    """The open question to ask for first; None where none is open."""
    if urgent := undecided_danger(person):
        return urgent[0]

    def width(question: str, value: Any) -> Width:
        return _width(profile({**answers, question: value}), definitions)

    today = {r.question for r in person.could_not_tell if _urgency(r.key) == Urgency.TODAY}
    others = answers.get("respondent") == LOVED_ONE

    def rank(name: str) -> tuple[bool, bool]:
        hard = others and questionnaire().questions[name].only_they_know
        return name not in today, hard

    groups = [list(names) for _rank, names in groupby(sorted(open_questions, key=rank), rank)]
    offered = [{name: _values(name) for name in group} for group in groups]
    return settles_most(offered, width, _width(person, definitions))


def undecided_danger(person: Profile) -> list[str]:
    """The open questions that leave an emergency, or help first, undecided."""
    return [row.question for row in person.could_not_tell if _urgency(row.key) in INTERRUPTING]


def _urgency(key: str) -> Urgency:
    return triggers()[key].urgency


def _width(person: Profile, definitions: Definitions) -> Width:
    steps = sum(rating.high - rating.low for rating in person.ratings.values())
    return place(definitions, person.high) - place(definitions, person.low), steps


def _values(name: str) -> list[Any]:
    """Every answer to a question; of several options each one alone."""
    question = questionnaire().questions[name]
    return [[option] if question.many else option for option in question.option_ids()]
