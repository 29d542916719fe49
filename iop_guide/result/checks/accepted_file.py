"""The options of data/accepted.toml, which change nothing and are meant to, each with its reason.

The check of the questions (questions.py) is silent about them, so that a new one is seen alone.
Only staff read of them, so their words stand where they are.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from ...data import Mistake, read_rows, refer
from .option_search import options_held
from .sorts_of_people import choice_questions

PATH = Path(__file__).parents[1] / "data" / "accepted.toml"


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """The options of one question that may change nothing; `key` is the question."""

    key: str
    options: tuple[str, ...]
    because: str
    reviewed: date


@cache
def accepted(path: Path = PATH) -> dict[str, Accepted]:
    """What is accepted, by question. Raises DataError."""
    rows = read_rows(path, "accepted", Accepted)
    held = {question.id: options_held(question) for question in choice_questions()}
    for key, row in rows.items():
        place = Mistake("", path.name, "accepted", key)
        refer([key], held, place.at(field="key"), "question with options")
        refer(row.options, held[key], place.at(field="options"), "option held against the mildest")
    return rows


def options_accepted(question: str) -> tuple[str, ...]:
    """The options of a question that may change nothing."""
    row = accepted().get(question)
    return row.options if row else ()
