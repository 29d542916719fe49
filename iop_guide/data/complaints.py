"""What cattrs complains of, as mistakes with their field."""

from collections.abc import Iterator, Mapping
from typing import Any

from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
    StructureHandlerNotFoundError,
)

from ..rules.mistakes import DataError, Mistake


def mistakes_of(error: BaseException, value: Any, field: str = "") -> Iterator[Mistake]:
    """Everything that an error of `structure` says is wrong with a value, each with its field."""
    if isinstance(error, ClassValidationError | IterableValidationError):
        for inner in error.exceptions:
            step, below = _step(inner, value)
            yield from mistakes_of(inner, below, ".".join(filter(None, (field, step))))
    elif isinstance(error, DataError):
        for one in error.mistakes:
            yield one.at(field=".".join(filter(None, (field, one.field))))
    elif isinstance(error, ForbiddenExtraKeysError):
        for name in sorted(map(str, error.extra_fields)):
            place = f"{field}.{name}".strip(".")
            yield Mistake(f"{place!r} is not known here; misspelt?", field=place)
    elif isinstance(error, StructureHandlerNotFoundError):
        raise error  # a dataclass with a field that nothing reads: ours to mend, not the file's
    else:
        yield Mistake(_words(error, field), field=field)


def mistakes_by_field(error: Any, value: Any) -> Iterator[tuple[str, Mistake]]:
    """The same for a value with fields: the first name of each mistake's field, and the rest."""
    for inner in error.exceptions:
        name, below = _step(inner, value)
        for mistake in mistakes_of(inner, below):
            yield name, mistake


def _words(error: BaseException, field: str) -> str:
    if isinstance(error, KeyError):
        return f"{field!r} is missing or empty" if field else "it is missing or empty"
    if isinstance(error, TypeError):
        return f"{field!r} must be {error}" if field else f"{error} is expected"
    return f"{field}: {error}".removeprefix(": ")


def _step(error: BaseException, value: Any) -> tuple[str, Any]:
    """The name of the field, or the key of the entry, that an error is about, and what is there."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return note.name, value.get(note.name)
        if isinstance(note, IterableValidationNote):
            below = value[note.index]
            if not isinstance(note.index, int):
                return str(note.index), below
            named = below if isinstance(below, Mapping) else {}
            return str(named.get("key") or named.get("id") or note.index + 1), below
    return "", value
