"""Every data file of the result, and what reads it: all of them are read when the site starts."""

from collections.abc import Callable, Mapping

from intake.notes import notes
from intake.triggers import triggers

from ..data import Mistake, refer
from ..rules.language import in_every_language
from . import alert_lines, call_file, fit_file, money, phrases, steps
from .checks import accepted_file, vignettes_file

READERS: Mapping[str, tuple[Callable[..., object], ...]] = {
    "accepted.toml": (accepted_file.accepted,),
    "alerts.toml": (alert_lines.alerts_data,),
    "calls.toml": (call_file.calls,),
    "fit.toml": (fit_file.fit_data,),
    "money.toml": (money.coverage, money.taxes),
    "phrases.toml": (phrases.phrases,),
    "steps.toml": (steps.steps, steps.team_questions),
    "vignettes.toml": (vignettes_file.people,),
}


def read_all() -> None:
    """Read every file, in every language. Raises DataError."""
    for readers in READERS.values():
        for read in readers:
            in_every_language(read)
    _check_notes()


def _check_notes() -> None:
    """What keeps a note away is an alert or a first step; the questionnaire knows no steps."""
    known = (*triggers(), *steps.steps())
    for key, note in notes().items():
        place = Mistake("", "notes.toml", "note", key, "not_beside")
        refer(note.not_beside, known, place, "alert or first step")
