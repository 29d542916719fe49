"""Builds the shapes of shapes.py from parsed TOML or JSON, and refuses what does not fit."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import Any

from iop_guide.rules.definitions import DefinitionError, is_whole
from iop_guide.rules.fit.week import DAYS, half_hours

from .shapes import Format, LevelTexts, WeekSlot
from .words import TIMES

TEXT_KEYS = frozenset(field.name for field in fields(LevelTexts))
PLAIN: dict[Any, str] = {str: "text", int: "a whole number", bool: "true or false"}


def build(cls: type, entry: Any, where: str) -> Any:
    """An instance of the dataclass. DefinitionError on an unknown, missing or empty key."""
    for fault in faults(cls, entry, where):
        raise DefinitionError(fault)
    known = {field.name for field in fields(cls)}
    dated = {"reviewed": _date(entry["reviewed"], where)} if "reviewed" in known else {}
    return cls(**{**entry, **dated})


def faults(cls: type, entry: Any, where: str) -> Iterator[str]:
    """A sentence for every key that is unknown, missing, empty or of another kind."""
    if not isinstance(entry, Mapping):
        yield f"{where}: a table is expected"
        return
    known = {field.name: field for field in fields(cls)}
    for key in entry:
        if key not in known:
            yield f"{where}: {key!r} is not known here; misspelt?"
    for name, field in known.items():
        if field.default is MISSING and entry.get(name) in (None, "", []):
            yield f"{where}: {name!r} is missing or empty"
        elif name in entry and (wanted := _unlike(field.type, entry[name])):
            yield f"{where}: {name!r} must be {wanted}"


def _unlike(kind: Any, value: Any) -> str:
    """What a value should have been; empty where it is."""
    if kind in PLAIN:
        return "" if type(value) is kind else PLAIN[kind]
    if kind in (list[str], list[str] | None):
        texts = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return "" if texts else "a list of texts"
    if kind == list[int]:
        return "" if _is_range(value) else "two whole numbers, the lower one first"
    return ""


def _is_range(value: Any) -> bool:
    two = isinstance(value, list) and len(value) == 2 and all(map(is_whole, value))
    return two and 0 <= value[0] <= value[1]


def _date(value: Any, where: str) -> date:
    try:
        return value if isinstance(value, date) else date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise DefinitionError(f"{where}: 'reviewed' must be a date") from error


def check_week(hours: list[int], days: list[int], where: str) -> None:
    """A week has 7 days of 24 hours. Raises DefinitionError."""
    if hours[1] > 168:
        raise DefinitionError(f"{where}: hours_per_week: a week has 168 hours")
    if days[1] > 7:
        raise DefinitionError(f"{where}: days_per_week: a week has 7 days")


def check_format(entry: Format, where: str) -> None:
    """Its times are known, and its week is one. Raises DefinitionError."""
    here = f"{where}, format {entry.key!r}"
    check_week(entry.hours_per_week, [0, 7], here)
    for time in entry.times:
        if time not in TIMES:
            raise DefinitionError(f"{here}: {time!r} is no time; times are {', '.join(TIMES)}")


def check_slot(slot: WeekSlot, where: str) -> None:
    """Its day is one, and it ends after it starts. Raises DefinitionError."""
    if slot.day not in DAYS:
        raise DefinitionError(f"{where}, week: {slot.day!r} is no day of the week")
    try:
        half_hours(slot.start), half_hours(slot.end)
    except ValueError as error:
        raise DefinitionError(f"{where}, week: {slot.day}: {error}, such as 18:00") from error
    if not slot.start < slot.end:
        raise DefinitionError(f"{where}, week: {slot.day} {slot.start} must be before {slot.end}")
