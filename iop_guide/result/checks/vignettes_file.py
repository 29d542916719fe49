"""The example people of data/vignettes.toml, each with their whole answers, read and checked when
the site starts: an answer that cannot be given, or a level that is not there, is refused.

Only staff read of them, so their words stand where they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from intake.answers import AnswerError, Answers, check_answer, check_answers
from intake.questionnaire import questionnaire

from ...data import DataError, Mistake, all_there, read_file, refer, rows_of, structure
from ...rules.recommendation import Outcome
from ..known_keys import level_keys

PATH = Path(__file__).parents[1] / "data" / "vignettes.toml"
TABLES = ("well", "person")


@dataclass(frozen=True, kw_only=True)
class Vignette:
    """A person as written: how they differ from the well person, and what is right for them."""

    name: str
    because: str
    expect: tuple[str, ...]
    but: dict[str, Any] = field(default_factory=dict)
    without: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ExamplePerson:
    """A person with their whole answers; `expect` is an outcome, or outcome:level."""

    name: str
    because: str
    expect: tuple[str, ...]
    answers: Answers


@cache
def people(path: Path = PATH) -> tuple[ExamplePerson, ...]:
    """Everyone in the file. Raises DataError."""
    whole_well, tables = well(path), read_file(path, TABLES)
    all_there(tables, path)
    rows = rows_of(tables["person"], Vignette, path, "person", by="name")
    return tuple(
        _person(row, whole_well, Mistake("", path.name, "person", row.name))
        for row in rows.values()
    )


@cache
def well(path: Path = PATH) -> Answers:
    """The answers of the well person, whom all others start from. Raises DataError."""
    place = Mistake("", path.name, "well")
    answers = structure(read_file(path, TABLES)["well"], dict[str, Any], place)
    _check_answers(answers, place, "")
    return answers


def _person(row: Vignette, well: Answers, place: Mistake) -> ExamplePerson:
    refer(row.without, well, place.at(field="without"), "answer of the well person")
    for expected in row.expect:
        outcome, _, level = expected.partition(":")
        refer([outcome], tuple(Outcome), place.at(field="expect"), "outcome")
        refer([level] if level else [], level_keys(), place.at(field="expect"), "level of care")
    _check_answers(row.but, place, "but.")
    answers = {n: value for n, value in (dict(well) | row.but).items() if n not in row.without}
    try:
        check_answers(answers, questionnaire())
    except AnswerError as error:
        raise DataError(place.at(words=str(error), field="but")) from error
    return ExamplePerson(name=row.name, because=row.because, expect=row.expect, answers=answers)


def _check_answers(answers: Mapping[str, Any], place: Mistake, above: str) -> None:
    """Each answer is one that its question offers."""
    questions = questionnaire().questions
    for name, value in answers.items():
        here = place.at(field=f"{above}{name}")
        refer([name], questions, here, "question")
        try:
            check_answer(questions[name], value)
        except AnswerError as error:
            raise DataError(here.at(words=str(error))) from error
