"""Times of a day as they are kept."""

import pytest

from iop_guide.rules.clock import CLOCK, half_hours, minutes


@pytest.mark.parametrize(
    ("time", "halves"), [("00:00", 0), ("09:00", 18), ("18:30", 37), ("24:00", 48), ("7", 14)]
)
def test_half_hours(time, halves):
    assert half_hours(time) == halves


def test_a_time_that_is_no_half_hour_is_rounded_down_and_keeps_its_minutes():
    assert (half_hours("18:45"), minutes("18:45")) == (37, 18 * 60 + 45)


@pytest.mark.parametrize("time", ["25:00", "24:01", "-1:00", "soon", ""])
def test_what_is_no_time_is_refused(time):
    with pytest.raises(ValueError):
        half_hours(time)


def test_a_time_is_typed_in_with_four_figures():
    assert all(CLOCK.fullmatch(time) for time in ("00:00", "09:05", "23:59"))
    assert not any(CLOCK.fullmatch(time) for time in ("24:00", "9:00", "12:60", "12", "noon"))
