"""Every data file of the questionnaire, and what reads it: all are read when the site starts."""

from collections.abc import Callable, Mapping

from iop_guide.rules.language import in_every_language

from .clauses import clauses
from .editions import editions
from .notes import needs, notes
from .questionnaire import DATA, questionnaire
from .ratings import read_ratings
from .rights import rights
from .terms import terms
from .time_ahead import pace
from .triggers import triggers
from .usual_hours import usual_hours, usual_sleep

QUESTIONS = tuple(sorted(f"questions/{path.name}" for path in (DATA / "questions").glob("*.toml")))
READERS: Mapping[str, tuple[Callable[[], object], ...]] = {
    **dict.fromkeys(("sections.toml", "gates.toml", "pages.toml", *QUESTIONS), (questionnaire,)),
    "terms.toml": (terms,),
    "ratings.toml": (editions, read_ratings),
    "triggers.toml": (triggers,),
    "notes.toml": (notes,),
    "needs.toml": (needs,),
    "rights.toml": (rights,),
    "usual_hours.toml": (usual_hours,),
    "usual_sleep.toml": (usual_sleep,),
    "clauses.toml": (clauses,),
    "reading_pace.toml": (pace,),
}


def read_all() -> None:
    """Read every file, in every language. Raises DataError."""
    for readers in READERS.values():
        for read in readers:
            in_every_language(read)
