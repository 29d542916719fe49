"""How answers are rated: the entries of data/ratings.toml, read and checked when the site starts.

Pure. The names of the dimensions are data/en/ratings.toml. What the entries come to for a person
is worked out in scoring.py.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from iop_guide.data import DataError, Mistake, all_there, read_file, refer, rows_of
from iop_guide.rules.language import by_language

from .conditions import Choice, Condition
from .questionnaire import questionnaire
from .questions import Question
from .terms import WITH_CONDITIONS

PATH = Path(__file__).with_name("data") / "ratings.toml"
TABLES = ("edition", "dimension", "table", "rule")
OBLIGATIONS = "obligations"
MOST_NEED = 4


@dataclass(frozen=True, kw_only=True)
class Dimension:
    """One aspect that is rated, its words, and the headline score it counts to."""

    key: str
    group: Literal["severity", "co_occurring", "circumstances", "obligations"]
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
class OptionRatings:
    """A [[table]]: one question read off directly, with a rating for each of its options."""

    dimension: str
    question: str
    ratings: Mapping[str, int]
    source: str
    reviewed: date

    def entries(self) -> Iterator[Entry]:
        """The same as entries, the lowest first."""
        read_from = questionnaire().questions[self.question].read_from
        for step in sorted(set(self.ratings.values()) - {0}):
            options = frozenset(name for name, rating in self.ratings.items() if rating >= step)
            choice = Choice(self.question, options, False, read_from=read_from)
            yield Entry(rating=step, when=Condition(((choice,),)))


@dataclass(frozen=True, kw_only=True)
class Rule(Entry):
    """A [[rule]]: several answers together."""

    dimension: str
    source: str
    reviewed: date


@by_language
def read_ratings(path: Path = PATH) -> RatingTables:
    """The tables of ratings.toml, checked. Raises DataError."""
    file, place = read_file(path, TABLES), Mistake("", path.name)
    all_there(file, path)
    dimensions = rows_of(file["dimension"], Dimension, path, "dimension")
    tables = rows_of(file["table"], OptionRatings, path, "table")
    rules = rows_of(file["rule"], Rule, path, "rule", strict=WITH_CONDITIONS)
    for number, table in tables.items():
        _check_table(table, dimensions, place.at(table="table", key=number))
    for number, rule in rules.items():
        here = place.at(table="rule", key=number)
        refer([rule.dimension], dimensions, here.at(field="dimension"), "dimension")
        _check_rating(rule.rating, here.at(field="rating"))
    entries = _entries(dimensions, tables, rules)
    for name, rows in entries.items():
        if not rows:
            words = "no table or rule rates it: it would be none for everyone"
            raise DataError(place.at(words=words, table="dimension", key=name))
    return RatingTables(dimensions=dimensions, entries=entries)


def _entries(
    dimensions: Mapping[str, Dimension],
    tables: Mapping[str, OptionRatings],
    rules: Mapping[str, Rule],
) -> dict[str, tuple[Entry, ...]]:
    entries: dict[str, list[Entry]] = {name: [] for name in dimensions}
    for table in tables.values():
        entries[table.dimension] += table.entries()
    for rule in rules.values():
        entries[rule.dimension].append(Entry(rating=rule.rating, when=rule.when))
    return {
        name: tuple(sorted(rows, key=lambda entry: -entry.rating)) for name, rows in entries.items()
    }


def _check_rating(rating: int, place: Mistake) -> None:
    if not 0 <= rating <= MOST_NEED:
        raise DataError(place.at(words=f"{rating} is no rating from 0 to {MOST_NEED}"))


def _check_table(table: OptionRatings, dimensions: Mapping[str, Dimension], place: Mistake) -> None:
    refer([table.dimension], dimensions, place.at(field="dimension"), "dimension")
    question = questionnaire().questions.get(table.question)
    if question is None or question.many or question.kind != "choice":
        words = f"{table.question!r} is no question with single answers, as a table reads off"
        raise DataError(place.at(words=words, field="question"))
    _check_options(question, table.ratings, place)


def _check_options(question: Question, ratings: Mapping[str, int], place: Mistake) -> None:
    for option in question.option_ids():
        here = place.at(field=f"ratings.{option}")
        if option not in ratings:
            raise DataError(here.at(words=f"{question.id}: option {option!r} has no rating"))
        _check_rating(ratings[option], here)
    refer(ratings, question.option_ids(), place.at(field="ratings"), f"option of {question.id}")
    steps = [ratings[option] for option in question.order()]
    if steps != sorted(steps):
        words = f"{question.id}: a worse option must not have a lower rating"
        raise DataError(place.at(words=words, field="ratings"))
