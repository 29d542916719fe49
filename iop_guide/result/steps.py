"""First steps: what to do next, at most three, each brought up by a person's own answers.

Pure. The rows are data/steps.toml, in the order of urgency, read and checked when the site
starts. What is open is never taken as told.
"""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

from intake.terms import WITH_CONDITIONS
from intake.triggers import triggers
from intake.week import ANSWERS

from ..data import DataError, Mistake, read_rows, refer
from ..rules.blanks import check_text
from ..rules.explain.in_care import Move
from ..rules.language import by_language, spoken
from ..rules.recommendation import Outcome
from .known_keys import format_keys, level_keys
from .step_tables import NOT_IN_CARE, URGENCIES, Situation, Step, TeamQuestion

PATH = Path(__file__).with_name("data") / "steps.toml"
MOST_STEPS = 3
TABLES = ("step", "question")


def steps_for(situation: Situation) -> list[Step]:
    """The first few steps that are for someone, the most urgent first, one about each thing."""
    chosen: dict[str, Step] = {}
    for step in steps().values():
        if step.about in chosen or (step.only_first and chosen):
            continue
        if step.is_for(situation):
            chosen[step.about] = step
        if len(chosen) == MOST_STEPS:
            break
    return list(chosen.values())


@by_language
def steps(path: Path = PATH) -> Mapping[str, Step]:
    """Every step by its key, the most urgent first. Raises DataError."""
    rows = read_rows(path, "step", Step, tables=TABLES, strict=WITH_CONDITIONS)
    for step in rows.values():
        _check(step, Mistake("", path.name, "step", step.key))
    for before, after in pairwise(rows.values()):
        if URGENCIES.index(before.urgency) > URGENCIES.index(after.urgency):
            words = "it is more urgent than the one above it"
            raise DataError(Mistake(words, path.name, "step", after.key, "urgency"))
    return rows


@by_language
def team_questions(path: Path = PATH) -> Mapping[str, TeamQuestion]:
    """What to ask the care team, by key, in the order shown. Raises DataError."""
    return read_rows(path, "question", TeamQuestion, tables=TABLES)


def _check(step: Step, place: Mistake) -> None:
    """DataError where a step is for something that is not there, or names more than a level."""
    refer([step.urgency], URGENCIES, place.at(field="urgency"), "urgency")
    refer(step.outcomes, tuple(Outcome), place.at(field="outcomes"), "outcome")
    refer(step.moves, (*Move, NOT_IN_CARE), place.at(field="moves"), "move in care")
    refer(step.in_the_way, ANSWERS, place.at(field="in_the_way"), "clash")
    refer(step.levels, level_keys(), place.at(field="levels"), "level of care")
    refer(step.formats, format_keys(), place.at(field="formats"), "format")
    refer(step.not_beside, triggers(), place.at(field="not_beside"), "alert")
    for voice in ("self", "loved_one"):
        words = place.at(file=f"{spoken()}/{place.file}", field=voice)
        check_text(getattr(step, voice), ["level"], words)
