"""The people of iop_guide/data/vignettes.toml, and the well person whom tests change."""

import tomllib
from pathlib import Path

from iop_guide.sorts_of_people import VIGNETTES, people
from iop_guide.sorts_of_people import answers_of as whole_answers

PEOPLE = people()
WELL = tomllib.loads(VIGNETTES.read_text(encoding="utf-8"))["well"]
_CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))
CASES = [{**entry, "answers": whole_answers(WELL, entry)} for entry in _CASES["person"]]


def answers_of(entry):
    """The whole answers of one person."""
    return entry["answers"]


def person(name):
    """The answers of the person with this name."""
    return next(entry["answers"] for entry in PEOPLE if entry["name"] == name)


def well_but(**changes):
    """A well person, with these answers changed; None takes an answer away."""
    merged = WELL | changes
    return {name: value for name, value in merged.items() if value is not None}
