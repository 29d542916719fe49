"""The questions, held against definitions: which options make a difference, and to which levels
answers lead.

Proven is what is found: two people who differ in one option only and get another result, or a
person who gets a level. Not finding is proof only for an option that no rule tells apart.
Searched are the people of vignettes.toml; for options that a rule does tell apart also a well
person with any one answer changed; for a level also mixtures of the people. An option without
effect is a warning: to show that it matters, add a person to vignettes.toml.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from intake.answers import Answers, stand
from intake.conditions import Choice, Condition
from intake.questionnaire import questionnaire
from intake.questions import Question
from intake.safety import needs, notes, triggers
from intake.scoring import OBLIGATIONS, profile, read_scoring

from .result import Result, fit_data
from .rules.all_ratings import AllRatings
from .rules.definitions import Definitions, Part
from .rules.explanation import name_of
from .rules.recommendation import Outcome, recommend
from .sorts_of_people import changed_by_one, choice_questions, mixed, people


@dataclass(frozen=True)
class _Rules:
    """Definitions, told apart only by what can change a result: their words cannot."""

    definitions: Definitions = field(compare=False)
    key: tuple[Any, ...]


def idle_options(definitions: Definitions) -> list[str]:
    """A sentence for each question with options that were not seen to change anything: no
    outcome, no level, no text that answers bring up, no fit of a week."""
    key = [
        (level.key, tuple(limit.parts for limit in level.limits), repr(level.texts.get("format")))
        for level in definitions.levels
    ]
    return list(_idle_options(_Rules(definitions, (definitions.range_too_wide_from, *key))))


@lru_cache(maxsize=8)  # a second or two, and asked again at every look at the publish page
def _idle_options(rules: _Rules) -> tuple[str, ...]:
    search = Search(rules.definitions)
    found = []
    for question in choice_questions():
        if idle := search.idle(question):
            found.append(_sentence(question, idle))
    return tuple(found)


def _sentence(question: Question, idle: list[str]) -> str:
    if len(idle) == len(question.option_ids()) - 1:
        return f"The question “{question.short}” changes nothing, whatever the answer."
    words = " or ".join(f"“{question.option(option).said}”" for option in idle)
    if question.many:
        return f"The question “{question.short}”: to pick {words} changes nothing."
    same = question.option(_first(question)).said
    return f"The question “{question.short}”: {words} leads to the same as “{same}”."


def _first(question: Question) -> str:
    """The option that the others are held against."""
    return question.exclusive or question.option_ids()[0]


def unreached_levels(definitions: Definitions) -> list[str]:
    """A sentence for each level that no answers were found to lead to."""
    missing = {level.key: name_of(level) for level in definitions.levels}
    for answers in _everyone():
        result = recommend(profile(answers), definitions)
        if result.level:
            missing.pop(result.level.key, None)
        elif result.outcome == Outcome.NO_PROGRAM:
            missing.pop(definitions.baseline.key, None)
        if not missing:
            break
    return [
        f"No answers to the questions were found that lead to {name}." for name in missing.values()
    ]


def _everyone() -> Iterator[Answers]:
    yield from (entry["answers"] for entry in people())
    yield from changed_by_one()
    yield from mixed()


class Search:
    """The search for people for whom an option makes a difference."""

    def __init__(self, definitions: Definitions) -> None:
        self.definitions = definitions

    def idle(self, question: Question) -> list[str]:
        """The options for which nobody is found to whom it makes a difference whether they pick
        this option or the first (where several may be picked: this one too or not)."""
        options = [option for option in question.option_ids() if option != _first(question)]
        known = [entry["answers"] for entry in people()]
        left = self._left(question, options, known)
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
        """What a person sees that does not only say their answers or ratings again."""
        result = Result(answers, self.definitions)
        person, fit = result.profile, result.fit
        alarms = (*person.emergency, *person.emergency_open, *person.medical_first)
        return (
            result.respondent,  # every text has its own wording for each
            result.outcome,
            result.level and result.level.key,
            result.highest and result.highest.key,
            [(alarm.key, alarm.certain) for alarm in alarms],
            [row.key for row in (*result.notes, *result.needs)],
            fit and (fit.format.key, fit.clashes),
            (person.obligations.low, person.obligations.high),
        )

    def told_apart(self, question: Question, option: str) -> bool:
        """Whether any rule names this option and not the first. What a week leaves free is
        read off in code, not by such rules."""
        named = (choice for choice in self._choices if choice.question == question.id)
        if question.many:
            return any(option in choice.options for choice in named)
        return question.section == OBLIGATIONS or any(
            (option in choice.options) != (_first(question) in choice.options) for choice in named
        )

    @cached_property
    def _choices(self) -> list[Choice]:
        """Every part of a rule that is about one question."""
        found = questionnaire().conditions.values()
        rules = [condition for conditions in found for condition in conditions]
        rules += [row.when for rows in (triggers(), notes(), needs()) for row in rows.values()]
        rules += self._ratings_that_count()
        return [choice for rule in rules for choice in rule.choices()]

    def _ratings_that_count(self) -> Iterator[Condition]:
        """The entries of ratings.toml that lift a rating over a step that something looks at."""
        calling = fit_data()["suits"].values()
        suits = [Part(dimensions=(n,), at_least=r) for row in calling for n, r in row.items()]
        counted = AllRatings(self.definitions, [*self.definitions.parts, *suits])
        lowest = {
            name: steps[0] for name, steps in zip(counted.dimensions, counted.steps, strict=True)
        }
        for name, entries in read_scoring().entries.items():
            for entry in entries:
                if name == OBLIGATIONS or entry.rating not in lowest[name]:
                    yield entry.when


def _pairs(question: Question, option: str, answers: Answers) -> Iterator[tuple[Any, Any]]:
    """Answers to a question that differ in this option only."""
    if not question.many:
        yield _first(question), option
        return
    others = [o for o in question.option_ids() if o not in (option, question.exclusive)]
    given = answers.get(question.id)
    own = [o for o in others if isinstance(given, list) and o in given]
    so_many = [others[:count] for count in range(len(others) + 1)]
    for rest in (own, *so_many, *([other] for other in others)):
        if rest or question.exclusive:
            yield rest or [question.exclusive], [*rest, option]
