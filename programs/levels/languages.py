"""A release holds its words by language: taken out of a content when it is published, put back into
their places when it is read.

What holds in every language stands once (keys, limits, figures, dates, sources, telephone numbers);
"words" holds the rest, a table a language, each under the same keys. Earlier releases hold all in
one, in the first language: they stay as they are, and are read as they are.

The draft is written in the first language. What the others say comes from the repository's files.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, TypeGuard

from iop_guide.data import DataError, Mistake, join, key_of, unmatched
from iop_guide.rules import language
from iop_guide.rules.language import speaking

from .content import read_files, tidy, unkeyed

WORDS = "words"
# What is not words, of a level and all that is in it, of a help line, and of a guide.
PLAIN: Mapping[str, frozenset[str]] = {
    "level": frozenset({
        "key", "hours_per_week", "days_per_week", "cost_rank", "reviewed", "sources", "serves",
        "source", "at_least", "together", "times", "virtual", "overnight", "housing", "day",
        "start", "end",
    }),
    "help": frozenset({
        "key", "kind", "number", "shown", "press", "body", "url", "audience", "source", "reviewed",
    }),
    "guide": frozenset({"key", "sources", "reviewed"}),
}  # fmt: skip


def as_stored(content: Mapping[str, Any]) -> dict[str, Any]:
    """A content in the first language as a release holds it, with what the others say in files."""
    rest, words = _apart(content)
    others = {code: _of_files(code) for code in language.LANGUAGES[1:]}
    return {**rest, WORDS: {language.LANGUAGES[0]: words, **others}}


def in_todays_form(stored: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same release in the form of today, so that earlier ones can be held against it."""
    if WORDS in stored:
        return stored
    rest, words = _apart(stored)
    return {**rest, WORDS: {language.LANGUAGES[0]: words}}


def joined(stored: Mapping[str, Any], code: str = "") -> Mapping[str, Any]:
    """What a release says as a content, in a language; in the first where that one, or none, is
    given that it does not know."""
    if WORDS not in stored:
        return stored
    said = stored[WORDS]
    rest = {name: value for name, value in stored.items() if name != WORDS}
    words = said.get(code) or said[language.LANGUAGES[0]]
    return unkeyed(join(rest, words, Mistake("")))


def unsaid(stored: Mapping[str, Any]) -> Iterator[Mistake]:
    """What a language leaves out that the first says, or says alone, each at its place."""
    first, *others = language.LANGUAGES
    said = in_todays_form(stored)[WORDS]
    for code in others:
        for (table, key, *field), words in unmatched(said.get(code, {}), said[first]):
            yield Mistake(f"{words} (language {code!r})", "", table, key, ".".join(field))


def _of_files(code: str) -> dict[str, Any]:
    """What the files say in a language; nothing while a text of theirs is missing, so that the
    checks can tell of it."""
    with suppress(DataError), speaking(code):
        return _apart(read_files())[1]
    return {}


def _apart(content: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A content without its words, and its words."""
    rest = {name: value for name, value in content.items() if name not in PLAIN}
    words = {}
    for table, plain in PLAIN.items():
        entries = content.get(table)
        if _are_entries(entries):
            rest[table], words[table] = _entries(entries, plain)
        else:
            rest[table] = entries  # the checks refuse what else stands there
    return tidy(rest), tidy(words)


def _are_entries(value: object) -> TypeGuard[list[Mapping[str, Any]]]:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(entry, Mapping) for entry in value)
    )


def _entries(
    entries: list[Mapping[str, Any]], plain: frozenset[str]
) -> tuple[list[Any], dict[str, Any]]:
    """Entries by their key; where they have none, by their number, which becomes the key."""
    rest, words = [], {}
    for number, entry in enumerate(entries, 1):
        key = key_of(entry) or str(number)
        kept, words[key] = _fields(entry, plain)
        rest.append({"key": key, **kept})
    return rest, words


def _fields(entry: Mapping[str, Any], plain: frozenset[str]) -> tuple[dict[str, Any], Any]:
    rest, words = {}, {}
    for name, value in entry.items():
        if name in plain:
            rest[name] = value
        elif isinstance(value, Mapping):
            rest[name], words[name] = _fields(value, plain)
        elif _are_entries(value):
            rest[name], words[name] = _entries(value, plain)
        else:
            words[name] = value
    return rest, words
