"""All sorts of people to try definitions on: those of vignettes.toml, and others made of them."""

import random
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from intake.answers import Answers
from intake.questionnaire import questionnaire
from intake.questions import Question

VIGNETTES = Path(__file__).parents[1] / "data" / "vignettes.toml"
MIXED = 5000


def _data() -> dict[str, Any]:
    return tomllib.loads(VIGNETTES.read_text(encoding="utf-8"))


@cache
def people() -> tuple[dict[str, Any], ...]:
    """The people of vignettes.toml, each with their whole answers."""
    data = _data()
    return tuple({**entry, "answers": answers_of(data["well"], entry)} for entry in data["person"])


def answers_of(well: dict[str, Any], entry: dict[str, Any]) -> dict[str, Any]:
    """The whole answers of an entry: the well person's, with its own differences."""
    without = entry.get("without", [])
    merged = well | entry.get("but", {})
    return {name: value for name, value in merged.items() if name not in without}


def choice_questions() -> list[Question]:
    """The questions that are answered by picking options."""
    return [q for q in questionnaire().questions.values() if q.kind == "choice"]


@cache
def changed_by_one() -> tuple[Answers, ...]:
    """The well person with any one answer about need changed, in every way."""
    well = _data()["well"]
    return tuple(
        {**well, question.id: [option] if question.many else option}
        for question in choice_questions()
        if question.section != "obligations"
        for option in question.option_ids()
    )


def mixed() -> Iterator[Answers]:
    """People who answer each question as some person of vignettes.toml does; always the same."""
    chance = random.Random(0)
    known = [entry["answers"] for entry in people()]
    names = [question.id for question in choice_questions()]
    for _ in range(MIXED):
        # Two people seldom lead anywhere new, and many always to the most intensive level.
        some = chance.sample(known, chance.randint(2, 4))
        answers = {name: chance.choice(some).get(name) for name in names}
        yield {name: value for name, value in answers.items() if value is not None}
