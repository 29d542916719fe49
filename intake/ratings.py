"""How answers are rated: the entries of data/ratings.toml, read and checked.

Pure. What they come to for a person is worked out in scoring.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from .conditions import Choice, Condition
from .questionnaire import questionnaire
from .questions import Question, Questionnaire
from .reading import DATA, DataError, build, condition, read_file, unique
from .terms import askables, terms

TABLES = ("edition", "dimension", "table", "rule")
OBLIGATIONS = "obligations"
MOST_NEED = 4


@dataclass(frozen=True, kw_only=True)
class Dimension:
    """One aspect that is rated, its words, and the headline score it counts to."""

    key: str
    group: str
    name: str
    about: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A rating that a dimension has at least, when the condition holds."""

    rating: int
    when: Condition


@dataclass(frozen=True, kw_only=True)
class RatingTables:
    """The dimensions and, for each, its entries from the highest rating to the lowest."""

    dimensions: Mapping[str, Dimension]
    entries: Mapping[str, tuple[Entry, ...]]


@dataclass(frozen=True, kw_only=True)
class _Row:
    """What a [[table]] or [[rule]] of ratings.toml may say."""

    dimension: str
    source: str
    reviewed: date
    question: str = ""
    rating: int = 0


@cache
def read_ratings(path: Path = DATA / "ratings.toml") -> RatingTables:
    """The tables of ratings.toml, checked. Raises DataError, naming the entry."""
    data = read_file(path, TABLES)
    dimensions = _dimensions(data["dimension"], path.name)
    found = questionnaire()
    entries: dict[str, list[Entry]] = {name: [] for name in dimensions}
    for row in data["table"]:
        where = f"{path.name}: table of {row.get('question')!r}"
        _check_row(row, dimensions, where, "ratings")
        entries[row["dimension"]] += _table(row, found, where)
    for row in data["rule"]:
        where = f"{path.name}: rule of {row.get('dimension')!r}, rating {row.get('rating')!r}"
        _check_row(row, dimensions, where, "when")
        entries[row["dimension"]].append(_rule(row, where))
    return RatingTables(
        dimensions=dimensions,
        entries={
            name: tuple(sorted(rows, key=lambda entry: -entry.rating))
            for name, rows in entries.items()
        },
    )


def _dimensions(rows: list[dict[str, Any]], name: str) -> dict[str, Dimension]:
    built = [build(Dimension, row, f"{name}: dimension {row.get('key')!r}") for row in rows]
    return unique(built, "key", name)


def _check_row(row: dict[str, Any], dimensions: Any, where: str, besides: str) -> None:
    build(_Row, {key: value for key, value in row.items() if key != besides}, where)
    if row["dimension"] not in dimensions:
        raise DataError(f"{where}: there is no dimension {row['dimension']!r}")


def _check_rating(rating: Any, where: str) -> None:
    if type(rating) is not int or not 0 <= rating <= MOST_NEED:
        raise DataError(f"{where}: {rating!r} is no rating from 0 to {MOST_NEED}")


def _rule(row: dict[str, Any], where: str) -> Entry:
    _check_rating(row.get("rating"), where)
    return Entry(rating=row["rating"], when=condition(row.get("when"), askables(), where, terms()))


def _table(row: dict[str, Any], found: Questionnaire, where: str) -> list[Entry]:
    question = found.questions.get(row.get("question", ""))
    if question is None or question.many or question.kind != "choice":
        raise DataError(f"{where}: a table reads off one question with single answers")
    ratings = row.get("ratings", {})
    for option in question.option_ids():
        if option not in ratings:
            raise DataError(f"{where}: option {option!r} has no rating")
    for option, rating in ratings.items():
        if option not in question.option_ids():
            raise DataError(f"{where}: there is no option {option!r}")
        _check_rating(rating, where)
    _check_order(question, ratings, where)
    return [
        Entry(rating=step, when=_options_rated(question, ratings, step))
        for step in sorted(set(ratings.values()) - {0})
    ]


def _check_order(question: Question, ratings: dict[str, int], where: str) -> None:
    steps = [ratings[option] for option in question.order()]
    if steps != sorted(steps):
        raise DataError(f"{where}: a worse option must not have a lower rating")


def _options_rated(question: Question, ratings: dict[str, int], step: int) -> Condition:
    options = frozenset(option for option, rating in ratings.items() if rating >= step)
    return Condition(((Choice(question.id, options, False, read_from=question.read_from),),))
