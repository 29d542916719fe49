"""Level definitions: what each level of care can safely serve.

Read from plain data (a parsed TOML file or a release), checked strictly, then frozen. Any
scale, any dimensions and any levels may be named, so that other decision tables can be
written down and tried out in the same form.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .mistakes import DataError


class DefinitionError(DataError):
    """The definitions cannot be used; its mistakes name the place and what is wrong there."""


class LastLevelLimited(DefinitionError):
    """The last level has limits, so that nothing serves whoever goes beyond them; `definitions`
    is what was read, for telling whom."""

    def __init__(self, definitions: "Definitions") -> None:
        key = definitions.levels[-1].key
        super().__init__(f"level {key!r}: the last level serves everyone, so it may have no limit")
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


RULE_KEYS = frozenset({"key", "serves", "not_enough_when", "reasons"})
FILE_KEYS = frozenset({"scale", "dimensions", "level", "range_too_wide_from"})


def read_definitions(
    data: Mapping[str, Any], text_keys: Collection[str] = (), file_keys: Collection[str] = ()
) -> Definitions:
    """Definitions from parsed TOML or JSON.

    `text_keys` are the keys a level may have besides the rules, `file_keys` the tables a file
    may have besides the levels; anything else counts as misspelt. Raises DefinitionError,
    which names the level and the entry.
    """
    _refuse_unknown(data, FILE_KEYS | set(file_keys), "the file")
    scale = _scale(data.get("scale"))
    dimensions = _dimensions(data.get("dimensions"))
    entries = data.get("level")
    if not isinstance(entries, list) or not entries:
        raise DefinitionError("the file has no [[level]]: name at least one level")
    reader = _Reader(scale, dimensions, frozenset(text_keys))
    levels = tuple(reader.level(entry, number) for number, entry in enumerate(entries, 1))
    keys = [level.key for level in levels]
    for key in keys:
        if keys.count(key) > 1:
            raise DefinitionError(f"level {key!r}: the key is used twice")
    wide = data.get("range_too_wide_from", keys[-1])
    if wide not in keys:
        raise DefinitionError(f"range_too_wide_from: {wide!r} is no level; levels are {keys}")
    definitions = Definitions(
        scale=scale, dimensions=dimensions, levels=levels, range_too_wide_from=keys.index(wide)
    )
    if levels[-1].limits:
        raise LastLevelLimited(definitions)
    return definitions


def _scale(value: Any) -> tuple[int, int]:
    if not (isinstance(value, list) and len(value) == 2 and all(map(is_whole, value))):
        raise DefinitionError("scale: give the lowest and the highest rating, such as [0, 4]")
    if value[0] >= value[1]:
        raise DefinitionError(f"scale: the lowest rating must be below the highest, not {value}")
    return value[0], value[1]


def _dimensions(value: Any) -> tuple[str, ...]:
    if not (isinstance(value, list) and value and all(isinstance(d, str) for d in value)):
        raise DefinitionError("dimensions: give a list of names")
    for name in value:
        if value.count(name) > 1:
            raise DefinitionError(f"dimensions: {name!r} is named twice")
    return tuple(value)


def is_whole(value: Any) -> bool:
    """Whether a value read from TOML or JSON is a whole number (true and 2.0 are not)."""
    return isinstance(value, int) and not isinstance(value, bool)


def _refuse_unknown(entry: Any, known: Collection[str], where: str) -> None:
    if not isinstance(entry, Mapping):
        raise DefinitionError(f"{where}: a table is expected, not {entry!r}")
    for key in entry:
        if key not in known:
            raise DefinitionError(f"{where}: {key!r} is not known here; misspelt?")


class _Reader:
    """Reads the entries of one file; knows its scale and dimensions."""

    def __init__(
        self, scale: tuple[int, int], dimensions: tuple[str, ...], text_keys: frozenset[str]
    ) -> None:
        self.scale, self.dimensions, self.text_keys = scale, dimensions, text_keys

    def level(self, entry: Any, number: int) -> Level:
        _refuse_unknown(entry, RULE_KEYS | self.text_keys, f"level {number}")
        key = entry.get("key")
        if not isinstance(key, str) or not key:
            raise DefinitionError(f"level {number}: key: give it a name")
        where = f"level {key!r}"
        serves = self._ratings(entry.get("serves", {}), f"{where}, serves")
        reasons = entry.get("reasons", {})
        _refuse_unknown(reasons, serves, f"{where}, reasons")
        combinations = entry.get("not_enough_when", [])
        if not isinstance(combinations, list):
            raise DefinitionError(f"{where}: write [[level.not_enough_when]] for each combination")
        limits = [
            self._highest(name, highest, reasons.get(name, {}), f"{where}, reasons.{name}")
            for name, highest in serves.items()
            if highest < self.scale[1]
        ]
        limits += [
            self._combination(item, f"{where}, not_enough_when {place}")
            for place, item in enumerate(combinations, 1)
        ]
        texts = {name: value for name, value in entry.items() if name not in RULE_KEYS}
        return Level(key=key, serves=serves, limits=tuple(limits), texts=texts)

    def _highest(self, name: str, highest: int, reason: Any, where: str) -> Limit:
        _refuse_unknown(reason, {"because", "source"}, where)
        return Limit(parts=(Part(dimensions=(name,), at_least=highest + 1),), **reason)

    def _combination(self, entry: Any, where: str) -> Limit:
        _refuse_unknown(entry, {"at_least", "together", "because", "source"}, where)
        singles = self._ratings(entry.get("at_least", {}), f"{where}, at_least")
        parts = [Part(dimensions=(name,), at_least=least) for name, least in singles.items()]
        sums = entry.get("together", [])
        if not isinstance(sums, list):
            raise DefinitionError(f"{where}, together: give a list of sums")
        parts += [self._sum(item, f"{where}, together") for item in sums]
        if not parts:
            raise DefinitionError(f"{where}: the combination is empty; name what needs more")
        words = {name: entry[name] for name in ("because", "source") if name in entry}
        return Limit(parts=tuple(parts), **words)

    def _sum(self, entry: Any, where: str) -> Part:
        _refuse_unknown(entry, {"dimensions", "at_least"}, where)
        names = _dimensions(entry.get("dimensions"))
        for name in names:
            self._known(name, where)
        if not is_whole(entry.get("at_least")):
            raise DefinitionError(f"{where}: at_least must be a whole number")
        return Part(dimensions=names, at_least=entry["at_least"])

    def _ratings(self, entry: Any, where: str) -> dict[str, int]:
        if not isinstance(entry, Mapping):
            raise DefinitionError(f"{where}: a table of ratings is expected, not {entry!r}")
        for name, rating in entry.items():
            self._known(name, where)
            check_rating(rating, self.scale, f"{where}: {name}", DefinitionError)
        # In the order of the dimensions: a release is written in another than its file.
        return {name: entry[name] for name in self.dimensions if name in entry}

    def _known(self, name: str, where: str) -> None:
        if name not in self.dimensions:
            raise DefinitionError(f"{where}: {name!r} is no dimension of this file")


def check_rating(
    rating: Any, scale: tuple[int, int], where: str, error: type[ValueError] = ValueError
) -> None:
    """Raise `error`, naming `where`, unless `rating` is a whole number on the scale."""
    if not is_whole(rating):
        raise error(f"{where}: a whole number is expected, not {rating!r}")
    if not scale[0] <= rating <= scale[1]:
        raise error(f"{where}: {rating} is off the scale of {scale[0]} to {scale[1]}")
