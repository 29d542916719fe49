"""Whole people in, outcome and level out. To add one: an entry in vignettes.toml."""

import pytest

from intake.answers import check_answers
from intake.questionnaire import questionnaire
from intake.scoring import profile
from iop_guide.rules.recommendation import recommend
from programs.content import read_files, read_rules

from .people import CASES, PEOPLE, answers_of

DEFINITIONS = read_rules(read_files())


@pytest.mark.parametrize("entry", [*PEOPLE, *CASES], ids=lambda entry: entry["name"])
def test_each_person_gets_what_is_right_for_them(entry):
    answers = check_answers(answers_of(entry), questionnaire())
    result = recommend(profile(answers), DEFINITIONS)
    got = f"{result.outcome}:{result.level.key}" if result.level else str(result.outcome)
    assert got in entry["expect"], entry.get("because")


def test_every_outcome_and_every_level_is_reached_by_someone():
    found = {want for entry in PEOPLE for want in entry["expect"]}
    assert {"emergency", "youth", "not_enough_answers", "no_program"} <= found
    for level in DEFINITIONS.levels[1:]:
        assert f"level:{level.key}" in found
