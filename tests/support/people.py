"""The people of iop_guide/result/data/vignettes.toml, and the well person whom tests change."""

import tomllib
from pathlib import Path

from intake.answers import check_answers
from intake.questionnaire import questionnaire
from intake.scoring import profile
from iop_guide.result.checks.vignettes_file import people, well
from iop_guide.rules.recommendation import recommend
from programs.levels.content import read_files, read_rules

PEOPLE = [vars(example) for example in people()]
WELL = dict(well())
DEFINITIONS = read_rules(read_files())
# A person for each outcome.
OUTCOMES = {
    "emergency": "A plan to end life",
    "youth": "Sixteen",
    "medical_first": "Racing thoughts and little sleep",
    "not_enough_answers": "Sure of nothing",
    "no_program": "Nothing stands out",
    "level": "A parent alone, on night shifts, with cocaine",
}


def read_people(name):
    """The people of a file in tests/, each with their whole answers."""
    data = tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return [{**entry, "answers": _whole(entry)} for entry in data["person"]]


def _whole(entry):
    """The whole answers of an entry: the well person's, with its own differences."""
    merged = WELL | entry.get("but", {})
    return {name: answer for name, answer in merged.items() if name not in entry.get("without", ())}


CASES = read_people("cases.toml")


def answers_of(entry):
    """The whole answers of one person."""
    return entry["answers"]


def comes_out(entry):
    """What one person gets by the definitions of the repository: outcome, or outcome:level."""
    answers = check_answers(answers_of(entry), questionnaire())
    result = recommend(profile(answers), DEFINITIONS)
    return f"{result.outcome}:{result.level.key}" if result.level else str(result.outcome)


def person(name):
    """The answers of the person with this name."""
    return next(entry["answers"] for entry in PEOPLE if entry["name"] == name)


def well_but(**changes):
    """A well person, with these answers changed; None takes an answer away."""
    merged = WELL | changes
    return {name: value for name, value in merged.items() if value is not None}
