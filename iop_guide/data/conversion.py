"""Values into frozen dataclasses, strictly: cattrs with nothing guessed.

Nothing is turned into another kind: "3" is no number, a text is no list. What a dataclass needs
may not be empty either. complaints.py says what an error means.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Literal, TypeVar, get_args, get_origin

from cattrs import Converter
from cattrs.cols import (
    homogenous_tuple_structure_factory,
    is_mapping,
    list_structure_factory,
    mapping_structure_factory,
)
from cattrs.errors import AttributeValidationNote, ClassValidationError
from cattrs.gen import make_dict_structure_fn, override

from ..rules.mistakes import DataError, Mistake
from .words import key_of

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]
PLAIN = {str: "text", int: "a whole number", bool: "true or false", date: "a date"}
EMPTY: tuple[Any, ...] = ("", [], {})
# What a kind of field is, how it is made, and what must stand in the file for it.
SHAPES: tuple[tuple[Any, Any, type, str], ...] = (
    (lambda kind: get_origin(kind) is tuple, homogenous_tuple_structure_factory, list, "a list"),
    (lambda kind: get_origin(kind) is list, list_structure_factory, list, "a list"),
    (is_mapping, mapping_structure_factory, dict, "a table"),
)
WRITTEN = "written"


def written_as(name: str) -> dict[str, str]:
    """The metadata of a field that has another name in the file, such as one for each entry."""
    return {WRITTEN: name}


class Strict:
    """Reads values into dataclasses; `reading` adds a reader for a kind of field. In a list inside
    an entry no key is there twice, unless that is not asked for (`keys_once`)."""

    def __init__(self, *, keys_once: bool = True) -> None:
        self._keys_once = keys_once
        self._converter = Converter(forbid_extra_keys=True)
        for kind, wanted in PLAIN.items():
            self._converter.register_structure_hook(kind, _plain(kind, wanted))
        for is_one, make, shape, wanted in SHAPES:
            self._converter.register_structure_hook_factory(
                is_one, self._shaped(make, shape, wanted)
            )
        self._converter.register_structure_hook_factory(is_dataclass, self._dataclass)
        self._converter.register_structure_hook_factory(_is_literal, _one_of)
        self._converter.register_structure_hook(
            StrEnum, lambda value, kind: _one_of(kind)(value, kind)
        )

    def reading(self, kind: type, read: Callable[[Any], Any]) -> "Strict":
        """The same, where a field of this kind is read by `read`, which may raise DataError."""
        self._converter.register_structure_hook(kind, lambda value, _: read(value))
        return self

    def structure(self, value: Any, kind: type[T]) -> T:
        """The value as an instance of a kind. What it raises, mistakes_of reads."""
        return self._converter.structure(value, kind)

    def _shaped(self, make: Any, shape: type, wanted: str) -> Callable[[Any], Hook]:
        def factory(kind: Any) -> Hook:
            inner = make(kind, self._converter)

            def read(value: Any, _: Any) -> Any:
                if not isinstance(value, shape):
                    raise TypeError(wanted)
                if self._keys_once:
                    _no_key_twice(value)
                return inner(value, kind)

            return read

        return factory

    def _dataclass(self, kind: Any) -> Hook:
        written: dict[str, str] = {f.name: f.metadata.get(WRITTEN, f.name) for f in fields(kind)}
        renamed: Any = {name: override(rename=other) for name, other in written.items()}
        inner = make_dict_structure_fn(
            kind, self._converter, _cattrs_forbid_extra_keys=True, **renamed
        )
        needed = {
            written[f.name] for f in fields(kind) if f.default is f.default_factory is MISSING
        }

        def read(value: Any, _: Any) -> Any:
            if not isinstance(value, Mapping):
                raise TypeError("a table")
            empty = {name for name in needed if name in value and value[name] in EMPTY}
            try:
                return inner({k: v for k, v in value.items() if k not in empty}, kind)
            except ClassValidationError as error:
                _name_as_written(error, written)
                raise

        return read


def _plain(kind: type, wanted: str) -> Hook:
    def read(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(wanted)
        return value

    return read


def _is_literal(kind: Any) -> bool:
    return get_origin(kind) is Literal


def _one_of(kind: Any) -> Hook:
    """For a kind that lists all that it can be."""
    options = get_args(kind) or tuple(kind)
    make = kind if isinstance(kind, type) else str

    def read(value: Any, _: Any) -> Any:
        if value not in options:
            raise ValueError(f"{value!r} is none of {', '.join(filter(None, options))}")
        return make(value)

    return read


def _name_as_written(error: ClassValidationError, written: Mapping[str, str]) -> None:
    """The fields that an error is about, under the names that they have in the file."""
    for inner in error.exceptions:
        for number, note in enumerate(notes := getattr(inner, "__notes__", [])):
            if isinstance(note, AttributeValidationNote):
                notes[number] = AttributeValidationNote(note, written[note.name], note.type)


def _no_key_twice(entries: Any) -> None:
    """In a list of entries with keys, inside another entry, each is one of its own."""
    keys = [key for entry in entries if (key := key_of(entry))]
    for key in dict.fromkeys(keys):
        if keys.count(key) > 1:
            raise DataError(Mistake("the key is used twice", field=key))


STRICT = Strict()
