"""The audit: planted mistakes are named, and its verdicts agree with walking every combination."""

import copy
from itertools import product

from hypothesis import given, settings

from iop_guide.checks import vignettes
from iop_guide.rules.audit import problems
from iop_guide.rules.comparison import place
from iop_guide.rules.definitions import read_definitions
from programs.content import read_files, read_rules

from .test_rules import NAMES, random_definitions


def changed(change):
    content = copy.deepcopy(read_files())
    change({level["key"]: level for level in content["level"]})
    return read_rules(content)


def test_nothing_is_wrong_with_the_definitions_of_the_repository():
    rules = read_rules(read_files())
    assert problems(rules) == []
    assert vignettes(rules) == []


def test_a_level_that_serves_less_than_the_one_before_it_is_named():
    found = problems(changed(lambda levels: levels["php"]["serves"].update(withdrawal=1)))
    assert any(
        "PHP serves withdrawal up to 1 only, less than IOP before it (2)" in p for p in found
    )


def test_a_level_that_nobody_can_reach_is_named():
    def no_limits(levels):
        levels["iop"].update(serves={}, not_enough_when=[], reasons={})

    assert any("No combination of ratings leads to PHP" in p for p in problems(changed(no_limits)))


def test_a_limit_that_never_decides_is_named():
    def twice(levels):
        levels["php"]["not_enough_when"].append({"at_least": {"withdrawal": 4, "support": 4}})

    found = problems(changed(twice))
    assert any(
        p.startswith("PHP: the limit on withdrawal and support never decides") for p in found
    )


def test_a_limit_that_no_ratings_can_reach_is_named():
    def impossible(levels):
        part = {"dimensions": ["home", "support"], "at_least": 9}
        levels["php"]["not_enough_when"].append({"together": [part]})

    assert "PHP: no ratings can reach the limit on home and support." in problems(
        changed(impossible)
    )


def test_a_loosened_limit_is_caught_by_the_people_it_would_hurt():
    def loosened(levels):
        serves = {"mental_health": 4, "treatment_response": 4}
        levels["outpatient"].update(serves=serves, reasons={}, not_enough_when=[])

    found = vignettes(changed(loosened))
    assert any(p.startswith("“Severe symptoms, no danger, a strong home” would get") for p in found)


@given(random_definitions())
@settings(max_examples=150, deadline=None)
def test_unreachable_levels_are_exactly_those_no_combination_reaches(data):
    definitions = read_definitions(data)
    everyone = [dict(zip(NAMES, r, strict=True)) for r in product(range(5), repeat=len(NAMES))]
    reached = {place(definitions, ratings) for ratings in everyone}
    found = " ".join(problems(definitions))
    for number, level in enumerate(definitions.levels):
        assert (number not in reached) == (f"leads to {level.key}:" in found), level.key
