"""Profiles: what the rules are told about a person, and nothing else of the person."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

MEDICAL_FIRST = "medical_first"


class Urgency(StrEnum):
    """How soon an alert asks for something, the most urgent first."""

    EMERGENCY = "emergency"
    HELP_FIRST = "help_first"
    TODAY = "today"
    THIS_WEEK = "this_week"


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
class Alert:
    """A safety trigger that was set off, what it makes of the outcome ("" for nothing), the
    questions whose answers set it off, and the open ones that it also depends on."""

    key: str
    urgency: Urgency
    outcome: str
    answers: tuple[str, ...]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Untold:
    """A safety trigger that an open question leaves undecided."""

    key: str
    question: str


@dataclass(frozen=True, kw_only=True)
class Profile:
    """A low and a high rating per dimension, the obligations, and the alerts.

    `obligations` never sets a level. `could_not_tell` changes no outcome.
    """

    ratings: Mapping[str, Rating]
    obligations: Rating
    youth: bool = False
    alerts: tuple[Alert, ...] = ()
    could_not_tell: tuple[Untold, ...] = ()

    @cached_property
    def emergency(self) -> bool:
        """Whether an alert makes the outcome an emergency."""
        return any(alert.outcome == Urgency.EMERGENCY for alert in self.alerts)

    @cached_property
    def medical_first(self) -> bool:
        """Whether an alert asks for a doctor first."""
        return any(alert.outcome == MEDICAL_FIRST for alert in self.alerts)

    @cached_property
    def low(self) -> dict[str, int]:
        """The rating of each dimension if every open answer is the mildest."""
        return {name: rating.low for name, rating in self.ratings.items()}

    @cached_property
    def high(self) -> dict[str, int]:
        """The rating of each dimension if every open answer is the worst."""
        return {name: rating.high for name, rating in self.ratings.items()}
