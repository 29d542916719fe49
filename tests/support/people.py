"""The people of iop_guide/result/data/vignettes.toml, and the well person whom tests change."""

import tomllib
from pathlib import Path

from intake.answers import check_answers
from intake.questionnaire import questionnaire
from intake.scoring import profile
from iop_guide.result.checks.sorts_of_people import VIGNETTES, people
from iop_guide.result.checks.sorts_of_people import answers_of as whole_answers
from iop_guide.rules.recommendation import recommend
from programs.levels.content import read_files, read_rules

PEOPLE = people()
WELL = tomllib.loads(VIGNETTES.read_text(encoding="utf-8"))["well"]
DEFINITIONS = read_rules(read_files())


def read_people(name):
    """The people of a file in tests/, each with their whole answers."""
    data = tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return [{**entry, "answers": whole_answers(WELL, entry)} for entry in data["person"]]


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
