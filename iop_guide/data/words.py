"""Words in their places: a file of its own for each language beside the file without words.

`en/notes.toml` says, under the same keys, what people read of `notes.toml`. Every language says
just what the first of them says: a missing key is refused.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..rules.language import LANGUAGES, spoken
from ..rules.mistakes import DataError, Mistake

IDENTIFIERS = ("key", "id")


def parse(path: Path) -> dict[str, Any]:
    """A TOML file as it stands. DataError where it cannot be read, or says a key twice."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(Mistake(str(error), path.name)) from error


def read_words(path: Path, language: str) -> dict[str, Any]:
    """The words that belong to a data file in a language; none where it has no such file."""
    there = path.parent / language / path.name
    try:
        return parse(there) if there.exists() else {}
    except DataError as error:
        raise error.at(file=f"{language}/{path.name}") from error


def join(data: Any, words: Any, place: Mistake) -> Any:
    """Values with the words of the same keys in their places. In a list of entries, words find
    theirs by its key or id. DataError where words belong to nothing, or are said twice."""
    if not words:
        return data
    if not isinstance(words, Mapping):
        raise DataError(place.at(words="a table of words is expected"))
    if isinstance(data, list):
        return _join_entries(data, words, place)
    joined = dict(data)
    for name, said in words.items():
        if name not in data:
            joined[name] = said
        elif isinstance(said, Mapping) and isinstance(data[name], Mapping | list):
            joined[name] = join(data[name], said, _deeper(place, name))
        else:
            twice = f"{name!r} is said in the file without words, too"
            raise DataError(_deeper(place, name).at(words=twice))
    return joined


def _join_entries(data: list[Any], words: Mapping[str, Any], place: Mistake) -> list[Any]:
    keys = [key_of(entry) for entry in data]
    for key in words:
        if key not in keys:
            raise DataError(_deeper(place, key).at(words=f"words for {key!r}, which is not there"))
    return [
        join(entry, words.get(key, {}), _deeper(place, key))
        for key, entry in zip(keys, data, strict=True)
    ]


def key_of(entry: Any) -> str:
    """The key or id of an entry; empty where it has none."""
    named = entry if isinstance(entry, Mapping) else {}
    return next((str(named[name]) for name in IDENTIFIERS if name in named), "")


def _deeper(place: Mistake, name: str) -> Mistake:
    """The place one step further in: a table, then its entry, then the fields."""
    if not place.table:
        return place.at(table=name)
    if not place.key:
        return place.at(key=name)
    return place.at(field=f"{place.field}.{name}".strip("."))


def words_for(path: Path) -> dict[str, Any]:
    """The words in the spoken language, which must say just what the first language says."""
    words = read_words(path, spoken())
    if spoken() == LANGUAGES[0]:
        return words
    for _place, said in unmatched(words, read_words(path, LANGUAGES[0])):
        raise DataError(Mistake(said, f"{spoken()}/{path.name}"))
    return words


def unmatched(words: Any, first: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is said in one language and not in the first, or the other way round: where, and so in
    words."""
    here, there = _paths(words), _paths(first)
    for place in sorted(here ^ there):
        said = "is said in no other language" if place in here else "is not said"
        yield place, f"{'.'.join(place)!r} {said}"


def _paths(words: Any, above: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    if isinstance(words, list) and all(isinstance(entry, Mapping) for entry in words):
        words = {str(number): entry for number, entry in enumerate(words, 1)}
    if not isinstance(words, Mapping):
        return {above}
    return {path for key, value in words.items() for path in _paths(value, (*above, key))}


def names_said(words: Any) -> set[str]:
    """Every name that has a text of its own, at whatever depth."""
    return {path[-1] for path in _paths(words) if path}


def names_in(entries: Any) -> set[str]:
    """The same for a table of entries, with every field right in one of them."""
    return names_said(entries) | {path[1] for path in _paths(entries) if len(path) > 1}
