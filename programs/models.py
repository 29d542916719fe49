"""All rows of the app, for whoever may know both rooms; each room has its own."""

from .directory.models import ImportFile, Program, ProgramImport, ProgramSession, Spot
from .levels.models import (
    Combination,
    CombinationPart,
    Draft,
    Format,
    Guide,
    HelpLine,
    Level,
    Limit,
    Proposal,
    Release,
    Service,
    WeekSlot,
)  # fmt: skip

__all__ = [
    "Combination", "CombinationPart", "Draft", "Format", "Guide", "HelpLine", "ImportFile", "Level",
    "Limit", "Program", "ProgramImport", "ProgramSession", "Proposal", "Release", "Service", "Spot",
    "WeekSlot",
]  # fmt: skip
