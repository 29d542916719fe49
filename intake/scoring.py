"""Scoring: answers to a profile of ratings, each with the answers that made it.

Pure. The tables are data/ratings.toml; here is only how they are read. Every entry can only
raise a rating, never lower one, so a worse answer never gives a lower rating; an open answer
counts as nothing at the low end and as everything it could be at the high end, so answering
it can only bring the two closer.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from iop_guide.rules.profile import Profile, Rating

from .answers import Answers, stand
from .conditions import FALSE, OPEN, TRUE, Choice, Condition, Standing
from .questionnaire import questionnaire
from .questions import Question, Questionnaire
from .reading import DATA, DataError, build, read_file, unique
from .safety import alerts_of
from .terms import read_when

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
class Scoring:
    """The dimensions and, for each, its entries from the highest rating to the lowest."""

    dimensions: Mapping[str, Dimension]
    entries: Mapping[str, tuple[Entry, ...]]

    def score(self, entries: tuple[Entry, ...], standing: Standing) -> Rating:
        """The rating that these entries come to: low for sure, high if every open answer is
        at its worst; 0 to 4."""
        low = high = 0
        for entry in entries:
            if entry.rating <= low:
                break
            truth = entry.when.truth(standing)
            if truth != FALSE:
                high = max(high, entry.rating)
            if truth == TRUE:
                low = entry.rating
        return Rating(low, high, *_grounds(entries, standing, low, high))


def _grounds(
    entries: tuple[Entry, ...], standing: Standing, low: int, high: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The questions that made the low end, and the open ones that could raise it."""
    known: dict[str, None] = {}
    still_open: dict[str, None] = {}
    for entry in entries:
        if low and entry.rating == low and entry.when.truth(standing) == TRUE:
            known.update(dict.fromkeys(entry.when.grounds(standing, TRUE)))
        elif high > low and entry.rating > low and entry.when.truth(standing) == OPEN:
            still_open.update(dict.fromkeys(entry.when.grounds(standing, OPEN)))
    return tuple(known), tuple(dict.fromkeys(_open_ones(still_open, standing)))


def _open_ones(names: Iterable[str], standing: Standing) -> Iterator[str]:
    """These questions; for one that was answered but may not be asked, those that decide it."""
    for name in names:
        if _is_open(name, standing):
            yield name
        else:
            for condition in questionnaire().conditions[name]:
                yield from (other for other in condition.questions() if _is_open(other, standing))


def _is_open(name: str, standing: Standing) -> bool:
    return name in standing and standing[name][0] is None


def profile(answers: Answers) -> Profile:
    """The profile of checked answers: ratings from 0 (none) to 4 (severe) and the alerts.

    Answers to questions that are not asked count for nothing. See data/ratings.toml for the
    source of every step and data/triggers.toml for the alerts.
    """
    return profile_of(stand(answers, questionnaire()))


def profile_of(standing: Standing) -> Profile:
    """The profile of what stands (see answers.stand)."""
    scoring = read_scoring()
    ratings = {name: scoring.score(entries, standing) for name, entries in scoring.entries.items()}
    obligations = ratings.pop(OBLIGATIONS)
    alerts, could_not_tell = alerts_of(standing)
    return Profile(
        ratings=ratings,
        obligations=obligations,
        youth=standing["age_group"][0] == "under_18",
        alerts=alerts,
        could_not_tell=could_not_tell,
    )


def headline_scores(person: Profile) -> dict[str, tuple[int, int]]:
    """The three scores shown first, each (low, high) from 0 to 4: severity and co-occurring
    are the highest of their dimensions; obligations have a table of their own."""
    scores = {}
    for group in ("severity", "co_occurring"):
        ratings = [
            person.ratings[name]
            for name, dimension in read_scoring().dimensions.items()
            if dimension.group == group
        ]
        scores[group] = (max(r.low for r in ratings), max(r.high for r in ratings))
    return scores | {OBLIGATIONS: (person.obligations.low, person.obligations.high)}


@dataclass(frozen=True, kw_only=True)
class _Row:
    """What a [[table]] or [[rule]] of ratings.toml may say."""

    dimension: str
    source: str
    reviewed: date
    question: str = ""
    rating: int = 0


@cache
def read_scoring(path: Path = DATA / "ratings.toml") -> Scoring:
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
    return Scoring(
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
    return Entry(rating=row["rating"], when=read_when(row.get("when"), where))


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
