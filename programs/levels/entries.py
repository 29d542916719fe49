"""Reads one entry of a content into its shape (shapes.py), and refuses what does not fit."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from iop_guide.data import STRICT, DataError, Mistake, Strict, structure
from iop_guide.rules.clock import DAYS, half_hours
from iop_guide.rules.definitions import DefinitionError, is_whole

from .shapes import FormatTexts, LevelTexts, SlotTexts, Span
from .words import TIMES

T = TypeVar("T")
HOURS = 168
TEXT_KEYS = frozenset(field.name for field in fields(LevelTexts))


def read_entry(entry: object, cls: type[T], place: Mistake) -> T:
    """An instance of the dataclass. DefinitionError names everything that is unknown, missing,
    empty or of another kind."""
    try:
        return structure(entry, cls, place, strict=AS_WRITTEN)
    except DataError as error:
        raise DefinitionError(*error.mistakes) from None


def _date(value: object) -> date:
    """A release is JSON, where a date is a text."""
    try:
        return (
            date.fromisoformat(value) if isinstance(value, str) else STRICT.structure(value, date)
        )
    except ValueError:
        raise TypeError("a date") from None


def _span(value: Any) -> Span:
    two = isinstance(value, list) and len(value) == 2 and all(map(is_whole, value))
    if two and 0 <= value[0] <= value[1]:
        return Span(value)
    raise TypeError("two whole numbers, the lower one first")


# An earlier release may have a way twice by one key: it is still read; checks.py lets no more come.
AS_WRITTEN = Strict(keys_once=False).reading(date, _date).reading(Span, _span)


def check_texts(texts: LevelTexts, place: Mistake) -> None:
    """What is said of hours, ways and the usual week can be so. Raises DefinitionError."""
    _most(texts.hours_per_week, HOURS, place.at(field="hours_per_week"))
    _most(texts.days_per_week, len(DAYS), place.at(field="days_per_week"))
    for entry in texts.format or []:
        _check_format(entry, place.at(field=f"format.{entry.key}"))
    for number, slot in enumerate(texts.week or [], 1):
        _check_slot(slot, place.at(field=f"week.{number}"))


def _most(span: Span, most: int, place: Mistake) -> None:
    if span[1] > most:
        raise _wrong(place, f"a week has {most} {'hours' if most == HOURS else 'days'}")


def _check_format(entry: FormatTexts, place: Mistake) -> None:
    _most(entry.hours_per_week, HOURS, place.at(field=f"{place.field}.hours_per_week"))
    here = place.at(field=f"{place.field}.times")
    for time in entry.times:
        if time not in TIMES:
            raise _wrong(here, f"{time!r} is no time of the week; use {', '.join(TIMES)}")


def _check_slot(slot: SlotTexts, place: Mistake) -> None:
    """Its day is one, and it ends after it starts."""
    if slot.day not in DAYS:
        raise _wrong(place, f"{slot.day!r} is no day of the week")
    try:
        half_hours(slot.start), half_hours(slot.end)
    except ValueError as error:
        raise _wrong(place, f"{slot.day}: {error}, such as 18:00") from error
    if not slot.start < slot.end:
        raise _wrong(place, f"{slot.day} {slot.start} must be before {slot.end}")


def _wrong(place: Mistake, words: str) -> DefinitionError:
    return DefinitionError(place.at(words=f"{place.field!r}: {words}"))


def twice(keys: Iterable[str]) -> list[str]:
    """The keys that are there more than once, each named once."""
    named = list(keys)
    return [key for key in dict.fromkeys(named) if named.count(key) > 1]
