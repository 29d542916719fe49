"""Every data file of the levels, and what reads it: all are read when the site starts."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from iop_guide.data import DataError, Mistake, names_in, read_file, read_words
from iop_guide.rules.definitions import WHY, DefinitionError, Level
from iop_guide.rules.language import in_every_language, spoken

from ..data_files import DATA
from .content import TABLES, read_guides, read_help, read_rules, read_texts, unkeyed
from .crisis import crisis
from .floors import floors
from .guide_groups import guide_groups


def levels(path: Path) -> None:
    """The levels, their limits and their words. Raises DataError."""
    content = _read(path)
    for level in _in_file(path, read_rules, content).levels:
        _in_file(path, read_texts, level)
        _in_file(path, _check_reasons, level)


def _check_reasons(level: Level) -> None:
    """Every limit says why, and where that comes from. (The draft may say so later.)"""
    for limit in level.limits:
        for name in WHY:
            if not getattr(limit, name):
                words = f"{' and '.join(limit.dimensions)}: {name!r} is missing or empty"
                raise DefinitionError(Mistake(words, "", "level", level.key, name))


def lines(path: Path) -> None:
    """The help lines. Raises DataError."""
    _in_file(path, read_help, _read(path))


def guides(path: Path) -> None:
    """The reading pages. Raises DataError."""
    _in_file(path, read_guides, _read(path))


READERS: Mapping[str, Callable[[Path], object]] = {
    "levels.toml": levels,
    "help.toml": lines,
    "guides.toml": guides,
    "crisis.toml": crisis,
    "floors.toml": floors,
    "guide_groups.toml": guide_groups,
}


def read_all() -> None:
    """Read every file, in every language. Raises DataError."""
    for name, read in READERS.items():
        in_every_language(partial(read, DATA / name))


def _read(path: Path) -> dict[str, Any]:
    """What stands in a file, false and empty values too: their keys may be misspelt."""
    return unkeyed(read_file(path, TABLES))


def _in_file(path: Path, read: Callable[[Any], Any], value: Any) -> Any:
    """What is read of a file; what is wrong is named in that file, or in that of its words."""
    try:
        return read(value)
    except DefinitionError as error:
        raise DataError(*(_placed(mistake, path) for mistake in error.mistakes)) from None


def _placed(mistake: Mistake, path: Path) -> Mistake:
    said = names_in(read_words(path, spoken()).get(mistake.table, {}))
    in_words = mistake.field.rpartition(".")[2] in said
    return mistake.at(file=f"{spoken()}/{path.name}" if in_words else path.name)
