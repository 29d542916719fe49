"""The audit: a planted mistake of each kind is refused with its smallest counter-example, and its
verdicts agree with walking every combination."""

import copy
from collections import Counter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from iop_guide.result.checks.example_people import vignettes
from iop_guide.rules.comparison import is_enough, place
from iop_guide.rules.definitions import DefinitionError, LastLevelLimited, Part, read_definitions
from iop_guide.rules.proof.all_compared import Compared
from iop_guide.rules.proof.all_ratings import AllRatings
from iop_guide.rules.proof.audit import lowering, more_than_one, prove
from iop_guide.rules.proof.fault import Telling
from iop_guide.rules.proof.floors import Floor, Floors
from iop_guide.rules.proof.impact import impact
from iop_guide.rules.rating_words import plain_name
from programs.levels.checks import in_the_way, problems
from programs.levels.content import read_files, read_rules
from programs.levels.floors import floors
from tests.support.small import definitions, everyone, hard_definitions, level_of

SITE = read_files()


def planted(change):
    """What is wrong with the repository's content after a change, warnings left out."""
    content = copy.deepcopy(SITE)
    change({level["key"]: level for level in content["level"]})
    return {problem.text: steps_to(problem.at) for problem in in_the_way(content)}


def steps_to(mistake):
    return " ".join(filter(None, (mistake.table, mistake.key, mistake.field)))


def test_nothing_is_wrong_with_the_definitions_of_the_repository():
    rules = read_rules(SITE)
    proof = prove(rules, floors())
    assert proof.faults == ()
    assert proof.total == sum(proof.levels.values()) == 5**11
    assert list(proof.levels) == [level.key for level in rules.levels]
    assert all(proof.levels.values())
    assert vignettes(rules) == []
    assert problems(SITE) == []


def test_what_stands_in_the_way_is_told_without_looking_for_what_does_not(settings):
    settings.DEFINITION_WARNINGS = ["nobody.to_ask"]
    assert in_the_way(SITE) == []
    with pytest.raises(ImportError):
        problems(SITE)


def test_a_gap_that_nothing_serves_is_refused():
    found = planted(lambda levels: levels["inpatient"].update(serves={"withdrawal": 3}))
    text = (
        "Inpatient care is the most intensive level and must serve everyone, so it may have no "
        "limit. As it stands, nothing serves withdrawal severe, all else none."
    )
    assert found[text] == "level inpatient serves.withdrawal"


def test_a_combination_on_the_last_level_is_refused():
    both = [{"at_least": {"withdrawal": 3, "support": 4}}]
    found = planted(lambda levels: levels["inpatient"].update(not_enough_when=both))
    nobody = "nothing serves withdrawal serious, lack of support severe, all else none."
    assert any(nobody in text for text in found)


def test_a_level_that_serves_less_than_the_one_before_it_is_refused():
    found = planted(lambda levels: levels["php"]["serves"].update(withdrawal=1))
    text = (
        "PHP is not enough for withdrawal moderate, all else none, although IOP before it is. "
        "A more intensive level must serve at least as much."
    )
    assert found[text] == "level php serves.withdrawal"


def test_a_dimension_without_a_limit_is_refused_at_its_cell():
    def without(levels):
        for level in levels.values():
            for table in ("serves", "reasons"):
                level.get(table, {}).pop("withdrawal", None)
            rows = level.get("not_enough_when", [])
            level["not_enough_when"] = [row for row in rows if "withdrawal" not in str(row)]

    text = "No level has a limit for withdrawal: whatever it is rated, the level stays the same."
    assert planted(without)[text] == "level no_program serves.withdrawal"


def test_a_combination_that_the_level_before_does_not_have_is_worth_a_look():
    content = copy.deepcopy(SITE)
    both = {"at_least": {"mental_health": 2, "engagement": 4}}
    content["level"][3]["not_enough_when"].append(both)
    found = [problem for problem in problems(content) if "PHP is not enough for" in problem.text]
    (warning,) = found
    assert warning.warning and steps_to(warning.at) == "level iop"
    assert "mental health moderate, doubt about starting severe, all else none" in warning.text


def test_a_level_that_no_ratings_lead_to_is_refused():
    def nothing_between(levels):
        levels["php"]["serves"] = levels["php"]["reasons"] = {}
        levels["php"]["not_enough_when"] = []

    found = planted(nothing_between)
    assert found["Nobody needs Inpatient care: no ratings need more than PHP."] == "level inpatient"


def test_a_level_that_is_always_passed_over_is_refused():
    def passed_over(levels):
        for key in ("serves", "reasons", "not_enough_when"):
            levels["php"][key] = levels["iop"][key]

    text = (
        "No ratings lead to PHP: whatever IOP is not enough for leads further at once, such as "
        "risk of harm serious, all else none, which leads to Inpatient care."
    )
    assert planted(passed_over)[text] == "level php serves.risk_of_harm"


def test_a_baseline_that_serves_nobody_is_refused():
    all_of_them = [{"at_least": {"withdrawal": 0}}]
    found = planted(lambda levels: levels["no_program"].update(not_enough_when=all_of_them))
    text = "No ratings lead to No program now: even everything none leads to Outpatient care."
    assert found[text] == "level no_program"


def test_a_limit_that_no_ratings_can_reach_is_refused():
    part = {"dimensions": ["home", "support"], "at_least": 9}
    found = planted(lambda levels: levels["php"]["not_enough_when"].append({"together": [part]}))
    text = (
        "PHP: no ratings can go beyond the limit “trouble at home plus lack of support at least "
        "9 in all”."
    )
    assert found[text] == "level php"


def test_a_limit_in_the_shadow_of_another_is_refused_with_both_named():
    both = {"at_least": {"withdrawal": 4, "support": 4}}
    found = planted(lambda levels: levels["php"]["not_enough_when"].append(both))
    text = (
        "PHP: the limit “withdrawal at least severe and lack of support at least severe” never "
        "decides anything. Where it applies, “withdrawal at least severe” (PHP) always does too, "
        "as for withdrawal severe, lack of support severe, all else none."
    )
    assert found[text] == "level php"


def test_a_limit_in_the_shadow_of_several_together_is_refused_with_all_named():
    data = {
        "scale": [0, 2],
        "dimensions": ["pain", "fear"],
        "level": [
            {
                "key": "low",
                "not_enough_when": [
                    {"together": [{"dimensions": ["pain", "fear"], "at_least": 3}]},
                    {"at_least": {"pain": 2}},
                ],
            },
            {"key": "middle", "serves": {"fear": 1}},
            {"key": "high"},
        ],
    }
    (fault, *_) = [f for f in prove(read_definitions(data)).faults if "never" in f.text]
    assert "Where it applies, “pain at least 2” (low) or “fear at least 2” (middle)" in fault.text
    assert fault.example == {"pain": 2, "fear": 1}


def test_a_loosened_safety_floor_is_refused():
    def loosened(levels):
        for key in ("iop", "php"):
            levels[key]["serves"]["risk_of_harm"] = 4
            levels[key]["reasons"].pop("risk_of_harm")

    text = (
        "Safety floor: risk of harm severe needs at least Inpatient care, but risk of harm severe, "
        "all else none leads to IOP. A severe danger needs people near day and night."
    )
    assert planted(loosened)[text] == "level php serves.risk_of_harm"


def test_a_level_that_a_floor_names_cannot_go():
    content = copy.deepcopy(SITE)
    content["level"][3]["key"] = content["range_too_wide_from"] = "day"
    gone = "Safety floor: risk of harm serious needs at least the level “php”, which is gone."
    assert any(problem.text.startswith(gone) for problem in in_the_way(content))


def test_levels_cannot_change_places_under_the_floors():
    content = copy.deepcopy(SITE)
    content["level"][2]["key"], content["level"][3]["key"] = "php", "iop"
    text = "Safety floors: IOP must be more intensive than PHP, but stands before it."
    content["level"][2]["short"], content["level"][3]["short"] = "PHP", "IOP"
    assert not any(problem.text == text for problem in in_the_way(SITE))
    order = [p.text for p in in_the_way(content) if p.text.startswith("Safety floors: ")]
    assert order == ["Safety floors: PHP must be more intensive than IOP, but stands before it."]


def test_a_loosened_limit_is_caught_by_the_people_it_would_hurt():
    def loosened(levels):
        serves = {"mental_health": 4, "treatment_response": 4}
        levels["outpatient"].update(serves=serves, reasons={}, not_enough_when=[])

    found = planted(loosened)
    assert any(p.startswith("“Severe symptoms, no danger, a strong home” would get") for p in found)


def test_more_than_memory_holds_is_refused_and_not_passed_over():
    many = [f"d{number}" for number in range(14)]
    part = {"dimensions": many, "at_least": 30}
    low = {"key": "low", "not_enough_when": [{"together": [part]}]}
    data = {"scale": [0, 4], "dimensions": many, "level": [low, {"key": "high"}]}
    with pytest.raises(DefinitionError, match="so many ratings apart"):
        prove(read_definitions(data))


# --- What a comparison of sums cannot do by construction is checked all the same ----------------


class Upside(Compared):
    """A comparison that goes wrong: whoever rates highest is sent back to the first level."""

    @property
    def needing(self):
        everyone, more, none = super().needing
        return everyone, more & (everyone >> 1), none


def telling(kind):
    """Three ratings, each a step of its own, and two levels."""
    low = {"key": "low", "serves": {"pain": 0}}
    data = {"scale": [0, 2], "dimensions": ["pain"], "level": [low, {"key": "high"}]}
    read = read_definitions(data)
    parts = [Part(dimensions=("pain",), at_least=rating) for rating in (1, 2)]
    return Telling(kind(AllRatings(read, parts), read), plain_name)


def test_a_higher_rating_that_lowers_the_level_would_be_told():
    assert list(lowering(telling(Compared))) == []
    (fault,) = lowering(telling(Upside))
    assert fault.example == {"pain": 2}


def test_ratings_with_two_levels_or_none_would_be_told():
    one = telling(Compared)
    assert list(more_than_one(one, [0b001, 0b110])) == []
    assert [f.example for f in more_than_one(one, [0b011, 0b110])] == [{"pain": 1}]
    assert [f.example for f in more_than_one(one, [0b001, 0b100])] == [{"pain": 1}]


# --- Against brute force ------------------------------------------------------------------------


def told(faults, start):
    return [fault for fault in faults if fault.text.startswith(start)]


@given(definitions())
@settings(max_examples=250, deadline=None)
def test_counts_and_unreached_levels_are_those_of_walking_every_combination(found):
    counts = {level.key: 0 for level in found.levels}
    for ratings in everyone(found):
        counts[level_of(found, ratings)] += 1
    proof = prove(found)
    assert proof.levels == counts
    assert proof.total == sum(counts.values())
    for number, level in enumerate(found.levels):
        lines = told(proof.faults, f"No ratings lead to {level.key}:")
        lines += told(proof.faults, f"Nobody needs {level.key}:")
        assert bool(lines) == (counts[level.key] == 0), level.key
        for fault in lines:
            further = [r for r in everyone(found) if place(found, r) >= number]
            assert fault.example == (further[0] if further else None)


@pytest.mark.parametrize("seed", range(3))
def test_counts_are_right_for_sums_over_many_dimensions(seed):
    found = hard_definitions(seed, ["a", "b", "c", "d", "e", "f"], limits=5)
    ratings = everyone(found)
    proof = prove(found)
    counts = Counter(level_of(found, one) for one in ratings)
    assert proof.levels == {level.key: counts[level.key] for level in found.levels}
    other = hard_definitions(seed + 10, found.dimensions, limits=5)
    moved = [place(other, one) - place(found, one) for one in ratings]
    change = impact(found, other)
    assert change.up == sum(step > 0 for step in moved)
    assert change.down == sum(step < 0 for step in moved)
    higher = [one for one, step in zip(ratings, moved, strict=True) if step > 0]
    assert [one.ratings for one in change.smallest_up] == higher[:5]


def reversed_example(found, number, limit):
    """The smallest ratings that go beyond a limit though the level before is enough for them."""
    before = found.levels[number - 1]
    wrong = (r for r in everyone(found) if limit.exceeded(r) and is_enough(before, r))
    return next(wrong, None)


@given(definitions())
@settings(max_examples=150, deadline=None)
def test_reversed_limits_are_those_of_walking_every_combination(found):
    expected = []
    for number in range(1, len(found.levels)):
        for limit in found.levels[number].limits:
            example = reversed_example(found, number, limit)
            if example:
                expected.append((len(limit.dimensions) > 1, example))
    faults = [fault for fault in prove(found).faults if "although" in fault.text]
    assert [(fault.warning, fault.example) for fault in faults] == expected


def idle(found, number, limit):
    """None where a limit decides something; else the smallest ratings beyond it, {} if none."""
    level, above = found.levels[number], found.levels[number + 1 :]
    others = [other for other in level.limits if other is not limit]
    more = [other for one in above for other in one.limits]
    others += [other for other in more if set(other.parts) != set(limit.parts)]
    beyond = [ratings for ratings in everyone(found) if limit.exceeded(ratings)]
    if all(any(other.exceeded(ratings) for other in others) for ratings in beyond):
        return beyond[0] if beyond else {}
    return None


@given(definitions())
@settings(max_examples=150, deadline=None)
def test_dead_and_shadowed_limits_are_those_of_walking_every_combination(found):
    expected = []
    for number, level in enumerate(found.levels):
        for limit in level.limits:
            if (example := idle(found, number, limit)) is not None:
                expected.append((level.key, example))
    faults = [f for f in prove(found).faults if "the limit “" in f.text]
    assert [(fault.level, fault.example or {}) for fault in faults] == expected


@given(definitions(), st.data())
@settings(max_examples=150, deadline=None)
def test_broken_floors_are_those_of_walking_every_combination(found, data):
    assume(len(found.levels) > 1)
    floor = Floor(
        dimension=data.draw(st.sampled_from(found.dimensions)),
        rating=data.draw(st.integers(found.scale[0] + 1, found.scale[1])),
        level=data.draw(st.sampled_from([level.key for level in found.levels[1:]])),
        because="It is so.",
        source="",
        reviewed=None,
    )
    number = [level.key for level in found.levels].index(floor.level)
    whom = [r for r in everyone(found) if r[floor.dimension] >= floor.rating]
    wrong = next((r for r in whom if place(found, r) < number), None)
    faults = told(prove(found, Floors((), (floor,))).faults, "Safety floor")
    assert [fault.example for fault in faults] == ([wrong] if wrong else [])


@given(definitions(), st.data())
@settings(max_examples=100, deadline=None)
def test_whom_nothing_serves_is_told_by_the_smallest_of_them(found, data):
    """A level more, taken away again: whoever needed it is then served by nothing."""
    assume(len(found.levels) > 1)
    levels = [
        {
            "key": level.key,
            "not_enough_when": [
                {
                    "together": [
                        {"dimensions": list(part.dimensions), "at_least": part.at_least}
                        for part in limit.parts
                    ]
                }
                for limit in level.limits
            ],
        }
        for level in found.levels[:-1]
    ]
    short = {"scale": list(found.scale), "dimensions": list(found.dimensions), "level": levels}
    wrong = [r for r in everyone(found) if place(found, r) == len(found.levels) - 1]
    if not found.levels[-2].limits:
        assert read_definitions(short)
        return
    with pytest.raises(LastLevelLimited) as error:
        read_definitions(short)
    faults = [f for f in prove(error.value.definitions).faults if "nothing serves" in f.text]
    assert [fault.example for fault in faults] == wrong[:1]
