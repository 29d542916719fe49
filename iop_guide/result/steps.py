"""First steps: what to do next, at most three, each brought up by a person's own answers.

Pure. The rows are data/steps.toml, in the order of urgency, read and checked when the site
starts. What is open is never taken as told.
"""

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from intake.reading import DataError, build, read_file, unique
from intake.terms import read_when
from intake.week import ANSWERS

from ..rules.explain.in_care import Move
from ..rules.recommendation import Outcome
from .step_shapes import NOT_IN_CARE, URGENCIES, Situation, Step, TeamQuestion

PATH = Path(__file__).with_name("data") / "steps.toml"
MOST_STEPS = 3
TABLES = ("step", "question")
KNOWN = {
    "urgency": URGENCIES,
    "outcomes": tuple(Outcome),
    "moves": (*Move, NOT_IN_CARE),
    "in_the_way": tuple(ANSWERS),
}


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


@cache
def steps(path: Path = PATH) -> Mapping[str, Step]:
    """Every step by its key, the most urgent first. Raises DataError."""
    found = [_step(entry, path.name) for entry in read_file(path, TABLES)["step"]]
    for before, after in pairwise(found):
        if URGENCIES.index(before.urgency) > URGENCIES.index(after.urgency):
            raise DataError(f"{path.name}: step {after.key!r} is more urgent than the one above it")
    return unique(found, "key", path.name)


@cache
def team_questions(path: Path = PATH) -> Mapping[str, TeamQuestion]:
    """What to ask the care team, by key, in the order shown. Raises DataError."""
    entries = read_file(path, TABLES)["question"]
    where = f"{path.name}: question"
    rows = [build(TeamQuestion, entry, f"{where} {entry.get('key')!r}") for entry in entries]
    return unique(rows, "key", path.name)


def _step(entry: Mapping[str, Any], file: str) -> Step:
    where = f"{file}: step {entry.get('key')!r}"
    if "when" in entry:
        entry = {**entry, "when": read_when(entry["when"], where)}
    step: Step = build(Step, entry, where)
    for name, known in KNOWN.items():
        value = getattr(step, name)
        for item in (value,) if isinstance(value, str) else value:
            if item not in known:
                raise DataError(f"{where}: {name}: {item!r} is none of {', '.join(known)}")
    return step
