"""Random small definitions, and brute force over them: what the rules prove is held to it."""

import random
from itertools import product

from hypothesis import strategies as st

from iop_guide.rules.comparison import place
from iop_guide.rules.definitions import read_definitions

KEYS = ("first", "second", "third", "fourth")


@st.composite
def grounds(draw):
    """Two or three dimensions, and a scale of two to five ratings."""
    low = draw(st.integers(0, 1))
    names = ["pain", "fear", "roof"][: draw(st.integers(2, 3))]
    return [low, low + draw(st.integers(1, 4))], names


def combinations(scale, names):
    """A combination of single ratings and of sums, some of them out of reach."""
    rating, many = st.integers(*scale), len(names)
    singles = st.dictionaries(st.sampled_from(names), rating, min_size=1, max_size=2)
    sums = st.fixed_dictionaries(
        {
            "dimensions": st.lists(st.sampled_from(names), min_size=2, unique=True),
            "at_least": st.integers(1, scale[1] * many + 1),
        }
    )
    some_sums = st.lists(sums, min_size=1, max_size=2)
    return (
        st.fixed_dictionaries({"at_least": singles})
        | st.fixed_dictionaries({"together": some_sums})
        | st.fixed_dictionaries({"at_least": singles, "together": some_sums})
    )


@st.composite
def definitions(draw, on=None):
    """Definitions of one to four levels; `on` a scale and dimensions if given."""
    scale, names = on or draw(grounds())
    keys = draw(st.lists(st.sampled_from(KEYS), min_size=1, unique=True))
    served = st.dictionaries(st.sampled_from(names), st.integers(*scale))
    limits = st.lists(combinations(scale, names), max_size=3)
    levels = [
        {"key": key, "serves": draw(served), "not_enough_when": draw(limits)} for key in keys[:-1]
    ]
    return read_definitions(
        {"scale": scale, "dimensions": names, "level": [*levels, {"key": keys[-1]}]}
    )


@st.composite
def two_definitions(draw):
    """Two definitions of the same dimensions and scale."""
    on = draw(grounds())
    return draw(definitions(on=on)), draw(definitions(on=on))


def everyone(found):
    """Every combination of ratings, the smallest first."""
    low, high = found.scale
    points = product(range(low, high + 1), repeat=len(found.dimensions))
    points = sorted(points, key=lambda p: (sum(r > low for r in p), sum(p), p[::-1]))
    return [dict(zip(found.dimensions, point, strict=True)) for point in points]


def level_of(found, ratings):
    """The key of the level that ratings lead to."""
    return found.levels[place(found, ratings)].key


def hard_definitions(seed, names, limits=12):
    """Definitions of five levels whose limits are drawn at random, nearly all with sums, so that
    almost every two combinations of ratings are told apart."""
    chance = random.Random(seed)
    levels = [
        {"key": f"level{n}", "not_enough_when": [_hard(chance, names, n) for _ in range(limits)]}
        for n in range(4)
    ]
    return read_definitions(
        {"scale": [0, 4], "dimensions": list(names), "level": [*levels, {"key": "last"}]}
    )


def _hard(chance, names, number):
    singles = chance.sample(names, chance.randint(0, 2))
    entry = {"at_least": {name: chance.randint(1, 4) for name in singles}, "together": []}
    for _ in range(chance.randint(1, 3)):
        some = chance.sample(names, chance.randint(2, min(6, len(names))))
        least = int(len(some) * (1.6 + number / 2 + chance.random() * 0.6))
        entry["together"].append({"dimensions": some, "at_least": least})
    return entry
