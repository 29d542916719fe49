"""What people can look for among the programs: the filters of data/search.toml.

Pure. Their words are data/en/search.toml. The dataclass of an entry is its schema, as for all
data files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from iop_guide.data import DataError, Mistake, read_whole
from iop_guide.rules.language import by_language

from ..data_files import DATA
from .groups import GROUPS
from .session_times import PARTS
from .vocabulary import FACTS, LISTS

# Columns of the index: languages and session times have their own, all else shares one.
OFFERS, LANGUAGES, SESSIONS = "offers", "languages", "sessions"
COLUMNS = {"languages": LANGUAGES, "times": SESSIONS}
READ_FROM = (*LISTS, *FACTS, "directory", "accepting")
LAST_BIT = 61


@dataclass(frozen=True, kw_only=True)
class FilterOption:
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
    option: tuple[FilterOption, ...]
    hint: str = ""
    each: bool = False

    @property
    def options(self) -> tuple[FilterOption, ...]:
        """What may be picked, in the order shown."""
        return self.option

    @property
    def column(self) -> str:
        """The column of the index that holds its bits."""
        return COLUMNS.get(self.key, OFFERS)


@dataclass(frozen=True, kw_only=True)
class Group:
    """People whom some programs take alone; `number` is its bit among the offers."""

    key: str
    name: str
    number: int


@dataclass(frozen=True)
class Filters:
    """All filters by key, the groups, and the distances in miles that one can pick; `far` ones take
    long to look through, and are offered by themselves only where nothing nearer helps."""

    distances: tuple[int, ...]
    far: tuple[int, ...]
    usual_distance: int
    by_key: Mapping[str, Filter]
    groups: tuple[Group, ...]

    def __iter__(self) -> Iterator[Filter]:
        return iter(self.by_key.values())


@dataclass(frozen=True, kw_only=True)
class _File:
    """The tables of the file."""

    distances: tuple[int, ...]
    far: tuple[int, ...]
    usual_distance: int
    filter: tuple[Filter, ...]
    group: tuple[Group, ...]


@by_language
def filters(path: Path = DATA / "search.toml") -> Filters:
    """The filters of the repository. Raises DataError, naming the entry."""
    file, place = read_whole(path, _File), Mistake("", path.name)
    rising = [*file.distances, *file.far]
    if rising != sorted(set(rising)) or file.usual_distance not in file.distances:
        words = "distances must rise, and hold the usual one"
        raise DataError(place.at(words=words, table="distances"))
    taken: set[tuple[str, int]] = set()
    for one in file.filter:
        _check(one, taken, place.at(table="filter", key=one.key))
    _check_groups(file.group, taken, place)
    by_key = {one.key: one for one in file.filter}
    return Filters(file.distances, file.far, file.usual_distance, by_key, file.group)


def _check(one: Filter, taken: set[tuple[str, int]], place: Mistake) -> None:
    """Every option has a bit of its own and says what it is read from."""
    if one.key == "times":
        if tuple(option.key for option in one.options) != PARTS:
            raise DataError(place.at(words="the options are the parts of the week", field="option"))
        return
    for option in one.options:
        here, bit = place.at(field=f"option.{option.key}"), (one.column, option.number)
        if bit in taken or not 0 <= option.number <= LAST_BIT:
            raise DataError(here.at(words=f"the number of {option.key!r} is taken or too big"))
        if option.source not in READ_FROM:
            known = ", ".join(READ_FROM)
            raise DataError(here.at(words=f"{option.key!r} is read from none of {known}"))
        taken.add(bit)


def _check_groups(groups: tuple[Group, ...], taken: set[tuple[str, int]], place: Mistake) -> None:
    """Each is one that a program may be for alone, and has a bit that no option has."""
    if tuple(group.key for group in groups) != GROUPS:
        raise DataError(place.at(words=f"the groups are {', '.join(GROUPS)}", table="group"))
    for group in groups:
        here, bit = place.at(table="group", key=group.key), (OFFERS, group.number)
        if bit in taken or not 0 <= group.number <= LAST_BIT:
            raise DataError(here.at(words="its number is taken or too big", field="number"))
        taken.add(bit)
