"""The limits, signed off one by one, with the level that someone just beyond each of them needs:
any limit that is changed turns a test red.

Written down a second time on purpose, and only here. Whoever changes a limit in levels.toml
changes it here too, and says in the commit whom it affects. A clinician reads it like a price list.
"""

import pytest

from intake.ratings import OBLIGATIONS, read_ratings
from iop_guide.rules.comparison import place
from programs.levels.content import read_files, read_rules

DEFINITIONS = read_rules(read_files())
NAMES = [name for name in read_ratings().dimensions if name != OBLIGATIONS]

# The highest rating of one dimension alone that each level can serve.
SERVES = {
    "no_program": {"risk_of_harm": 0, "withdrawal": 0, "substance_use": 0, "mental_health": 1,
                   "functioning": 1, "co_occurring": 0, "treatment_response": 0},
    "outpatient": {"risk_of_harm": 1, "withdrawal": 1, "substance_use": 2, "mental_health": 2,
                   "functioning": 2, "co_occurring": 2, "treatment_response": 1},
    "iop": {"risk_of_harm": 2, "withdrawal": 2, "substance_use": 3, "mental_health": 3,
            "functioning": 3, "co_occurring": 3, "treatment_response": 2},
    "php": {"risk_of_harm": 3, "withdrawal": 3, "mental_health": 3, "functioning": 3,
            "co_occurring": 3, "treatment_response": 3},
}  # fmt: skip

# Short names, so that a combination is one line.
SHORT = {
    "risk": "risk_of_harm", "wd": "withdrawal", "su": "substance_use", "mh": "mental_health",
    "fn": "functioning", "co": "co_occurring", "ph": "physical_health",
    "tr": "treatment_response", "en": "engagement", "home": "home", "sup": "support",
}  # fmt: skip
NOT_ENOUGH = {
    "no_program": ["mh1 fn1"],
    "outpatient": [
        "su2 sup3", "su2 home2", "su2 fn2", "su2 co2", "su2 en3", "mh2 fn2 sup3",
        "mh2 fn2 home2", "mh2 fn2 tr1", "risk1 mh2 sup3", "mh2 ph4", "su1 ph4", "wd1 ph4",
    ],
    "iop": [
        "mh3 fn3", "su3 fn3", "mh3 su3", "mh3 ph3", "risk2 mh3 fn2", "risk2 sup3", "wd2 sup3",
        "wd2 ph2", "su3 home3 sup3", "su3 home3 tr2", "su3 en3 sup3", "mh3 home3 sup3", "risk2 fn3",
        "risk2 mh2 su3", "risk2 fn2 su3", "risk2 mh2 home4", "su3 home4",
        "mh2 ph4", "su1 ph4", "wd1 ph4", "fn3 home3 sup3", "risk1 mh2 su3 fn2 sup3",
    ],
    "php": [
        "wd3 sup3", "wd3 home3", "wd3 ph2", "wd3 risk2", "su3 home3 tr3", "su4 tr3 sup3",
        "su3 home4 sup3", "risk3 su3", "risk3 sup3", "risk3 home4", "risk3 mh3 fn3",
        "mh3 fn3 home4", "mh2 ph4", "su1 ph4", "wd1 ph4", "su3 fn3 home4", "su3 fn3 home3 sup3",
        "risk2 mh3 home4 sup3", "risk2 mh3 fn3 sup3", "su3 mh3 fn3 sup3",
    ],
}  # fmt: skip
# Beyond these not the next level is enough, but only the last. Beyond all others the next one is.
ONLY_INPATIENT = {"mh4", "fn4", "co4", "mh2 ph4", "su1 ph4", "wd1 ph4"}
LONG = {name: short for short, name in SHORT.items()}
BEYOND = [
    (key, f"{LONG[name]}{highest + 1}")
    for key, serves in SERVES.items()
    for name, highest in serves.items()
] + [(key, text) for key, texts in NOT_ENOUGH.items() for text in texts]
KEYS = [level.key for level in DEFINITIONS.levels]


def level_of(ratings):
    found = place(DEFINITIONS, {name: ratings.get(name, 0) for name in NAMES})
    return DEFINITIONS.levels[found].key


def read(text):
    """ "mh3 fn2" as {"mental_health": 3, "functioning": 2}."""
    return {SHORT[word[:-1]]: int(word[-1]) for word in text.split()}


def is_beyond(ratings, text):
    return all(ratings.get(name, 0) >= rating for name, rating in read(text).items())


def test_these_are_all_the_limits():
    """Each looks at single dimensions only, so that a line here says all of it."""
    for level in DEFINITIONS.levels:
        written = [sorted((p.dimensions, p.at_least) for p in one.parts) for one in level.limits]
        here = [
            sorted(((name,), rating) for name, rating in read(text).items())
            for key, text in BEYOND
            if key == level.key
        ]
        assert sorted(written) == sorted(here), level.key


@pytest.mark.parametrize(("level", "text"), BEYOND)
def test_just_beyond_a_limit_the_level_that_is_enough_is_this(level, text):
    next_one = KEYS[KEYS.index(level) + 1]
    assert level_of(read(text)) == ("inpatient" if text in ONLY_INPATIENT else next_one)


@pytest.mark.parametrize(("level", "text"), BEYOND)
def test_one_rating_less_is_served_unless_another_limit_speaks(level, text):
    whole = read(text)
    others = [other for key, other in BEYOND if KEYS.index(key) >= KEYS.index(level)]
    for name in whole:
        milder = whole | {name: whole[name] - 1}
        if not any(is_beyond(milder, other) for other in others):
            assert KEYS.index(level_of(milder)) <= KEYS.index(level), milder


@pytest.mark.parametrize("name", ["home", "support", "engagement"])
def test_circumstances_alone_never_call_for_a_program(name):
    assert level_of({name: 4}) == "no_program"


def test_the_most_intensive_level_serves_everyone():
    assert level_of(dict.fromkeys(NAMES, 4)) == "inpatient"
