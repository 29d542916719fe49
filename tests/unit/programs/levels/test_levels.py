"""The limits, signed off one by one: a loosened limit turns a test red.

Written down a second time on purpose. Whoever changes a limit in levels.toml changes it here
too, and says in the commit whom it affects.
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


def level_of(ratings):
    found = place(DEFINITIONS, {name: ratings.get(name, 0) for name in NAMES})
    return DEFINITIONS.levels[found].key


def read(text):
    """ "mh3 fn2" as {"mental_health": 3, "functioning": 2}."""
    return {SHORT[word[:-1]]: int(word[-1]) for word in text.split()}


def is_above(key, level):
    keys = [item.key for item in DEFINITIONS.levels]
    return keys.index(key) > keys.index(level)


def test_these_are_all_the_limits():
    for level in DEFINITIONS.levels[:-1]:
        alone = {k: v for k, v in level.serves.items() if v < DEFINITIONS.scale[1]}
        assert alone == SERVES[level.key], level.key
        combined = [
            {part.dimensions[0]: part.at_least for part in limit.parts}
            for limit in level.limits
            if len(limit.parts) > 1
        ]
        assert combined == [read(text) for text in NOT_ENOUGH[level.key]], level.key


@pytest.mark.parametrize("level", SERVES)
def test_one_rating_above_what_a_level_serves_needs_more(level):
    for name, highest in SERVES[level].items():
        assert not is_above(level_of({name: highest}), level), name
        assert is_above(level_of({name: highest + 1}), level), name


@pytest.mark.parametrize(
    ("level", "text"), [(level, text) for level, texts in NOT_ENOUGH.items() for text in texts]
)
def test_a_combination_needs_more_only_when_whole(level, text):
    whole = read(text)
    assert is_above(level_of(whole), level)
    for name in whole:
        milder = whole | {name: whole[name] - 1}
        others = [read(other) for other in NOT_ENOUGH[level]]
        covered = any(all(milder.get(n, 0) >= r for n, r in other.items()) for other in others)
        if not covered and not _above_alone(level, milder):
            assert not is_above(level_of(milder), level), milder


def _above_alone(level, ratings):
    """Whether some other limit, here or further up, already asks for more."""
    keys = [item.key for item in DEFINITIONS.levels]
    for key in keys[keys.index(level) : -1]:
        alone = any(ratings.get(name, 0) > highest for name, highest in SERVES[key].items())
        if alone or (
            key != level
            and any(
                all(ratings.get(n, 0) >= r for n, r in read(text).items())
                for text in NOT_ENOUGH[key]
            )
        ):
            return True
    return False


@pytest.mark.parametrize("name", ["home", "support", "engagement"])
def test_circumstances_alone_never_call_for_a_program(name):
    assert level_of({name: 4}) == "no_program"


def test_the_most_intensive_level_serves_everyone():
    assert level_of(dict.fromkeys(NAMES, 4)) == "inpatient"
