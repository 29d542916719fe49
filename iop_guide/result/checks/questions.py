"""The questions, held against definitions: which options make a difference, and to which levels
answers lead.

Proven is what is found: two people who differ in one option only (option_search.py), or a person
who gets a level. Not finding somebody proves nothing by itself. So an option without effect is a
warning, but where accepted.toml says why it is asked; a level that nobody gets is refused all the
same, after 5,000 mixtures of people.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from intake.answers import Answers
from intake.questions import Question
from intake.scoring import profile
from programs.levels.content import read_files, read_rules

from ...rules.definitions import Definitions
from ...rules.explain.wording import name_of
from ...rules.language import spoken
from ...rules.recommendation import Outcome, recommend
from .accepted_file import options_accepted
from .option_search import OptionSearch, mildest, options_held
from .sorts_of_people import changed_by_one, choice_questions, mixed
from .vignettes_file import people

NEED_NOT_BE = (
    "accepted.toml: at the question “{question}”, “{option}” does change something now. Take it "
    "out there."
)


@dataclass(frozen=True)
class _Rules:
    """Definitions, told apart only by what can change a result: their words cannot. The language
    is another matter: what is kept of them holds words."""

    definitions: Definitions = field(compare=False)
    key: tuple[Any, ...]


def idle_options(definitions: Definitions) -> list[str]:
    """A sentence for each question with options that were not seen to change anything: no
    outcome, no level, no text that answers bring up, no fit of a week. Not for what accepted.toml
    accepts; of the site's own definitions it says what is accepted there and need not be."""
    rules = _rules(definitions)
    sentences = [
        _sentence(question, idle if idle == options_held(question) else new)
        for question, idle in _idle_options(rules)
        if (new := [o for o in idle if o not in options_accepted(question.id)])
    ]
    own = rules == _rules(read_rules(read_files()))
    return [*sentences, *(_not_idle(rules) if own else ())]


def _rules(definitions: Definitions) -> _Rules:
    key = [
        (level.key, tuple(limit.parts for limit in level.limits), repr(level.texts.get("format")))
        for level in definitions.levels
    ]
    return _Rules(definitions, (spoken(), definitions.range_too_wide_from, *key))


@lru_cache(maxsize=8)  # a second or two, and asked again at every look at the publish page
def _idle_options(rules: _Rules) -> list[tuple[Question, list[str]]]:
    search = OptionSearch(rules.definitions)
    searched = [(question, search.idle(question)) for question in choice_questions()]
    return [(question, idle) for question, idle in searched if idle]


def _not_idle(rules: _Rules) -> Iterator[str]:
    """A sentence for each option that is accepted and does change something."""
    idle = {question.id: options for question, options in _idle_options(rules)}
    for question in choice_questions():
        for option in options_accepted(question.id):
            if option not in idle.get(question.id, ()):
                said = question.option(option).said
                yield NEED_NOT_BE.format(question=question.short, option=said)


def _sentence(question: Question, idle: list[str]) -> str:
    if idle == options_held(question):
        return f"The question “{question.short}” changes nothing, whatever the answer."
    words = " or ".join(f"“{question.option(option).said}”" for option in idle)
    if question.many:
        return f"The question “{question.short}”: to pick {words} changes nothing."
    same = question.option(mildest(question)).said
    return f"The question “{question.short}”: {words} leads to the same as “{same}”."


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
    yield from (person.answers for person in people())
    yield from changed_by_one()
    yield from mixed()
