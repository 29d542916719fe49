"""In care: whether the levels pointed to mean staying, stepping up or stepping down.

Pure. The level is decided elsewhere and is not touched; here it is only held against the level
of care that someone is in now.
"""

from enum import StrEnum

from ..definitions import Definitions, Level


class Move(StrEnum):
    """Where the answers point, seen from the level of care someone is in now.

    With open answers the two ends of the range may differ, so some moves name both.
    """

    DOWN = "down"
    DOWN_OR_STAY = "down_or_stay"
    DOWN_OR_UP = "down_or_up"
    STAY = "stay"
    STAY_OR_UP = "stay_or_up"
    UP = "up"


_MOVES = {
    (-1, -1): Move.DOWN,
    (-1, 0): Move.DOWN_OR_STAY,
    (-1, 1): Move.DOWN_OR_UP,
    (0, 0): Move.STAY,
    (0, 1): Move.STAY_OR_UP,
    (1, 1): Move.UP,
}


def move(
    now: str, level: Level | None, highest: Level | None, definitions: Definitions
) -> Move | None:
    """The move from the level with the key `now` to the level pointed to.

    `highest` is the level at the high end where it is another, as in a Recommendation. None
    where no level is pointed to, or where `now` is no level of these definitions.
    """
    keys = [item.key for item in definitions.levels]
    if level is None or now not in keys:
        return None
    here, low = keys.index(now), keys.index(level.key)
    high = keys.index(highest.key) if highest else low
    return _MOVES[_direction(here, low), _direction(here, high)]


def _direction(here: int, there: int) -> int:
    return (there > here) - (there < here)
