"""Level definitions: what each level of care can safely serve.

Read from plain data (a parsed TOML file or a release), checked strictly, then frozen. Any
scale, any dimensions and any levels may be named, so that other decision tables can be
written down and tried out in the same form.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .mistakes import DataError, Mistake


class DefinitionError(DataError):
    """The definitions cannot be used; its mistakes name the place and what is wrong there."""


class LastLevelLimited(DefinitionError):
    """The last level has limits, so that nothing serves whoever goes beyond them; `definitions`
    is what was read, for telling whom."""

    def __init__(self, definitions: "Definitions") -> None:
        key = definitions.levels[-1].key
        words = "the last level serves everyone, so it may have no limit"
        super().__init__(Mistake(words, table="level", key=key))
        self.definitions = definitions


@dataclass(frozen=True, kw_only=True)
class Part:
    """The sum of the ratings of `dimensions` is at least `at_least`."""

    dimensions: tuple[str, ...]
    at_least: int

    def holds(self, ratings: Mapping[str, int]) -> bool:
        """Whether these ratings (one whole number a dimension) reach the sum."""
        total = 0
        for dimension in self.dimensions:
            total += ratings[dimension]
        return total >= self.at_least


@dataclass(frozen=True, kw_only=True)
class Limit:
    """What a level is not enough for: every part holds.

    A limit from `serves` has one part (one step above the highest rating served); one from
    `not_enough_when` may have several. `because` and `source` may be empty.
    """

    parts: tuple[Part, ...]
    because: str = ""
    source: str = ""

    def exceeded(self, ratings: Mapping[str, int]) -> bool:
        """Whether these ratings need more than the level that has this limit."""
        # A plain loop, twice as fast as all(): this runs for every limit of every person.
        for part in self.parts:  # noqa: SIM110
            if not part.holds(ratings):
                return False
        return True

    @cached_property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions that the limit looks at, each once, in the order written."""
        return tuple(dict.fromkeys(name for part in self.parts for name in part.dimensions))


@dataclass(frozen=True, kw_only=True)
class Level:
    """One level of care: its key, its limits, and whatever texts the file gives it."""

    key: str
    serves: Mapping[str, int]
    limits: tuple[Limit, ...]
    texts: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Definitions:
    """All levels, least intensive first; the first is the baseline, the last serves everyone."""

    scale: tuple[int, int]
    dimensions: tuple[str, ...]
    levels: tuple[Level, ...]
    range_too_wide_from: int

    @property
    def baseline(self) -> Level:
        """The first level: ordinary life and primary care, where no program is needed."""
        return self.levels[0]

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every part of every limit: together they say which ratings are told apart."""
        limits = (limit for level in self.levels for limit in level.limits)
        return tuple(part for limit in limits for part in limit.parts)

    @property
    def undecided(self) -> tuple[str, ...]:
        """The dimensions that no limit looks at: whatever their ratings are changes nothing."""
        decided = {name for part in self.parts for name in part.dimensions}
        return tuple(name for name in self.dimensions if name not in decided)


RULE_KEYS = frozenset({"key", "serves", "not_enough_when", "reasons"})
FILE_KEYS = frozenset({"scale", "dimensions", "level", "range_too_wide_from"})
WHY = ("because", "source")


def read_definitions(
    data: Mapping[str, Any], text_keys: Collection[str] = (), file_keys: Collection[str] = ()
) -> Definitions:
    """Definitions from parsed TOML or JSON.

    `text_keys` are the keys a level may have besides the rules, `file_keys` the tables a file
    may have besides the levels; anything else counts as misspelt. Raises DefinitionError,
    which names the level and the entry.
    """
    _refuse_unknown(data, FILE_KEYS | set(file_keys), Mistake(""))
    scale = _scale(data.get("scale"))
    dimensions = _dimensions(data.get("dimensions"), Mistake("", field="dimensions"))
    entries = data.get("level")
    if not isinstance(entries, list) or not entries:
        raise DefinitionError("the file has no [[level]]: name at least one level")
    reader = _Reader(scale, dimensions, frozenset(text_keys))
    levels = tuple(reader.level(entry, number) for number, entry in enumerate(entries, 1))
    keys = [level.key for level in levels]
    for key in keys:
        if keys.count(key) > 1:
            raise DefinitionError(Mistake("the key is used twice", table="level", key=key))
    wide = data.get("range_too_wide_from", keys[-1])
    if wide not in keys:
        place = Mistake("", field="range_too_wide_from")
        raise _error(place, f"{wide!r} is no level; levels are {keys}")
    definitions = Definitions(
        scale=scale, dimensions=dimensions, levels=levels, range_too_wide_from=keys.index(wide)
    )
    if levels[-1].limits:
        raise LastLevelLimited(definitions)
    return definitions


def _error(place: Mistake, words: str) -> DefinitionError:
    """What is wrong at a place, whose field is named in the words too."""
    return DefinitionError(place.at(words=f"{place.field}: {words}".removeprefix(": ")))


def _scale(value: Any) -> tuple[int, int]:
    place = Mistake("", field="scale")
    if not (isinstance(value, list) and len(value) == 2 and all(map(is_whole, value))):
        raise _error(place, "give the lowest and the highest rating, such as [0, 4]")
    if value[0] >= value[1]:
        raise _error(place, f"the lowest rating must be below the highest, not {value}")
    return value[0], value[1]


def _dimensions(value: Any, place: Mistake) -> tuple[str, ...]:
    if not (isinstance(value, list) and value and all(isinstance(d, str) for d in value)):
        raise _error(place, "give a list of names")
    for name in value:
        if value.count(name) > 1:
            raise _error(place, f"{name!r} is named twice")
    return tuple(value)


def is_whole(value: Any) -> bool:
    """Whether a value read from TOML or JSON is a whole number (true and 2.0 are not)."""
    return isinstance(value, int) and not isinstance(value, bool)


def wrong_rating(rating: Any, scale: tuple[int, int]) -> str:
    """What is wrong with a rating that is no whole number on the scale; empty where nothing is."""
    if not is_whole(rating):
        return f"a whole number is expected, not {rating!r}"
    if not scale[0] <= rating <= scale[1]:
        return f"{rating} is off the scale of {scale[0]} to {scale[1]}"
    return ""


def _refuse_unknown(entry: Any, known: Collection[str], place: Mistake) -> None:
    if not isinstance(entry, Mapping):
        raise _error(place, f"a table is expected, not {entry!r}")
    for key in entry:
        if key not in known:
            words = f"{key!r} is not known here; misspelt?"
            raise _error(place, words).at(field=_deeper(place, key).field)


def _deeper(place: Mistake, *steps: object) -> Mistake:
    """The place some steps further into the fields of an entry."""
    return place.at(field=".".join([*filter(None, [place.field]), *map(str, steps)]))


class _Reader:
    """Reads the entries of one file; knows its scale and dimensions."""

    def __init__(
        self, scale: tuple[int, int], dimensions: tuple[str, ...], text_keys: frozenset[str]
    ) -> None:
        self.scale, self.dimensions, self.text_keys = scale, dimensions, text_keys

    def level(self, entry: Any, number: int) -> Level:
        key = str((isinstance(entry, Mapping) and entry.get("key")) or "")
        place = Mistake("", table="level", key=key or str(number))
        _refuse_unknown(entry, RULE_KEYS | self.text_keys, place)
        if not key or key != entry.get("key"):
            raise DefinitionError(place.at(words="'key' is missing or empty", field="key"))
        serves = self._ratings(entry.get("serves", {}), _deeper(place, "serves"))
        limits = self._highest_limits(entry, serves, place)
        combinations = entry.get("not_enough_when", [])
        if not isinstance(combinations, list):
            words = "write [[level.not_enough_when]] for each combination"
            raise DefinitionError(place.at(words=words, field="not_enough_when"))
        limits += [
            self._combination(item, _deeper(place, "not_enough_when", at))
            for at, item in enumerate(combinations, 1)
        ]
        texts = {name: value for name, value in entry.items() if name not in RULE_KEYS}
        return Level(key=key, serves=serves, limits=tuple(limits), texts=texts)

    def _highest_limits(
        self, entry: Mapping[str, Any], serves: Mapping[str, int], place: Mistake
    ) -> list[Limit]:
        reasons = entry.get("reasons", {})
        _refuse_unknown(reasons, serves, _deeper(place, "reasons"))
        limits = []
        for name, highest in serves.items():
            reason, here = reasons.get(name, {}), _deeper(place, "reasons", name)
            _refuse_unknown(reason, WHY, here)
            if highest < self.scale[1]:
                part = Part(dimensions=(name,), at_least=highest + 1)
                limits.append(Limit(parts=(part,), **_told(reason, here)))
        return limits

    def _combination(self, entry: Any, place: Mistake) -> Limit:
        """Its `key`, if it has one, is what words in a file of their own know it by."""
        _refuse_unknown(entry, {"key", "at_least", "together", *WHY}, place)
        singles = self._ratings(entry.get("at_least", {}), _deeper(place, "at_least"))
        parts = [Part(dimensions=(name,), at_least=least) for name, least in singles.items()]
        sums, here = entry.get("together", []), _deeper(place, "together")
        if not isinstance(sums, list):
            raise _error(here, "give a list of sums")
        parts += [self._sum(item, here) for item in sums]
        if not parts:
            raise _error(place, "the combination is empty; name what needs more")
        return Limit(parts=tuple(parts), **_told(entry, place))

    def _sum(self, entry: Any, place: Mistake) -> Part:
        _refuse_unknown(entry, {"dimensions", "at_least"}, place)
        names = _dimensions(entry.get("dimensions"), _deeper(place, "dimensions"))
        for name in names:
            self._known(name, place)
        if not is_whole(entry.get("at_least")):
            raise _error(_deeper(place, "at_least"), "a whole number is expected")
        return Part(dimensions=names, at_least=entry["at_least"])

    def _ratings(self, entry: Any, place: Mistake) -> dict[str, int]:
        if not isinstance(entry, Mapping):
            raise _error(place, f"a table of ratings is expected, not {entry!r}")
        for name, rating in entry.items():
            self._known(name, place)
            if wrong := wrong_rating(rating, self.scale):
                raise _error(_deeper(place, name), wrong)
        # In the order of the dimensions: a release is written in another than its file.
        return {name: entry[name] for name in self.dimensions if name in entry}

    def _known(self, name: str, place: Mistake) -> None:
        if name not in self.dimensions:
            raise _error(place, f"{name!r} is no dimension of this file")


def _told(entry: Mapping[str, Any], place: Mistake) -> dict[str, str]:
    """Why, and where that comes from, as far as an entry says so."""
    for name in WHY:
        if not isinstance(entry.get(name, ""), str):
            here = _deeper(place, name)
            raise DefinitionError(here.at(words=f"{here.field!r} must be text"))
    return {name: entry[name] for name in WHY if name in entry}
