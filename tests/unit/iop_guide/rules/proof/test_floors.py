"""The safety floors: what is wrong with one is refused and named by its number."""

from dataclasses import replace

import pytest

from iop_guide.rules.definitions import DefinitionError
from iop_guide.rules.proof.floors import check_floors
from programs.levels.content import read_files, read_rules
from programs.levels.floors import floors

SITE = read_rules(read_files())
WHOLE = floors()


def changed(**change):
    first, second, *others = WHOLE.floors
    return replace(WHOLE, floors=(first, replace(second, **change), *others))


@pytest.mark.parametrize(
    ("found", "named"),
    [
        (changed(dimension="joy"), "floor '2': 'joy' is no dimension"),
        (changed(level="day"), "floor '2': 'day' is no level above the baseline"),
        (changed(level="no_program"), "floor '2': 'no_program' is no level above the baseline"),
        (changed(rating=5), "floor '2': rating: 5 is off the scale of 0 to 4"),
        (changed(rating=0), "floor '2': everyone has a rating of 0 or more"),
        (changed(rating=1), "floor '1': risk_of_harm 1 is there twice"),
        (replace(WHOLE, levels=("iop", "php")), "levels must be ['no_program', 'outpat"),
    ],
)
def test_a_wrong_floor_is_refused_and_named(found, named):
    with pytest.raises(DefinitionError, match=r"\A[^\n]+\Z") as error:
        check_floors(found, SITE)
    assert named in str(error.value)


def test_danger_and_withdrawal_have_a_floor_at_every_rating():
    found = {(floor.dimension, floor.rating): floor.level for floor in floors().floors}
    for dimension in ("risk_of_harm", "withdrawal"):
        levels = [found[dimension, rating] for rating in (1, 2, 3, 4)]
        assert levels == ["outpatient", "iop", "php", "inpatient"]


def test_every_floor_says_why_and_where_from():
    for floor in floors().floors:
        assert floor.because.endswith(".") and floor.source, floor
