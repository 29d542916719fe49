"""Which two levels stand beside each other on a phone."""

import pytest

from programs.levels.pairs import is_pair, picks

KEYS = ["outpatient", "iop", "php", "inpatient"]


@pytest.mark.parametrize(
    ("lighter", "heavier", "so"),
    [("outpatient", "iop", True), ("outpatient", "inpatient", True), ("iop", "outpatient", False),
     ("iop", "iop", False), ("iop", "none", False)],
)  # fmt: skip
def test_two_levels_and_the_lighter_first(lighter, heavier, so):
    assert is_pair(KEYS, lighter, heavier) == so


def test_every_pick_is_a_pair_and_what_is_shown_is_marked():
    lighter, heavier = picks(KEYS, "iop", "php")
    assert [pick.key for pick in lighter] == ["outpatient", "iop"]
    assert [pick.key for pick in heavier] == ["php", "inpatient"]
    assert [pick.key for pick in (*lighter, *heavier) if pick.here] == ["iop", "php"]
    assert all(is_pair(KEYS, *pick.pair) for pick in (*lighter, *heavier))


def test_every_two_levels_can_be_reached():
    reached, ahead = set(), [("outpatient", "iop")]
    while ahead:
        pair = ahead.pop()
        if pair not in reached:
            reached.add(pair)
            ahead += [pick.pair for row in picks(KEYS, *pair) for pick in row]
    assert len(reached) == 6


def test_a_phone_shows_the_two_of_the_address(visitor):
    page = visitor.get("/levels/iop/php/").content.decode()
    assert page.count('class="shown"') == 2 * 11
    assert page.count('aria-current="true"') == 2
    assert visitor.get("/levels/php/iop/").status_code == 404
    assert visitor.get("/levels/iop/none/").status_code == 404
