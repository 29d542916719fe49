"""Safety floors: "this rating alone needs at least this level", and the reading of them.

Floors are reviewed data and stand apart from the definitions that they hold: a draft cannot
loosen them. They also say in which order the levels stand, so that none can be moved below
another one unseen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from ..definitions import DefinitionError, Definitions, Part, wrong_rating

KINDS: dict[Any, str] = {str: "text", int: "a whole number", date: "a date"}


@dataclass(frozen=True, kw_only=True)
class Floor:
    """Whoever has at least this rating in this dimension needs at least this level."""

    dimension: str
    rating: int
    level: str
    because: str
    source: str
    reviewed: date

    @property
    def part(self) -> Part:
        """Whom the floor is for."""
        return Part(dimensions=(self.dimension,), at_least=self.rating)


@dataclass(frozen=True)
class Floors:
    """All floors, and the keys of the levels, least intensive first, that they rest on."""

    levels: tuple[str, ...] = ()
    floors: tuple[Floor, ...] = ()


NO_FLOORS = Floors()


def read_floors(data: Mapping[str, Any], definitions: Definitions) -> Floors:
    """Floors from parsed TOML, checked against the definitions that they were reviewed with.

    Raises DefinitionError, naming the floor, for anything that is unknown, missing or twice.
    """
    for key in data:
        if key not in ("levels", "floor", "ratings_edition"):
            raise DefinitionError(f"floors: {key!r} is not known here; misspelt?")
    keys = [level.key for level in definitions.levels]
    if data.get("levels") != keys:
        raise DefinitionError(f"floors: levels must be {keys}, least intensive first")
    entries = data.get("floor")
    if not isinstance(entries, list) or not entries:
        raise DefinitionError("floors: there is no [[floor]]")
    found = [_floor(entry, definitions, f"floor {n}") for n, entry in enumerate(entries, 1)]
    said = [(floor.dimension, floor.rating) for floor in found]
    for dimension, rating in said:
        if said.count((dimension, rating)) > 1:
            raise DefinitionError(f"floors: {dimension} {rating} is there twice")
    return Floors(tuple(keys), tuple(found))


def _floor(entry: Any, definitions: Definitions, where: str) -> Floor:
    floor = _built(entry, where)
    if floor.dimension not in definitions.dimensions:
        raise DefinitionError(f"{where}: {floor.dimension!r} is no dimension")
    if wrong := wrong_rating(floor.rating, definitions.scale):
        raise DefinitionError(f"{where}: rating: {wrong}")
    if floor.rating == definitions.scale[0]:
        raise DefinitionError(f"{where}: everyone has a rating of {floor.rating} or more")
    if floor.level not in [level.key for level in definitions.levels[1:]]:
        raise DefinitionError(f"{where}: {floor.level!r} is no level above the baseline")
    return floor


def _built(entry: Any, where: str) -> Floor:
    kinds: dict[str, Any] = {field.name: field.type for field in fields(Floor)}
    if not isinstance(entry, Mapping) or set(entry) != set(kinds):
        raise DefinitionError(f"{where}: give it {', '.join(kinds)}, and nothing else")
    for name, kind in kinds.items():
        if type(entry[name]) is not kind or entry[name] == "":
            raise DefinitionError(f"{where}: {name} must be {KINDS[kind]}, and not empty")
    return Floor(**entry)
