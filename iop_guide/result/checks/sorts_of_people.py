"""All sorts of people to try definitions on: those of vignettes.toml, and others made of them."""

import random
from collections.abc import Iterator
from functools import cache

from intake.answers import Answers
from intake.questionnaire import questionnaire
from intake.questions import Question

from .vignettes_file import people, well

MIXED = 5000


def choice_questions() -> list[Question]:
    """The questions that are answered by picking options."""
    return [q for q in questionnaire().questions.values() if q.kind == "choice"]


@cache
def changed_by_one() -> tuple[Answers, ...]:
    """The well person with any one answer about need changed, in every way."""
    return tuple(
        {**well(), question.id: [option] if question.many else option}
        for question in choice_questions()
        if question.section != "obligations"
        for option in question.option_ids()
    )


def mixed() -> Iterator[Answers]:
    """People who answer each question as some person of vignettes.toml does; always the same."""
    chance = random.Random(0)
    known = [person.answers for person in people()]
    names = [question.id for question in choice_questions()]
    for _ in range(MIXED):
        # Two people seldom lead anywhere new, and many always to the most intensive level.
        some = chance.sample(known, chance.randint(2, 4))
        answers = {name: chance.choice(some).get(name) for name in names}
        yield {name: value for name, value in answers.items() if value is not None}
