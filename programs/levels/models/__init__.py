"""Rows of the levels: the draft that admins edit, with its history, and what became of it.

A draft is one Draft row with its levels, limits, combinations, services, formats, week, help
lines and guides. A proposal is a frozen copy that waits for its people: canonical JSON, its hash,
and who did what. A release is a published one, with its number.
"""

from .level import Draft, Level
from .limits import Combination, CombinationPart, Limit
from .lines import Guide, HelpLine
from .proposal import Proposal
from .release import Release
from .week import Format, Service, WeekSlot

__all__ = [
    "Combination", "CombinationPart", "Draft", "Format", "Guide", "HelpLine", "Level", "Limit",
    "Proposal", "Release", "Service", "WeekSlot",
]  # fmt: skip
