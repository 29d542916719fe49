"""The one reader of data files: TOML into frozen dataclasses, or a refusal that names the place.

The dataclass of an entry is its schema. A key it does not know, one it lacks, a value of another
kind, a key that is there twice: each stops the start with file, entry and field. Words stand in a
file of their own a language, `en/notes.toml` beside `notes.toml`, under the same keys; what is
read is both together. conversion.py turns values into dataclasses.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from cattrs.errors import BaseValidationError, ClassValidationError

from ..rules.language import spoken
from ..rules.mistakes import DataError, Mistake
from .complaints import mistakes_by_field, mistakes_of
from .conversion import STRICT, Strict
from .words import join, names_in, names_said, parse, read_words, words_for

T = TypeVar("T")


def read_file(path: Path, tables: Collection[str], *, only_words: bool = False) -> dict[str, Any]:
    """The tables of a file with the words of the spoken language in their places; an empty list
    for a table that is not there. DataError for a table that is not one of `tables`, for words
    that belong to nothing, and for a language that says more or less than the first.

    A file that is `only_words` may stand in the folder of the language alone. Any other that is
    gone is refused, and a table that is: the words of its entries would be read for the whole."""
    data, words = _both(path, only_words)
    joined = _joined(data, words, tables, path)
    for table, entries in words.items():
        if table not in data and _keyed(entries) and not only_words:
            raise DataError(Mistake("it is missing, although it has words", path.name, table))
    return joined


def _both(path: Path, only_words: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    """A file as it stands, and its words."""
    words = words_for(path)
    return ({} if only_words and words and not path.exists() else parse(path)), words


def _joined(
    data: dict[str, Any], words: dict[str, Any], tables: Collection[str], path: Path
) -> dict[str, Any]:
    for key in [*data, *words]:
        if key not in tables:
            file = path.name if key in data else f"{spoken()}/{path.name}"
            raise DataError(Mistake(f"{key!r} is not known here; misspelt?", file))
    joined = join(data, words, Mistake("", f"{spoken()}/{path.name}"))
    return {table: joined.get(table, []) for table in tables}


def read_rows(
    path: Path, table: str, cls: type[T], *, tables: Collection[str] = (), by: str = "key",
    strict: Strict = STRICT, rows: dict[str, T] | None = None,
) -> dict[str, T]:  # fmt: skip
    """The entries of a table by their key (`by` names the field that holds it), in order, each an
    instance of a dataclass. `tables` are what else the file may have; for `rows` see rows_of."""
    entries = read_file(path, {table, *tables})[table]
    return rows_of(entries, cls, path, table, by=by, strict=strict, rows=rows)


def rows_of(
    entries: Any, cls: type[T], path: Path, table: str, *, by: str = "key",
    strict: Strict = STRICT, rows: dict[str, T] | None = None,
) -> dict[str, T]:  # fmt: skip
    """The same from a table that is read already: [[table]] with a key each, or [table.key].

    They are added one by one to `rows`: so an entry may look at those above it, and a key may be
    one of its own among several files."""
    place = Mistake("", path.name if path.exists() else f"{spoken()}/{path.name}", table)
    rows = {} if rows is None else rows

    def said() -> Collection[str]:
        return names_in(read_words(path, spoken()).get(table, {}))

    for number, entry in enumerate(_named(entries, by, place), 1):
        key = str(entry.get(by) or number) if isinstance(entry, Mapping) else str(number)
        row = structure(entry, cls, place.at(key=key), said, strict)
        if key in rows:
            raise DataError(place.at(words=f"the {by} is used twice", key=key))
        rows[key] = row
    return rows


def _named(entries: Any, by: str, place: Mistake) -> list[Any]:
    """The entries of a table as a list, those that are written by key with their key."""
    if isinstance(entries, list):
        return entries
    if not _keyed(entries):
        raise DataError(place.at(words=f"write [[{place.table}]] for each entry"))
    for key, entry in entries.items():
        if not isinstance(entry, Mapping):
            raise DataError(place.at(words="a table is expected", key=key))
    return [{by: key, **entry} for key, entry in entries.items()]


def read_whole(path: Path, cls: type[T], strict: Strict = STRICT, *, only_words: bool = False) -> T:
    """A file whose every table is a field of one dataclass: a single entry, or a list of them."""
    names = [field.name for field in fields(cls)]  # type: ignore[arg-type]
    tables = _joined(*_both(path, only_words), names, path)
    given = {name: table for name, table in tables.items() if table != []}
    try:
        return strict.structure(given, cls)
    except ClassValidationError as error:
        mistakes = mistakes_by_field(error, given)
        placed = [(name, _at_entry(given.get(name), mistake)) for name, mistake in mistakes]
        raise DataError(*(_in_table(name, mistake, path) for name, mistake in placed)) from None


def structure(
    entry: Any, cls: type[T], place: Mistake, said: Callable[[], Collection[str]] = frozenset,
    strict: Strict = STRICT,
) -> T:  # fmt: skip
    """One entry as an instance of a dataclass. DataError says everything that is wrong with it at
    `place`, with the file of the words for fields that are `said` there (asked for only then)."""
    try:
        return strict.structure(entry, cls)
    except (BaseValidationError, DataError, TypeError) as error:
        names = said()
        mistakes = [_placed(one, place, names) for one in mistakes_of(error, entry)]
        raise DataError(*mistakes) from None


def refer(named: Iterable[str], known: Collection[str], place: Mistake, what: str) -> None:
    """Every name is one of those known. DataError says which is not, at `place`."""
    for name in named:
        if name not in known:
            raise DataError(place.at(words=f"{name!r} is no {what}; known are {', '.join(known)}"))


def all_there(tables: Mapping[str, Any], path: Path) -> None:
    """DataError where a table of a file has nothing in it."""
    for table, entries in tables.items():
        if not entries:
            raise DataError(Mistake("it is missing or empty", path.name, table))


def _keyed(entries: Any) -> bool:
    return isinstance(entries, Mapping) and any(isinstance(e, Mapping) for e in entries.values())


def _in_table(table: str, mistake: Mistake, path: Path) -> Mistake:
    """A mistake at its table; a table that is nowhere but among the words is wrong there."""
    words = read_words(path, spoken())
    only_words = bool(words) and not (path.exists() and table in parse(path))
    fields_here = {mistake.field.rpartition(".")[2]} if only_words else words.get(table, ())
    said = {*fields_here, *names_said(words)}
    return _placed(mistake, Mistake("", path.name, table, mistake.key), said)


def _placed(mistake: Mistake, place: Mistake, said: Collection[str]) -> Mistake:
    in_words = mistake.field.rpartition(".")[2] in said
    file = f"{spoken()}/{Path(place.file).name}" if in_words else place.file
    return mistake.at(file=file, table=place.table, key=place.key)


def _at_entry(table: Any, mistake: Mistake) -> Mistake:
    """In a list of entries, the first step to the field is the key of the entry."""
    if not isinstance(table, list) or not any(isinstance(entry, Mapping) for entry in table):
        return mistake
    key, _, field = mistake.field.partition(".")
    return mistake.at(key=key, field=field)
