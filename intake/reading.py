"""Reads the data files and refuses what is wrong in them, naming file and entry.

The dataclass of an entry is its schema: a key it does not know, or a text it lacks, stops the
start.
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import MISSING, fields
from datetime import date
from pathlib import Path
from typing import Any

from iop_guide.rules.mistakes import DataError

from .conditions import Condition, ConditionError
from .written import read_condition

DATA = Path(__file__).with_name("data")
PLAIN = (str, bool, int, date)


def read_file(path: Path, tables: Collection[str]) -> dict[str, list[dict[str, Any]]]:
    """The tables of a TOML file, each a list of entries; other keys are refused."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path.name}: {error}") from error
    for key in data:
        if key not in tables:
            raise DataError(f"{path.name}: {key!r} is not known here; misspelt?")
    return {table: data.get(table, []) for table in tables}


def build(cls: type, entry: Mapping[str, Any], where: str) -> Any:
    """An instance of the dataclass, lists turned to tuples. Raises DataError."""
    known = {field.name: field for field in fields(cls)}
    for key in entry:
        if key not in known:
            raise DataError(f"{where}: {key!r} is not known here; misspelt?")
    for name, field in known.items():
        needed = field.default is MISSING and field.default_factory is MISSING
        if needed and entry.get(name) in (None, "", [], ()):
            raise DataError(f"{where}: {name!r} is missing or empty")
        if name in entry and field.type in PLAIN and type(entry[name]) is not field.type:
            raise DataError(f"{where}: {name!r} must be a {field.type.__name__}")
    tidy = {key: tuple(v) if isinstance(v, list) else v for key, v in entry.items()}
    return cls(**tidy)


def condition(
    entries: Any,
    questions: Mapping[str, Any],
    where: str,
    terms: Mapping[str, Condition] | None = None,
) -> Condition:
    """A condition of an entry. Raises DataError, naming the entry."""
    try:
        return read_condition(entries, questions, terms)
    except ConditionError as error:
        raise DataError(f"{where}: {error}") from error


def unique(entries: list[Any], key: str, where: str) -> dict[str, Any]:
    """The entries by their key, in order; DataError if one is used twice."""
    found: dict[str, Any] = {}
    for entry in entries:
        name = getattr(entry, key)
        if name in found:
            raise DataError(f"{where}: {key} {name!r} is used twice")
        found[name] = entry
    return found
