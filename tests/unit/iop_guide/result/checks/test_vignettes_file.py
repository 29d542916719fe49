"""The example people: an answer that cannot be given stops the start, and so does a level that is
not there."""

import pytest

from iop_guide.result.checks.vignettes_file import PATH, people, well
from tests.support.spoiled_files import copy_of, mistakes_in, plant

FIRST = "A light drinking problem in a settled life"


@pytest.mark.parametrize(
    ("before", "after", "key", "field"),
    [
        ('suicide = "none"', 'suicide = "never"', "", "suicide"),
        ('suicide = "none"', 'suicides = "none"', "", "suicides"),
        ('substances = ["alcohol"]', 'substances = ["beer"]', FIRST, "but.substances"),
        ('drinks_per_day = "3_4"', 'drinks = "3_4"', FIRST, "but.drinks"),
        ('without = ["mental_health_care"]', 'without = ["mental_care"]', FIRST, "without"),
        ('expect = ["level:outpatient"]', 'expect = ["level:outpatients"]', FIRST, "expect"),
        ('expect = ["level:outpatient"]', 'expect = ["levels:outpatient"]', FIRST, "expect"),
        ('expect = ["level:outpatient"]', 'expects = ["level:outpatient"]', FIRST, "expects"),
        ('name = "Depression and anxiety that weekly therapy does not hold"', f'name = "{FIRST}"',
         FIRST, ""),
    ],
)  # fmt: skip
def test_a_mistake_in_the_file_stops_the_start(tmp_path, before, after, key, field):
    path = copy_of(PATH, tmp_path)
    plant(path, before, after)
    assert (key, field) in [(mistake.key, mistake.field) for mistake in mistakes_in(people, path)]


def test_everyone_starts_as_the_well_person():
    nothing = next(person for person in people() if person.name == "Nothing stands out")
    light = next(person for person in people() if person.name == FIRST)
    assert nothing.answers == well()
    assert light.answers["drinks_per_day"] == "3_4" and light.answers["support"] == "strong"
    assert "mental_health_care" in well() and "mental_health_care" not in light.answers
