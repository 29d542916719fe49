"""The content of a release: levels of care, help numbers and guides, as plain data.

Their shapes are in shapes.py. The limits of a level are read by iop_guide.rules; here are the
words.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from iop_guide.data import Mistake, read_file
from iop_guide.rules.definitions import (
    DefinitionError,
    Definitions,
    Level,
    is_whole,
    read_definitions,
)

from ..data_files import DATA
from .entries import TEXT_KEYS, check_texts, read_entry
from .shapes import GuideTexts, HelpLineTexts, LevelTexts

T = TypeVar("T")
# Tables as TOML and JSON have them; the readers below say what each must be.
Content = Mapping[str, Any]
FILES = ("levels.toml", "help.toml", "guides.toml")
# Entries that have a key only so that words find them, in a file or in a release; a content, whose
# words are in their places, knows them by place.
KEYED_FOR_WORDS = ("not_enough_when", "week", "service")
KINDS = ("call", "text", "chat")
EDITION = "ratings_edition"
# What all levels share, beside the levels themselves.
SHARED = ("scale", "dimensions", "range_too_wide_from", EDITION)
TABLES = (*SHARED, "level", "help", "guide")
LAST_EDITION = 2**15 - 1  # what the draft's column holds


def read_files(folder: Path = DATA) -> dict[str, Any]:
    """The content of the repository's TOML files, put together, in the language spoken. DataError
    where one cannot be read, or its words are not those that belong there."""
    content: dict[str, Any] = {}
    for name in FILES:
        content |= read_content(folder / name)
    return content


def read_content(path: Path) -> dict[str, Any]:
    """The content of one file with its words. DataError as above."""
    return tidy(unkeyed(read_file(path, TABLES)))


def unkeyed(tables: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in a file, its entries without the keys that only words need."""
    if not isinstance(tables.get("level"), list):
        return dict(tables)
    return {**tables, "level": [*map(_unkeyed, tables["level"])]}


def _unkeyed(level: Any) -> Any:
    if not isinstance(level, dict):
        return level  # refused by its reader
    return level | {
        name: [_without_key(entry) for entry in level[name]]
        for name in KEYED_FOR_WORDS
        if isinstance(level.get(name), list)
    }


def _without_key(entry: Any) -> Any:
    return {k: v for k, v in entry.items() if k != "key"} if isinstance(entry, dict) else entry


def tidy(value: Any) -> Any:
    """The same content without what is empty or false, so that it is written one way only."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\0", "").strip()
    if isinstance(value, Mapping):
        kept = {key: tidy(item) for key, item in value.items()}
        return {k: v for k, v in kept.items() if v not in (None, "", [], {}) and v is not False}
    return [tidy(item) for item in value] if isinstance(value, list) else value


def read_rules(content: Mapping[str, Any]) -> Definitions:
    """The levels and limits of a content, for the rules. Raises DefinitionError."""
    made_for(content)
    return read_definitions(content, TEXT_KEYS, ["help", "guide", EDITION])


def made_for(content: Mapping[str, Any]) -> int | None:
    """The edition of the ratings that its limits were made for; None where it does not say, as
    the first releases did not. Raises DefinitionError."""
    edition = content.get(EDITION)
    if edition is not None and not (is_whole(edition) and 0 < edition <= LAST_EDITION):
        words = f"{EDITION}: the number of an edition is expected, not {edition!r}"
        raise DefinitionError(Mistake(words, field=EDITION))
    return edition


def read_texts(level: Level) -> LevelTexts:
    """The words of a level. Raises DefinitionError, naming the level and the entries."""
    place = Mistake("", table="level", key=level.key)
    texts = read_entry(level.texts, LevelTexts, place)
    check_texts(texts, place)
    return texts


def read_help(content: Mapping[str, Any]) -> dict[str, HelpLineTexts]:
    """The help numbers by key. Raises DefinitionError, naming the line."""
    lines = _by_key(content, "help", HelpLineTexts)
    for line in lines.values():
        if line.kind not in KINDS:
            raise _wrong_line(line, "kind", f"must be one of {', '.join(KINDS)}")
        if line.kind == "chat" and not line.url.startswith("https://"):
            raise _wrong_line(line, "url", "must be an https address, for a chat")
        if line.kind != "chat" and not line.number.isdigit():
            raise _wrong_line(line, "number", "must be digits only")
    return lines


def _wrong_line(line: HelpLineTexts, field: str, words: str) -> DefinitionError:
    return DefinitionError(Mistake(f"{field!r} {words}", "", "help", line.key, field))


def read_guides(content: Mapping[str, Any]) -> dict[str, GuideTexts]:
    """The reading pages by key, in order. Raises DefinitionError, naming the guide."""
    return _by_key(content, "guide", GuideTexts)


def _by_key(content: Mapping[str, Any], table: str, cls: type[T]) -> dict[str, T]:
    by_key: dict[str, T] = {}
    entries = content.get(table, [])
    if not (isinstance(entries, list) and all(isinstance(entry, Mapping) for entry in entries)):
        raise DefinitionError(Mistake(f"write [[{table}]] for each entry", table=table))
    for number, entry in enumerate(entries, 1):
        key = str(entry.get("key") or number)
        place = Mistake("", table=table, key=key)
        if key in by_key:
            raise DefinitionError(place.at(words="the key is used twice", field="key"))
        by_key[key] = read_entry(entry, cls, place)
    return by_key


def canonical(content: Mapping[str, Any]) -> str:
    """The one way to write a content down: JSON, keys sorted, dates as text."""
    return json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_as_text
    )


def _as_text(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} cannot be part of a release")


def fingerprint(content: Mapping[str, Any]) -> str:
    """The SHA-256 of the canonical JSON, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()
