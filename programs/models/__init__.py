"""Rows: the draft that admins edit, with its history, the releases that visitors read, and the
directory of local programs.

A draft is one Draft row with its levels, limits, combinations, services, formats, week, help
lines and guides. A proposal is a frozen copy that waits for its people: canonical JSON, its hash,
and who did what. A release is a published one, with its number. A program is one listing, with
its sessions and its spot in the index of the search; an import brings many.
"""

from .level import Draft, Level
from .limits import Combination, CombinationPart, Limit
from .lines import Guide, HelpLine
from .program import Program, ProgramSession
from .proposal import Proposal
from .release import Release
from .spot import Spot
from .upload import ImportFile, ProgramImport
from .week import Format, Service, WeekSlot

__all__ = [
    "Combination", "CombinationPart", "Draft", "Format", "Guide", "HelpLine", "ImportFile", "Level",
    "Limit", "Program", "ProgramImport", "ProgramSession", "Proposal", "Release", "Service", "Spot",
    "WeekSlot",
]  # fmt: skip
