"""Safety triggers, and the texts and needs that answers bring up.

Pure. The rows are data/triggers.toml, notes.toml and needs.toml. A trigger needs only its own
answers, whatever else is missing, and an open answer never clears one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from iop_guide.rules.profile import Alarm

from .conditions import OPEN, TRUE, Condition, Standing
from .questionnaire import questionnaire
from .questions import LOVED_ONE
from .reading import DATA, DataError
from .rows import read_rows

EMERGENCY, MEDICAL_FIRST = "emergency", "medical_first"


@dataclass(frozen=True, kw_only=True)
class Trigger:
    """What stops everything else: `emergency` or `medical_first`, and what to do then."""

    key: str
    outcome: str
    title: str
    self: str
    loved_one: str
    source: str
    reviewed: date
    when: Condition
    not_while: tuple[str, ...] = ()
    signs: str = ""
    per_option: Mapping[str, str] = field(default_factory=dict)

    def text(self, respondent: str) -> str:
        """What to do now, as this respondent reads it."""
        return self.loved_one if respondent == LOVED_ONE else self.self


@dataclass(frozen=True, kw_only=True)
class Note:
    """A text that answers bring up without changing the outcome; `at_once` on the next page."""

    key: str
    title: str
    self: str
    loved_one: str
    source: str
    reviewed: date
    when: Condition
    at_once: bool = False

    def text(self, respondent: str) -> str:
        """The note, as this respondent reads it."""
        return self.loved_one if respondent == LOVED_ONE else self.self


@dataclass(frozen=True, kw_only=True)
class Need:
    """What a program should also have."""

    key: str
    label: str
    self: str
    loved_one: str
    source: str
    reviewed: date
    when: Condition

    def text(self, respondent: str) -> str:
        """What to ask for, as this respondent reads it."""
        return self.loved_one if respondent == LOVED_ONE else self.self


@cache
def triggers(path: Path = DATA / "triggers.toml") -> Mapping[str, Trigger]:
    """Every safety trigger by its key, emergencies first as written."""
    found: dict[str, Trigger] = read_rows(path, "trigger", Trigger)
    care = questionnaire().questions["current_care"].option_ids()
    for trigger in found.values():
        where = f"{path.name}: trigger {trigger.key!r}"
        if trigger.outcome not in (EMERGENCY, MEDICAL_FIRST):
            raise DataError(f"{where}: outcome {trigger.outcome!r} is not known here")
        for option in trigger.not_while:
            if option not in care:
                raise DataError(f"{where}: not_while: current_care has no option {option!r}")
    return found


@cache
def notes(path: Path = DATA / "notes.toml") -> Mapping[str, Note]:
    """Every note by its key, in the order shown."""
    return read_rows(path, "note", Note)


@cache
def needs(path: Path = DATA / "needs.toml") -> Mapping[str, Need]:
    """Everything that a program may also have to have, by its key."""
    return read_rows(path, "need", Need)


def trusting(standing: Standing) -> Standing:
    """The same answers, each taken as asked: a trigger needs only its own answers."""
    return {name: (answer, True) for name, (answer, _asked) in standing.items()}


def alarms(standing: Standing) -> dict[str, tuple[Alarm, ...]]:
    """The triggers that answers set off, as the fields of a Profile.

    Emergency: every part known to hold. `emergency_open`: an open answer leaves it possible.
    Medical first: known to hold, or one part is and the rest is open.
    """
    standing = trusting(standing)
    care = standing["current_care"][0]
    found: dict[str, list[Alarm]] = {EMERGENCY: [], "emergency_open": [], MEDICAL_FIRST: []}
    for trigger in triggers().values():
        if care in trigger.not_while:
            continue
        truth = trigger.when.truth(standing)
        if truth == TRUE:
            found[trigger.outcome].append(_alarm(trigger, standing, TRUE))
        elif truth == OPEN and trigger.outcome == EMERGENCY:
            found["emergency_open"].append(_alarm(trigger, standing, OPEN))
        elif truth == OPEN and trigger.when.partly_known(standing):
            found[MEDICAL_FIRST].append(_alarm(trigger, standing, OPEN))
    return {name: tuple(rows) for name, rows in found.items()}


def _alarm(trigger: Trigger, standing: Standing, truth: int) -> Alarm:
    answers = dict.fromkeys(trigger.when.grounds(standing, truth, TRUE))
    return Alarm(trigger.key, tuple(answers), truth == TRUE)


def brought_up(rows: Mapping[str, Any], standing: Standing) -> list[Any]:
    """The notes or needs whose condition is known to hold."""
    standing = trusting(standing)
    return [row for row in rows.values() if row.when.truth(standing) == TRUE]
