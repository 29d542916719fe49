"""What the site asks of ratings.toml and levels.toml together before it starts."""

import copy

import pytest

from iop_guide import apps
from iop_guide.rules.mistakes import DataError
from programs.levels import content


@pytest.fixture
def levels_file(monkeypatch):
    """The definitions of the repository, to be changed by a test."""
    changed = copy.deepcopy(content.read_files())
    monkeypatch.setattr(content, "read_files", lambda: changed)
    return changed


def test_a_dimension_of_the_levels_alone_stops_the_start(levels_file):
    levels_file["dimensions"].append("sleep")
    with pytest.raises(DataError, match="'sleep' is a dimension of one only"):
        apps._same_dimensions()


def test_a_dimension_without_a_limit_at_any_level_stops_the_start(levels_file):
    apps._each_decides()
    levels_file["dimensions"].append("sleep")
    with pytest.raises(DataError, match="no level has a limit for 'sleep'"):
        apps._each_decides()
