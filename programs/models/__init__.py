"""Rows: the draft that admins edit, with its history, and the releases that visitors read.

A draft is one Draft row with its levels, limits, combinations, services, formats, week, help
lines and guides. A release is a frozen copy: number, note, canonical JSON and its hash.
"""

from .level import Draft, Level
from .limits import Combination, CombinationPart, Limit
from .lines import Guide, HelpLine
from .release import Release
from .week import Format, Service, WeekSlot

__all__ = [
    "Combination", "CombinationPart", "Draft", "Format", "Guide", "HelpLine", "Level", "Limit",
    "Release", "Service", "WeekSlot",
]  # fmt: skip
