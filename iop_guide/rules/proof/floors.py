"""Safety floors: "this rating alone needs at least this level", and what may be wrong with them.

Floors are reviewed data and stand apart from the definitions that they hold: a draft cannot
loosen them. They also say in which order the levels stand, so that none can be moved below
another one unseen.
"""

from dataclasses import dataclass
from datetime import date

from ..definitions import DefinitionError, Definitions, Part, wrong_rating
from ..mistakes import Mistake


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


def check_floors(floors: Floors, definitions: Definitions) -> None:
    """Floors hold for the definitions that they were reviewed with, and say nothing twice.

    Raises DefinitionError, naming the floor by its number.
    """
    keys = [level.key for level in definitions.levels]
    if [*floors.levels] != keys:
        words = f"levels must be {keys}, least intensive first"
        raise DefinitionError(Mistake(words, table="levels"))
    said = [(floor.dimension, floor.rating) for floor in floors.floors]
    for number, floor in enumerate(floors.floors, 1):
        place = Mistake("", table="floor", key=str(number))
        _check(floor, definitions, place)
        if said.count((floor.dimension, floor.rating)) > 1:
            words = f"{floor.dimension} {floor.rating} is there twice"
            raise DefinitionError(place.at(words=words, field="rating"))


def _check(floor: Floor, definitions: Definitions, place: Mistake) -> None:
    wrong = wrong_rating(floor.rating, definitions.scale)
    if floor.dimension not in definitions.dimensions:
        place = place.at(words=f"{floor.dimension!r} is no dimension", field="dimension")
    elif wrong or floor.rating == definitions.scale[0]:
        words = f"rating: {wrong}" if wrong else f"everyone has a rating of {floor.rating} or more"
        place = place.at(words=words, field="rating")
    elif floor.level not in [level.key for level in definitions.levels[1:]]:
        place = place.at(words=f"{floor.level!r} is no level above the baseline", field="level")
    if place.words:
        raise DefinitionError(place)
