"""What a person's week leaves free, and how much each thing in it stands in the way. Pure.

Weights are 0 (fits), 1 (fits with changes) and 2 (hard to fit). What is open is None.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

FITS, WITH_CHANGES, HARD = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """What a person's week leaves, and which answers say so.

    `times` are the parts of the week that are free; `hours` the least and most hours free in a
    week; `leave` how firmly a job holds its hours (0 leave is possible, 1 some change, 2 none,
    also without a job); `housing` how much a place to sleep is part of the need. `busy` are the
    parts of the week that work or classes usually fill: they only decide between equals.
    `answers` names the questions behind each clash, `open` those among them left unanswered.
    """

    times: frozenset[str] | None = None
    hours: tuple[int, int] | None = None
    nights: int | None = None
    travel: int | None = None
    privacy: int | None = None
    caring: int | None = None
    work: int | None = None
    leave: int | None = None
    school: int | None = None
    sleep: int | None = None
    shifts: int | None = None
    court: int | None = None
    cost: int | None = None
    housing: int = FITS
    busy: frozenset[str] = frozenset()
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    open: frozenset[str] = frozenset()

    def hardest(self) -> "Availability":
        """The same week if everything that is open were as hard as it can be."""
        worst: dict[str, Any] = {"times": frozenset(), "hours": (0, 0)}
        worst |= dict.fromkeys(("sleep", "shifts", "court", "school"), WITH_CHANGES)
        unknown = [item.name for item in fields(self) if getattr(self, item.name) is None]
        return replace(self, **{name: worst.get(name, HARD) for name in unknown})

    def can_take_leave(self) -> bool:
        """Whether leave could free more hours than are free now."""
        return self.leave is None or self.leave == FITS

    def can_move_hours(self) -> bool:
        """Whether hours of work could be moved, or left out."""
        return self.leave is None or self.leave < HARD
