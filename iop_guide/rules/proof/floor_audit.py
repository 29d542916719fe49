"""The safety floors, held to every combination of ratings."""

from collections.abc import Iterator
from itertools import pairwise

from ..rating_words import rating_word
from .all_ratings import minus
from .fault import Fault, Telling
from .floors import Floor, Floors


def floor_faults(telling: Telling, floors: Floors) -> Iterator[Fault]:
    """Floors that definitions break, or that name a level which is gone: none is passed over."""
    places = {level.key: number for number, level in enumerate(telling.definitions.levels)}
    for floor in floors.floors:
        words = _filled_in(telling, floor)
        number = places.get(floor.level)
        if number is None:
            yield telling.fault("floor_gone", 0, 0, words)
            continue
        whose = telling.compared.all_ratings.where([floor.part])
        if wrong := minus(whose, telling.compared.needing[number]):
            words["level"] = telling.level(number)
            yield telling.fault("floor", max(0, number - 1), wrong, words)
    known = [places[key] for key in floors.levels if key in places]
    for less, more in pairwise(known):
        if less > more:
            names = {"less": telling.level(less), "more": telling.level(more)}
            yield telling.fault("floor_order", more, 0, names)


def _filled_in(telling: Telling, floor: Floor) -> dict[str, str]:
    rating = rating_word(floor.rating, telling.definitions.scale)
    dimension = telling.name(floor.dimension)
    said = {"key": floor.level, "because": floor.because}
    return {"floor": f"{dimension} {rating}", **said}
