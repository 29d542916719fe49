"""The recommendation: which outcome a profile gets, and which level goes with it."""

from dataclasses import dataclass
from enum import StrEnum

from .comparison import Finding, compare, exceeded, place
from .definitions import Definitions, Level
from .profile import Profile


class Outcome(StrEnum):
    """What the result is about; where several apply, the first of these wins."""

    EMERGENCY = "emergency"
    YOUTH = "youth"
    MEDICAL_FIRST = "medical_first"
    NOT_ENOUGH_ANSWERS = "not_enough_answers"
    NO_PROGRAM = "no_program"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What a profile's comparison came to, with everything needed to explain it.

    `level` is None where the outcome has none; `highest` is None unless the high end of the
    profile needs more than its low end.
    """

    outcome: Outcome
    level: Level | None
    highest: Level | None
    profile: Profile
    definitions: Definitions

    def findings(self, level: Level) -> tuple[Finding, ...]:
        """Every comparison of the low end with one level."""
        return compare(level, self.profile.low)

    def exceeded(self, level: Level) -> tuple[Finding, ...]:
        """What makes a level not enough at the low end; empty where it is enough."""
        return exceeded(level, self.profile.low)


def recommend(profile: Profile, definitions: Definitions) -> Recommendation:
    """The one outcome of a profile, and its level.

    Emergency outranks all, then youth, then medical first; after those the low end is the
    recommendation. The level beside medical first is what may follow the visit, from all
    ratings; it is None where no program would be needed. Raises KeyError if the profile lacks
    a dimension that a limit names.
    """
    low = place(definitions, profile.low)
    high = low if profile.high == profile.low else place(definitions, profile.high)
    outcome = _outcome(profile, low, high, definitions.range_too_wide_from)
    if outcome in (Outcome.EMERGENCY, Outcome.YOUTH, Outcome.NOT_ENOUGH_ANSWERS):
        return Recommendation(outcome, None, None, profile, definitions)
    level = definitions.levels[low] if low else None
    highest = definitions.levels[high] if high > low else None
    return Recommendation(outcome, level, highest, profile, definitions)


def _outcome(profile: Profile, low: int, high: int, too_wide: int) -> Outcome:
    if profile.emergency:
        return Outcome.EMERGENCY
    if profile.youth:
        return Outcome.YOUTH
    if profile.medical_first:
        return Outcome.MEDICAL_FIRST
    if low == 0:
        return Outcome.NOT_ENOUGH_ANSWERS if high >= too_wide else Outcome.NO_PROGRAM
    return Outcome.LEVEL
