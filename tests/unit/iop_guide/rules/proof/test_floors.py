"""The safety floors: whatever is wrong in their file is refused and named when it is read."""

import copy
import tomllib

import pytest

from iop_guide.rules.definitions import DefinitionError
from iop_guide.rules.proof.floors import read_floors
from programs.data_files import DATA
from programs.levels.content import read_files, read_rules
from programs.levels.floors import floors

SITE = read_rules(read_files())
FLOORS = tomllib.loads((DATA / "floors.toml").read_text(encoding="utf-8"))


def changed(**change):
    data = copy.deepcopy(FLOORS)
    data["floor"][1] |= change
    return data


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (changed(dimension="joy"), "floor 2: 'joy' is no dimension"),
        (changed(level="day"), "floor 2: 'day' is no level above the baseline"),
        (changed(level="no_program"), "floor 2: 'no_program' is no level above the baseline"),
        (changed(rating=5), "floor 2: rating: 5 is off the scale of 0 to 4"),
        (changed(rating=0), "floor 2: everyone has a rating of 0 or more"),
        (changed(rating="3"), "floor 2: rating must be a whole number"),
        (changed(rating=1), "floors: risk_of_harm 1 is there twice"),
        (changed(because=""), "floor 2: because must be text, and not empty"),
        (changed(reviewed="today"), "floor 2: reviewed must be a date"),
        (changed(levle="iop"), "floor 2: give it dimension, rating, level"),
        ({**FLOORS, "floors": []}, "floors: 'floors' is not known here"),
        ({**FLOORS, "floor": []}, "floors: there is no [[floor]]"),
        ({**FLOORS, "levels": ["iop", "php"]}, "floors: levels must be ['no_program', 'outpat"),
        ({**FLOORS, "floor": [{"dimension": "home"}]}, "floor 1: give it dimension, rating"),
    ],
)
def test_a_wrong_floor_is_refused_and_named(data, named):
    with pytest.raises(DefinitionError, match=r"\A[^\n]+\Z") as error:
        read_floors(data, SITE)
    assert named in str(error.value)


def test_danger_and_withdrawal_have_a_floor_at_every_rating():
    found = {(floor.dimension, floor.rating): floor.level for floor in floors().floors}
    for dimension in ("risk_of_harm", "withdrawal"):
        levels = [found[dimension, rating] for rating in (1, 2, 3, 4)]
        assert levels == ["outpatient", "iop", "php", "inpatient"]


def test_every_floor_says_why_and_where_from():
    for floor in floors().floors:
        assert floor.because.endswith(".") and floor.source, floor
