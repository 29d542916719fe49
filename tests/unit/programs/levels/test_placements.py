"""Every limit twice: as definitions, and as what it does to someone just beyond it."""

import tomllib
from pathlib import Path

import pytest

from iop_guide.rules.comparison import place
from programs.levels.content import read_files, read_rules

DEFINITIONS = read_rules(read_files())
LINES = tomllib.loads(Path(__file__).with_name("placements.toml").read_text(encoding="utf-8"))
PLACEMENTS = LINES["placement"]


def key(beyond, ratings):
    return beyond, tuple(sorted(ratings.items()))


def mildest(limit):
    """The mildest ratings that exceed a limit whose parts look at one dimension each."""
    return {part.dimensions[0]: part.at_least for part in limit.parts}


@pytest.mark.parametrize("line", PLACEMENTS, ids=lambda line: str(line["ratings"]))
def test_just_beyond_a_limit_more_is_needed(line):
    ratings = dict.fromkeys(DEFINITIONS.dimensions, DEFINITIONS.scale[0]) | line["ratings"]
    assert DEFINITIONS.levels[place(DEFINITIONS, ratings)].key == line["needs"]


def test_every_limit_has_its_line_and_no_line_is_left_over():
    limits = [(level.key, limit) for level in DEFINITIONS.levels for limit in level.limits]
    assert all(len(part.dimensions) == 1 for _, limit in limits for part in limit.parts)
    wanted = {key(level, mildest(limit)) for level, limit in limits}
    assert {key(line["beyond"], line["ratings"]) for line in PLACEMENTS} == wanted
    assert len(PLACEMENTS) == len(limits)
