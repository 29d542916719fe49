"""The search for people for whom an option of a question makes a difference.

Found is proven: two people who differ in this option only, and what they get differs. Not found
is proven only for an option that no rule names. Searched are the people of vignettes.toml and,
for options that a rule does name, also a well person with any one answer changed. To show that
an option matters, add a person to vignettes.toml; one that is meant to change nothing is accepted
in accepted.toml.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from intake.answers import Answers, stand
from intake.conditions import Choice, Condition
from intake.notes import needs, notes
from intake.questionnaire import questionnaire
from intake.questions import Question
from intake.ratings import OBLIGATIONS, read_ratings
from intake.rights import rights
from intake.triggers import triggers

from ...rules.definitions import Definitions, Part
from ...rules.proof.all_ratings import AllRatings
from ..fit_file import fit_data
from ..result import Result
from .sorts_of_people import changed_by_one
from .vignettes_file import people


def mildest(question: Question) -> str:
    """The option that says nothing, which the others are held against; "" where picking none of
    several says it."""
    return question.exclusive if question.many else question.option_ids()[0]


def options_held(question: Question) -> list[str]:
    """The options that have to make a difference."""
    return [option for option in question.option_ids() if option != mildest(question)]


class OptionSearch:
    """The search for people for whom an option makes a difference."""

    def __init__(self, definitions: Definitions) -> None:
        self.definitions = definitions
        self._kept: dict[str, tuple[Any, ...]] = {}

    def idle(self, question: Question) -> list[str]:
        """The options for which nobody is found to whom it makes a difference whether they pick
        this option or the mildest (where several may be picked: this one too or not)."""
        known = [person.answers for person in people()]
        left = self._left(question, options_held(question), known)
        further = [option for option in left if self.told_apart(question, option)]
        still = self._left(question, further, changed_by_one())
        return [option for option in left if option not in further or option in still]

    def _left(
        self, question: Question, options: list[str], everyone: Iterable[Answers]
    ) -> list[str]:
        for answers in everyone:
            if options and question.id in stand(answers, questionnaire()):
                options = [o for o in options if not self._matters(question, o, answers)]
        return options

    def _matters(self, question: Question, option: str, answers: Answers) -> bool:
        return any(
            self._seen({**answers, question.id: one}) != self._seen({**answers, question.id: two})
            for one, two in _pairs(question, option, answers)
        )

    def _seen(self, answers: Answers) -> tuple[Any, ...]:
        """What a person sees, worked out once: every option of a question is held against the same
        mildest one, and most people are tried as they are for many questions."""
        key = json.dumps(answers, sort_keys=True)
        if key not in self._kept:
            self._kept[key] = self._shown(answers)
        return self._kept[key]

    def _shown(self, answers: Answers) -> tuple[Any, ...]:
        """What a person sees that does not only say their answers or ratings again."""
        result = Result(answers, self.definitions)
        person, fit = result.profile, result.fit
        return (
            result.respondent,  # every text has its own wording for each
            result.outcome,
            result.level and result.level.key,
            result.highest and result.highest.key,
            [(alert.key, alert.urgency, alert.unknown) for alert in person.alerts],
            [row.key for row in person.could_not_tell],
            [row.key for row in (*result.notes, *result.needs, *result.rights)],
            fit and (fit.format.key, fit.clashes),
            (person.obligations.low, person.obligations.high),
        )

    def told_apart(self, question: Question, option: str) -> bool:
        """Whether any rule names one of this option and the mildest only. What a week leaves
        free is read off in code, not by such rules."""
        named = [c.options for c in self._choices if c.question == question.id]
        worked_out = any(
            question.id in c.read_from and c.question != question.id for c in self._choices
        )
        if worked_out or question.section == OBLIGATIONS:
            return True
        return any((option in options) != (mildest(question) in options) for options in named)

    @cached_property
    def _choices(self) -> list[Choice]:
        """Every part of a rule that is about one question."""
        asked = questionnaire().conditions.values()
        rules = [condition for conditions in asked for condition in conditions]
        rules += [row.when for rows in (notes(), needs(), rights()) for row in rows.values()]
        rules += self._ratings_that_count()
        choices = [choice for rule in rules for choice in rule.choices()]
        return choices + [choice for row in triggers().values() for choice in row.choices()]

    def _ratings_that_count(self) -> Iterator[Condition]:
        """The entries of ratings.toml that lift a rating over a step that something looks at."""
        data = fit_data()
        looked_at = [row.ratings for row in data.suits.values()]
        looked_at += [row.ratings for row in data.caution.values()]
        suits = [
            Part(dimensions=(n,), at_least=r) for ratings in looked_at for n, r in ratings.items()
        ]
        counted = AllRatings(self.definitions, [*self.definitions.parts, *suits])
        lowest = {
            name: steps[0] for name, steps in zip(counted.dimensions, counted.steps, strict=True)
        }
        for name, entries in read_ratings().entries.items():
            for entry in entries:
                if name == OBLIGATIONS or entry.rating not in lowest[name]:
                    yield entry.when


def _pairs(question: Question, option: str, answers: Answers) -> Iterator[tuple[Any, Any]]:
    """Answers to a question that differ in this option only."""
    if not question.many:
        yield mildest(question), option
        return
    others = [o for o in question.option_ids() if o not in (option, question.exclusive)]
    given = answers.get(question.id)
    own = [o for o in others if isinstance(given, list) and o in given]
    so_many = [others[:count] for count in range(len(others) + 1)]
    for rest in (own, *so_many, *([other] for other in others)):
        if rest or question.exclusive:
            yield rest or [question.exclusive], [*rest, option]
