"""Profiles: what the rules are told about a person, and nothing else of the person."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Rating:
    """How much need there is in one dimension: 0 none to 4 severe (or the file's own scale).

    `low` and `high` differ where answers are open. `low_from` names the questions whose
    answers made the low end; `high_from` the open ones that could raise it to the high end.
    """

    low: int
    high: int
    low_from: tuple[str, ...] = ()
    high_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alarm:
    """A safety trigger that was set off; `certain` is False while a part of it is open."""

    key: str
    answers: tuple[str, ...]
    certain: bool = True


@dataclass(frozen=True, kw_only=True)
class Profile:
    """A low and a high rating per dimension, the obligations, and the alarms.

    `obligations` never sets a level. `emergency_open` are emergency triggers that open
    answers leave possible: they bring up help first and change no outcome.
    """

    ratings: Mapping[str, Rating]
    obligations: Rating
    youth: bool = False
    emergency: tuple[Alarm, ...] = ()
    emergency_open: tuple[Alarm, ...] = ()
    medical_first: tuple[Alarm, ...] = ()

    @cached_property
    def low(self) -> dict[str, int]:
        """The rating of each dimension if every open answer is the mildest."""
        return {name: rating.low for name, rating in self.ratings.items()}

    @cached_property
    def high(self) -> dict[str, int]:
        """The rating of each dimension if every open answer is the worst."""
        return {name: rating.high for name, rating in self.ratings.items()}
