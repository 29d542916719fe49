"""The impact of a change: agrees with walking every combination, and reads well."""

import copy

import pytest
from hypothesis import given, settings

from iop_guide.rules.definitions import DefinitionError, read_definitions
from iop_guide.rules.proof.impact import Moved, impact, moved_words
from programs.levels.content import read_files, read_rules
from tests.support.small import everyone, level_of, two_definitions


def keys_of(definitions):
    return [level.key for level in definitions.levels]


def direction(old, new, before, after):
    """1 up, -1 down, 0 neither: read word by word from the docstring of the module."""
    signs = set()
    for order in (keys_of(old), keys_of(new)):
        known = [key for key in order if key in keys_of(old) and key in keys_of(new)]

        def height(key, keys, known=known):
            if key in known:
                return known.index(key)
            below = [known.index(k) for k in keys[: keys.index(key)] if k in known]
            return (below[-1] if below else -1) + 0.5

        a, b = height(before, keys_of(old)), height(after, keys_of(new))
        signs.add((b > a) - (b < a))
    return -1 if -1 in signs else max(signs)


@given(two_definitions())
@settings(max_examples=300, deadline=None)
def test_the_impact_is_what_walking_every_combination_finds(pair):
    old, new = pair
    if not set(keys_of(old)) & set(keys_of(new)):
        with pytest.raises(DefinitionError, match="No level is known to both"):
            impact(old, new)
        return
    moved = [Moved(r, level_of(old, r), level_of(new, r)) for r in everyone(old)]
    up = [one for one in moved if direction(old, new, one.old, one.new) > 0]
    down = [one for one in moved if direction(old, new, one.old, one.new) < 0]
    found = impact(old, new)
    assert (found.total, found.up, found.down) == (len(moved), len(up), len(down))
    assert found.smallest_up == tuple(up[:5])
    assert found.smallest_down == tuple(down[:5])


def changed(change):
    content = copy.deepcopy(read_files())
    change({level["key"]: level for level in content["level"]})
    return read_rules(content)


def test_a_loosened_limit_of_the_site_is_told_with_the_smallest_examples():
    old = read_rules(read_files())
    new = changed(lambda levels: levels["outpatient"]["serves"].update(mental_health=3))
    found = impact(old, new)
    assert found.total == 5**11
    assert found.up == 0 and found.down > 0
    names = {"iop": "IOP", "outpatient": "Outpatient care"}
    assert moved_words(found.smallest_down[0], levels=names) == (
        "mental health serious, all else none: from IOP to Outpatient care"
    )
    assert impact(new, old).up == found.down


def test_nothing_moves_where_nothing_changes():
    found = impact(read_rules(read_files()), read_rules(read_files()))
    assert (found.up, found.down, found.smallest_up, found.smallest_down) == (0, 0, (), ())


def three(*keys, serves=(0, 1)):
    levels = [
        {"key": key, "serves": {"pain": most}} for key, most in zip(keys[:-1], serves, strict=True)
    ]
    return read_definitions(
        {"scale": [0, 2], "dimensions": ["pain"], "level": [*levels, {"key": keys[-1]}]}
    )


def test_a_level_with_another_key_in_the_same_place_moves_nobody():
    found = impact(three("home", "iop", "stay"), three("home", "day", "stay"))
    assert (found.up, found.down) == (0, 0)


def test_a_level_between_two_others_lies_above_the_one_and_below_the_other():
    found = impact(three("home", "stay", serves=[1]), three("home", "day", "stay"))
    assert found.smallest_up == (Moved({"pain": 1}, "home", "day"),)
    back = impact(three("home", "day", "stay"), three("home", "stay", serves=[0]))
    assert back.smallest_up == (Moved({"pain": 1}, "day", "stay"),)


def test_levels_that_change_places_count_as_down():
    found = impact(three("home", "day", "stay"), three("home", "stay", "day"))
    assert (found.up, found.down) == (0, 2)


@pytest.mark.parametrize("change", [{"scale": [0, 3]}, {"dimensions": ["pain", "fear"]}])
def test_definitions_of_other_dimensions_or_scale_are_not_compared(change):
    data = {"scale": [0, 2], "dimensions": ["pain"], "level": [{"key": "only"}]}
    with pytest.raises(DefinitionError, match="dimensions or the scale differ"):
        impact(read_definitions(data), read_definitions(data | change))


def test_ratings_are_numbers_where_the_scale_is_another():
    moved = Moved({"pain": 3, "fear": 1}, "low", "high")
    assert moved_words(moved, (1, 5)) == "pain 3, all else 1: from low to high"
