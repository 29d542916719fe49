"""The words of the levels stand beside each other on one page and read alike there."""

import pytest

from programs.levels.content import read_files

LEVELS = read_files()["level"]


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level["key"])
def test_hours_and_nights_are_short_facts_without_a_full_stop(level):
    assert not level["hours_words"].endswith(".")
    assert not level["sleep"].endswith(".")


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level["key"])
def test_a_home_with_house_rules_has_one_name(level):
    assert "sober living" not in str(level)
