"""Session times against free times, over every session and every set of free times."""

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.directory.session_times import PARTS, bit, bits_that_fit, fits, touched

MORNINGS, AFTERNOONS, EVENINGS, WEEKENDS = PARTS
EVERY_SET = list(chain.from_iterable(combinations(PARTS, count) for count in range(5)))


@pytest.mark.parametrize(("weekday", "start", "end", "parts"), [
    (0, 9, 12, {MORNINGS}),
    (1, 13, 16, {AFTERNOONS}),
    (2, 18, 21, {EVENINGS}),
    (3, 9, 15, {MORNINGS, AFTERNOONS}),
    (4, 8, 20, {MORNINGS, AFTERNOONS, EVENINGS}),
    (5, 10, 13, {WEEKENDS}),
    (6, 18, 20, {WEEKENDS}),
    (0, 9, 12.5, {MORNINGS}),
    (0, 16.5, 20, {EVENINGS}),
    (0, 16, 20, {AFTERNOONS, EVENINGS}),
    (0, 11.75, 12.25, {MORNINGS}),
    (0, 22, 6, {EVENINGS}),
    (0, 21, 24, {EVENINGS}),
])  # fmt: skip
def test_the_parts_of_the_week_that_a_session_takes_up(weekday, start, end, parts):
    assert touched(weekday, int(start * 60), int(end * 60)) == parts


@given(st.integers(0, 6), st.integers(0, 1439), st.integers(0, 1440))
def test_every_session_takes_up_something_and_fits_a_week_that_is_all_free(weekday, start, end):
    session = touched(weekday, start, end)
    assert session and fits(session, PARTS) and not fits(session, ())


@pytest.mark.parametrize("free", EVERY_SET)
def test_the_bits_say_what_the_sets_say(free):
    for session in EVERY_SET[1:]:
        assert bool(bit(session) & bits_that_fit(free)) == fits(session, free)


def test_no_two_sets_share_a_bit():
    assert len({bit(session) for session in EVERY_SET[1:]}) == 15
    assert bits_that_fit(()) == 0
    assert bits_that_fit(PARTS) < 2**16


@pytest.mark.parametrize("wrong", [(7, 0, 60), (-1, 0, 60), (0, 1440, 60), (0, 0, 1441)])
def test_what_is_no_time_of_the_week_is_refused(wrong):
    with pytest.raises(ValueError):
        touched(*wrong)


@pytest.mark.parametrize("wrong", [(), ("nights",)])
def test_what_is_no_part_of_the_week_is_refused(wrong):
    with pytest.raises(ValueError):
        bit(wrong)
