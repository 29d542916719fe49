"""The two pictures of the result, as rows for their templates; their words are read, not looked up.

The first holds what was told against what each level is enough for; the second is the stair of
levels. Both are real tables and lists, so that a picture never says what its words do not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from intake.questionnaire import questionnaire
from intake.ratings import read_ratings
from programs.levels.published import Published

from ..rules.comparison import place
from ..rules.grammar import grammar
from ..rules.profile import Rating
from .phrases import phrases
from .result import Result

# So many things are told of one aspect: more would be no picture.
MOST_TOLD = 2


class Enough(StrEnum):
    """Whether a level is enough for what was told; `open` where open answers decide it."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


# From "enough" to "not enough".
ORDER = [Enough.YES, Enough.OPEN, Enough.NO]


@dataclass(frozen=True)
class Need:
    """One aspect of need: what was told of it, and what of it is open, in words, and for each level
    whether it is enough. Without a name it is several aspects together."""

    name: str
    told: str
    open: str
    enough: list[Enough]


@dataclass(frozen=True)
class Needs:
    """The aspects for which levels differ, and the names of those that any level is enough for."""

    rows: list[Need]
    any_level: list[str]


@dataclass(frozen=True)
class Column:
    """One level of care over its column; `state` as on the stair."""

    key: str
    name: str
    state: str


def stair(release: Published, level: str | None, highest: str | None) -> list[Column]:
    """The levels of care, least intensive first; `pointed` and `possible` ones are marked."""
    keys = [item.key for item in release.definitions.levels[1:]]
    low = keys.index(level) if level else -1
    high = keys.index(highest) if highest else low
    return [
        Column(key, release.levels[key].short, _state(place, low, high))
        for place, key in enumerate(keys)
    ]


def _state(place: int, low: int, high: int) -> str:
    if place == low:
        return "pointed"
    return "possible" if low < place <= high else "other"


def needs(result: Result) -> Needs:
    """A row for each aspect of which something was told, or is open; then one for what several
    of them come to, where they ask for more than each of them does alone."""
    rows, said = [], set[str]()
    for name, rating in result.profile.ratings.items():
        if rating.high:
            clauses = _clauses(result, rating, said)
            rows.append(_need(result, name, clauses))
            said.update(clauses if _differs(rows[-1]) else ())
    together = _enough(result, result.profile.low, result.profile.high)
    if _adds_to(rows, together):
        rows.append(Need("", "", "", together))
    same = [grammar().mid_sentence(row.name) for row in rows if row.name and not _differs(row)]
    return Needs([row for row in rows if _differs(row)], same)


def _adds_to(rows: list[Need], together: list[Enough]) -> bool:
    """Whether several aspects together ask for more than one of them alone does already."""
    alone = [max(column, key=ORDER.index) for column in zip(*(r.enough for r in rows), strict=True)]
    return any(
        ORDER.index(enough) > ORDER.index(alone[place]) if alone else enough != Enough.YES
        for place, enough in enumerate(together)
    )


def _differs(row: Need) -> bool:
    return set(row.enough) != {Enough.YES}


def _clauses(result: Result, rating: Rating, said: set[str]) -> list[str]:
    """What was told of it, each thing in one row only; of what stands in other parts of the
    questionnaire too, only the part that leads: it is what the row is named for."""
    words = result.words
    behind = [name for name in rating.low_from if name in words.said]
    lead = [name for name in behind if words.parts[name] == words.parts[behind[0]]]
    told = dict.fromkeys(words.said[name] for name in lead)
    return [clause for clause in told if clause not in said][:MOST_TOLD]


def _need(result: Result, name: str, clauses: list[str]) -> Need:
    rating, shorts = result.profile.ratings[name], questionnaire().questions
    open_ = [grammar().mid_sentence(shorts[question].short) for question in rating.high_from]
    rated = phrases().ratings.names[rating.low] if rating.low else ""
    told = grammar().clauses_joined(clauses) or rated
    return Need(
        read_ratings().dimensions[name].name,
        grammar().capitalised(told) if told else "",
        grammar().first_few(open_, MOST_TOLD) if open_ else "",
        _enough(result, *(_alone(result, name, end) for end in (rating.low, rating.high))),
    )


def _alone(result: Result, name: str, rating: int) -> dict[str, int]:
    """The ratings of someone of whom nothing else is so."""
    return dict.fromkeys(result.profile.ratings, result.definitions.scale[0]) | {name: rating}


def _enough(result: Result, low: Mapping[str, int], high: Mapping[str, int]) -> list[Enough]:
    """For each level, what the rule itself says of these ratings: what they come to at the low end
    is enough, anything less is not, and up to what they come to at the high end it is open."""
    least = place(result.definitions, low)
    most = place(result.definitions, high) if high != low else least
    levels = range(1, len(result.definitions.levels))
    return [
        Enough.NO if level < least else Enough.OPEN if level < most else Enough.YES
        for level in levels
    ]
