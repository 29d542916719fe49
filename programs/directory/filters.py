"""What people can look for among the programs: the filters of data/search.toml.

Pure. The dataclass of an entry is its schema, as for all data files.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from iop_guide.rules.definitions import DefinitionError

from ..data_files import DATA
from .session_times import PARTS

# Columns of the index: languages and session times have their own, all else shares one.
OFFERS, LANGUAGES, SESSIONS = "offers", "languages", "sessions"
COLUMNS = {"languages": LANGUAGES, "times": SESSIONS}
LAST_BIT = 61  # the one after it says that a program is for everyone (offers.py)


@dataclass(frozen=True, kw_only=True)
class Option:
    """One thing to pick. `keys` are what a list of a program may hold for it, `perhaps` what
    leaves it open; without `keys` it is a fact that is "yes", "no" or "unknown"."""

    key: str
    name: str
    ask: str
    number: int = -1
    source: str = ""
    keys: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Options of which any one is enough; with `each` every option is a filter of its own."""

    key: str
    name: str
    options: tuple[Option, ...]
    hint: str = ""
    each: bool = False

    @property
    def column(self) -> str:
        """The column of the index that holds its bits."""
        return COLUMNS.get(self.key, OFFERS)

    def option(self, key: str) -> Option | None:
        """The option with this key."""
        return next((option for option in self.options if option.key == key), None)


@dataclass(frozen=True)
class Filters:
    """All filters by key, and the distances in miles that one can pick; `far` ones take long to
    look through, and are offered by themselves only where nothing nearer helps."""

    distances: tuple[int, ...]
    far: tuple[int, ...]
    usual_distance: int
    by_key: Mapping[str, Filter]

    def __iter__(self) -> Iterator[Filter]:
        return iter(self.by_key.values())


@cache
def filters() -> Filters:
    """The filters of the repository. Raises DefinitionError, naming the entry."""
    return read_filters(tomllib.loads((DATA / "search.toml").read_text(encoding="utf-8")))


def read_filters(data: Mapping) -> Filters:
    """The filters of a parsed file. Raises DefinitionError, naming the entry."""
    found = {}
    for entry in data["filter"]:
        options = tuple(_option(item, entry["key"]) for item in entry["option"])
        words = {name: value for name, value in entry.items() if name != "option"}
        found[entry["key"]] = _made(Filter, {**words, "options": options}, entry["key"])
    distances, far = tuple(data["distances"]), tuple(data["far"])
    if [*distances, *far] != sorted({*distances, *far}) or data["usual_distance"] not in distances:
        raise DefinitionError("search.toml: distances must rise, and hold the usual one")
    _check(found)
    return Filters(distances, far, data["usual_distance"], found)


def _option(entry: Mapping, where: str) -> Option:
    tidy = {name: tuple(v) if isinstance(v, list) else v for name, v in entry.items()}
    if "from" in tidy:
        tidy["source"] = tidy.pop("from")
    return _made(Option, tidy, f"{where}, {entry.get('key')}")


def _made(cls: type, entry: Mapping, where: str):  # type: ignore[no-untyped-def]
    try:
        return cls(**entry)
    except TypeError as error:
        raise DefinitionError(f"search.toml, {where}: {error}") from error


def _check(found: Mapping[str, Filter]) -> None:
    taken: set[tuple[str, int]] = set()
    for filter_ in found.values():
        if filter_.key == "times":
            if tuple(option.key for option in filter_.options) != PARTS:
                raise DefinitionError("search.toml, times: the options are the parts of the week")
            continue
        for option in filter_.options:
            bit = (filter_.column, option.number)
            if bit in taken or not 0 <= option.number <= LAST_BIT:
                raise DefinitionError(f"search.toml, {option.key}: its number is taken or too big")
            if not option.source:
                raise DefinitionError(f"search.toml, {option.key}: 'from' is missing")
            taken.add(bit)
