"""The comparison, with made-up levels, so that no test here breaks when a definition changes."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iop_guide.rules.comparison import compare, place
from iop_guide.rules.definitions import read_definitions
from iop_guide.rules.profile import Alert, Profile, Rating, Untold, Urgency
from iop_guide.rules.recommendation import Outcome, recommend

TWO = {
    "scale": [0, 4],
    "dimensions": ["pain", "fear", "roof"],
    "range_too_wide_from": "tent",
    "level": [
        {"key": "bench", "serves": {"pain": 0}},
        {
            "key": "chair",
            "serves": {"pain": 2, "fear": 3},
            "not_enough_when": [
                {"at_least": {"fear": 2, "roof": 3}, "because": "No roof."},
                {"together": [{"dimensions": ["pain", "fear"], "at_least": 4}]},
            ],
        },
        {"key": "tent", "serves": {"pain": 3}},
        {"key": "house"},
    ],
}
DEFINITIONS = read_definitions(TWO)


def level_of(pain=0, fear=0, roof=0):
    ratings = {"pain": pain, "fear": fear, "roof": roof}
    return DEFINITIONS.levels[place(DEFINITIONS, ratings)].key


@pytest.mark.parametrize(
    ("ratings", "level"),
    [
        ({}, "bench"),
        ({"fear": 4, "roof": 2}, "tent"),
        ({"pain": 1}, "chair"),
        ({"pain": 2}, "chair"),
        ({"pain": 3}, "tent"),
        ({"pain": 4}, "house"),
        ({"roof": 4}, "bench"),
        ({"fear": 1, "roof": 3}, "bench"),
        ({"fear": 2, "roof": 2}, "bench"),
        ({"fear": 2, "roof": 3}, "tent"),
        ({"pain": 1, "fear": 2}, "chair"),
        ({"pain": 2, "fear": 2}, "tent"),
    ],
)
def test_the_level_is_just_above_the_most_intensive_that_is_not_enough(ratings, level):
    assert level_of(**ratings) == level


def test_a_level_is_passed_over_when_a_more_intensive_one_is_not_enough():
    """The bench has no limit on fear, yet the chair is not enough: the tent it is."""
    assert level_of(fear=4) == "tent"


def test_every_comparison_is_kept_as_a_finding():
    findings = compare(DEFINITIONS.levels[1], {"pain": 3, "fear": 2, "roof": 3})
    assert [finding.exceeded for finding in findings] == [True, False, True, True]
    assert findings[2].limit.because == "No roof."
    assert findings[2].ratings == (("fear", 2), ("roof", 3))


# Every urgency, with and without an outcome.
ALERTS = [
    Alert("E", Urgency.EMERGENCY, "emergency", ("pain",)),
    Alert("E with a part open", Urgency.HELP_FIRST, "", ("pain",), ("roof",)),
    Alert("H", Urgency.HELP_FIRST, "", ("roof",)),
    Alert("M with help first", Urgency.HELP_FIRST, "medical_first", ("fear",)),
    Alert("M", Urgency.TODAY, "medical_first", ("pain",)),
    Alert("T", Urgency.THIS_WEEK, "", ("fear",)),
]
ranges = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(sorted)


@st.composite
def profiles(draw):
    ratings = {name: Rating(*draw(ranges)) for name in DEFINITIONS.dimensions}
    return Profile(
        ratings=ratings,
        obligations=Rating(*draw(ranges)),
        youth=draw(st.booleans()),
        alerts=draw(st.lists(st.sampled_from(ALERTS), unique=True).map(tuple)),
    )


@given(profiles())
def test_every_profile_gets_exactly_one_outcome_and_a_fitting_level(profile):
    result = recommend(profile, DEFINITIONS)
    assert result.outcome in set(Outcome)
    speaks_of_a_level = result.outcome in (Outcome.LEVEL, Outcome.MEDICAL_FIRST)
    assert result.level is None or speaks_of_a_level
    if result.outcome == Outcome.LEVEL:
        assert result.level.key != "bench"
    if result.level and result.highest:
        levels = DEFINITIONS.levels
        assert levels.index(result.highest) > levels.index(result.level)


@given(profiles())
def test_emergency_outranks_youth_and_youth_outranks_medical_first(profile):
    outcome = recommend(profile, DEFINITIONS).outcome
    assert profile.emergency == any(alert.key == "E" for alert in profile.alerts)
    assert profile.medical_first == any(alert.key.startswith("M") for alert in profile.alerts)
    if profile.emergency:
        assert outcome == Outcome.EMERGENCY
    elif profile.youth:
        assert outcome == Outcome.YOUTH
    elif profile.medical_first:
        assert outcome == Outcome.MEDICAL_FIRST
    else:
        assert outcome not in (Outcome.EMERGENCY, Outcome.YOUTH, Outcome.MEDICAL_FIRST)


@given(profiles(), ranges)
def test_obligations_never_change_the_recommendation(profile, other):
    changed = Profile(
        ratings=profile.ratings,
        obligations=Rating(*other),
        youth=profile.youth,
        alerts=profile.alerts,
    )
    before, after = recommend(profile, DEFINITIONS), recommend(changed, DEFINITIONS)
    assert (before.outcome, before.level, before.highest) == (
        after.outcome,
        after.level,
        after.highest,
    )


@given(profiles())
def test_only_the_outcome_of_an_alert_changes_the_recommendation(profile):
    """What is due this week, help that comes first, and what could not be told change nothing."""
    told = recommend(profile, DEFINITIONS)
    quiet = replace(
        profile,
        alerts=tuple(alert for alert in profile.alerts if alert.outcome),
        could_not_tell=(Untold("E", "pain"), Untold("M", "roof")),
    )
    untold = recommend(quiet, DEFINITIONS)
    assert (told.outcome, told.level, told.highest) == (
        untold.outcome,
        untold.level,
        untold.highest,
    )


def test_urgencies_stand_the_most_urgent_first():
    assert list(Urgency) == ["emergency", "help_first", "today", "this_week"]


@pytest.mark.parametrize(
    ("low", "high", "outcome", "level", "highest"),
    [
        (0, 0, "no_program", None, None),
        (0, 2, "no_program", None, "chair"),
        (0, 3, "not_enough_answers", None, None),
        (1, 4, "level", "chair", "house"),
        (3, 3, "level", "tent", None),
    ],
)
def test_a_range_is_worded_by_its_two_ends(low, high, outcome, level, highest):
    ratings = {"pain": Rating(low, high), "fear": Rating(0, 0), "roof": Rating(0, 0)}
    result = recommend(Profile(ratings=ratings, obligations=Rating(0, 0)), DEFINITIONS)
    assert result.outcome == outcome
    assert (result.level and result.level.key) == level
    assert (result.highest and result.highest.key) == highest


NAMES = ["a", "b", "c"]
some_ratings = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 4))
combinations = st.fixed_dictionaries(
    {"at_least": st.dictionaries(st.sampled_from(NAMES), st.integers(0, 4), min_size=1)},
    optional={
        "together": st.lists(
            st.fixed_dictionaries(
                {
                    "dimensions": st.lists(
                        st.sampled_from(NAMES), min_size=2, max_size=3, unique=True
                    ),
                    "at_least": st.integers(1, 12),
                }
            ),
            max_size=2,
        )
    },
)


@st.composite
def random_definitions(draw):
    levels = [
        {
            "key": f"level{number}",
            "serves": draw(some_ratings),
            "not_enough_when": draw(st.lists(combinations, max_size=3)),
        }
        for number in range(draw(st.integers(0, 4)))
    ]
    return {"scale": [0, 4], "dimensions": NAMES, "level": [*levels, {"key": "last"}]}


all_ratings = st.fixed_dictionaries({name: st.integers(0, 4) for name in NAMES})


@given(random_definitions(), all_ratings, st.sampled_from(NAMES))
def test_a_higher_rating_never_lowers_the_level_whatever_the_definitions(data, ratings, name):
    definitions = read_definitions(data)
    worse = {**ratings, name: min(4, ratings[name] + 1)}
    assert place(definitions, worse) >= place(definitions, ratings)


@given(random_definitions(), all_ratings, st.randoms())
def test_the_order_of_limits_does_not_matter(data, ratings, chance: random.Random):
    shuffled = []
    for level in data["level"]:
        serves = list(level.get("serves", {}).items())
        combined = list(level.get("not_enough_when", []))
        chance.shuffle(serves)
        chance.shuffle(combined)
        shuffled.append({**level, "serves": dict(serves), "not_enough_when": combined})
    other = read_definitions({**data, "level": shuffled})
    assert place(other, ratings) == place(read_definitions(data), ratings)


@given(random_definitions(), all_ratings)
def test_the_place_agrees_with_the_rule_read_word_by_word(data, ratings):
    """Brute force: needed is the least intensive level such that no less intensive one fails
    above it."""
    levels = data["level"]

    def enough(level):
        singles = all(ratings[n] <= h for n, h in level.get("serves", {}).items())
        return singles and not any(
            all(ratings[n] >= least for n, least in c["at_least"].items())
            and all(
                sum(ratings[d] for d in s["dimensions"]) >= s["at_least"]
                for s in c.get("together", [])
            )
            for c in level.get("not_enough_when", [])
        )

    not_enough = [number for number, level in enumerate(levels) if not enough(level)]
    expected = max(not_enough) + 1 if not_enough else 0
    assert place(read_definitions(data), ratings) == expected
