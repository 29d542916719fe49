"""Whole people in, outcome and level out. To add one: an entry in vignettes.toml."""

import pytest

from tests.support.people import CASES, DEFINITIONS, PEOPLE, comes_out


@pytest.mark.parametrize("entry", [*PEOPLE, *CASES], ids=lambda entry: entry["name"])
def test_each_person_gets_what_is_right_for_them(entry):
    """Or, where `differs` says why not yet, does not: it goes when they do."""
    is_right = comes_out(entry) in entry["expect"]
    assert is_right is ("differs" not in entry), (comes_out(entry), entry.get("because"))


def test_nobody_shown_to_admins_gets_what_is_not_right_for_them():
    assert not any("differs" in entry for entry in PEOPLE)


def test_every_outcome_and_every_level_is_reached_by_someone():
    found = {want for entry in PEOPLE for want in entry["expect"]}
    assert {"emergency", "youth", "not_enough_answers", "no_program"} <= found
    for level in DEFINITIONS.levels[1:]:
        assert f"level:{level.key}" in found
