"""Definition files: what is refused, and that the message names the place."""

import copy
from itertools import pairwise

import pytest

from iop_guide.rules.definitions import DefinitionError, read_definitions
from programs.levels.content import read_files, read_help, read_rules, read_texts

GOOD = {
    "scale": [1, 5],
    "dimensions": ["pain", "fear"],
    "level": [
        {"key": "low", "serves": {"pain": 2}, "not_enough_when": [{"at_least": {"fear": 3}}]},
        {"key": "high"},
    ],
}


def broken(change):
    data = copy.deepcopy(GOOD)
    change(data)
    return data


def set_in(*path):
    *inner, last, value = path

    def change(data):
        for step in inner:
            data = data[step]
        data[last] = value

    return change


COMBINATION = ("level", 0, "not_enough_when", 0)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (set_in("scale", [5, 1]), "scale"),
        (set_in("scale", [0, "4"]), "scale"),
        (set_in("dimensions", []), "dimensions"),
        (set_in("dimensions", ["pain", "pain"]), "'pain' is named twice"),
        (set_in("level", []), "[[level]]"),
        (set_in("levels", []), "'levels' is not known here"),
        (set_in("level", 0, "key", "high"), "used twice"),
        (set_in("level", 0, "key", ""), "level '1': 'key'"),
        (set_in("level", 0, "serve", {}), "'serve' is not known here"),
        (set_in("level", 0, "serves", "joy", 2), "'joy' is no dimension"),
        (set_in("level", 0, "serves", "pain", 6), "off the scale of 1 to 5"),
        (set_in("level", 0, "serves", "pain", 2.0), "a whole number"),
        (set_in("level", 0, "serves", "pain", True), "a whole number"),
        (set_in("level", 1, "serves", {"pain": 2}), "last level"),
        (set_in("level", 1, "not_enough_when", [{"at_least": {"pain": 2}}]), "last level"),
        (set_in("range_too_wide_from", "middle"), "range_too_wide_from"),
        (set_in(*COMBINATION, {}), "the combination is empty"),
        (set_in(*COMBINATION, "at_least", {}), "the combination is empty"),
        (set_in(*COMBINATION, "at_leest", {"pain": 2}), "'at_leest' is not known here"),
        (set_in(*COMBINATION, "at_least", {"joy": 2}), "'joy' is no dimension"),
        (set_in(*COMBINATION, "at_least", {"pain": 0}), "off the scale"),
        (set_in(*COMBINATION, "together", [{"dimensions": [], "at_least": 3}]), "dimensions"),
        (set_in(*COMBINATION, "together", [{"dimensions": ["joy"], "at_least": 3}]), "'joy'"),
        (set_in(*COMBINATION, "together", [{"dimensions": ["pain"]}]), "at_least"),
        (set_in("level", 0, "reasons", {"fear": {"because": "x"}}), "'fear' is not known here"),
    ],
)
def test_a_wrong_definition_is_refused_and_named(change, named):
    with pytest.raises(DefinitionError, match=r"\A[^\n]+\Z") as error:
        read_definitions(broken(change))
    assert named in str(error.value)


@pytest.mark.parametrize(
    ("change", "key", "field"),
    [
        (set_in("scale", [5, 1]), "", "scale"),
        (set_in("range_too_wide_from", "middle"), "", "range_too_wide_from"),
        (set_in("level", 0, "key", ""), "1", "key"),
        (set_in("level", 0, "serve", {}), "low", "serve"),
        (set_in("level", 0, "serves", "pain", 6), "low", "serves.pain"),
        (set_in("level", 0, "reasons", {"pain": {"why": "x"}}), "low", "reasons.pain.why"),
        (set_in("level", 0, "reasons", {"pain": {"because": 3}}), "low", "reasons.pain.because"),
        (set_in(*COMBINATION, {}), "low", "not_enough_when.1"),
        (set_in(*COMBINATION, "at_least", {"pain": 0}), "low", "not_enough_when.1.at_least.pain"),
        (set_in(*COMBINATION, "source", 3), "low", "not_enough_when.1.source"),
    ],
)
def test_a_wrong_definition_is_a_value_with_its_place(change, key, field):
    with pytest.raises(DefinitionError) as error:
        read_definitions(broken(change))
    (mistake,) = error.value.mistakes
    assert (mistake.table, mistake.key, mistake.field) == ("level" if key else "", key, field)


def test_serving_the_highest_rating_is_no_limit():
    data = broken(set_in("level", 1, "serves", {"pain": 5}))
    assert read_definitions(data).levels[1].limits == ()


def test_texts_may_be_left_out():
    assert [level.texts for level in read_definitions(GOOD).levels] == [{}, {}]


def test_the_files_of_the_repository_are_whole():
    content = read_files()
    rules = read_rules(content)
    assert [level.key for level in rules.levels] == [
        "no_program", "outpatient", "iop", "php", "inpatient",
    ]  # fmt: skip
    assert rules.levels[rules.range_too_wide_from].key == "php"
    for level in rules.levels:
        texts = read_texts(level)
        assert texts.sources
        for limit in level.limits:
            assert limit.because and limit.source, (level.key, limit.dimensions)
    assert read_help(content)["emergency_911"].href == "tel:911"


def test_home_support_and_readiness_limit_a_level_only_beside_a_clinical_need():
    alone = {"home", "support", "engagement"}
    for level in read_rules(read_files()).levels:
        for limit in level.limits:
            assert set(limit.dimensions) - alone, (level.key, limit.dimensions)


def test_what_a_level_serves_never_shrinks_from_one_level_to_the_next():
    levels = read_rules(read_files()).levels
    for less, more in pairwise(levels):
        for dimension, highest in more.serves.items():
            assert less.serves.get(dimension, 4) <= highest, (more.key, dimension)
