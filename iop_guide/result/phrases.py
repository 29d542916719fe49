"""The words of the result: data/en/phrases.toml, read and checked when the site starts. Pure."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from intake.reading import DataError, read_file

PATH = Path(__file__).with_name("data") / "en" / "phrases.toml"
# Tables with one voice for the person and one for someone answering for another.
VOICES = ("self", "loved_one")
TWICE = ("about", "in_care")
OF_LEVELS = ("named", "purposes", "shortfalls", "not_enough")
ONCE = (*OF_LEVELS, "results", "ratings", "scores", "soon", "alerts")


@cache
def phrases(path: Path = PATH) -> Mapping[str, Mapping[str, Any]]:
    """The tables of the file. Raises DataError where one is unknown or missing, and where one
    voice has a sentence that the other has not."""
    tables: Mapping[str, Any] = read_file(path, (*VOICES, *TWICE, *ONCE))
    for name, table in tables.items():
        if not table:
            raise DataError(f"{path.name}: {name!r} is missing or empty")
    for name, pair in (("", tables), *((f"{name}.", tables[name]) for name in TWICE)):
        one, other = (pair.get(voice, {}) for voice in VOICES)
        for key in one.keys() ^ other.keys():
            raise DataError(f"{path.name}: {name}{key!r} is not said in both voices")
    return tables
