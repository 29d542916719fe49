"""Distances and boxes, against formulas of another kind and known places."""

from math import acos, atan2, cos, degrees, hypot, radians, sin

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from programs.directory.distance import box, chord, chord_of, miles, miles_of, point

BOSTON, CHICAGO, SAN_JUAN = (42.3601, -71.0589), (41.8781, -87.6298), (18.4655, -66.1057)
ADAK, ATTU, GUAM, POLE = (51.88, -176.6581), (52.9, 172.9), (13.4443, 144.7937), (90.0, 0.0)
SAIPAN = (15.1778, 145.7509)
places = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
choices = st.sampled_from([5, 10, 25, 50, 100, 500])


def reference(one, other):
    """Another great-circle formula (Vincenty's for a sphere), on another published radius."""
    (a, b), (c, d) = (map(radians, one), map(radians, other))
    across = cos(c) * sin(d - b)
    along = cos(a) * sin(c) - sin(a) * cos(c) * cos(d - b)
    return (
        6371.0088
        / 1.609344
        * atan2(hypot(across, along), sin(a) * sin(c) + cos(a) * cos(c) * cos(d - b))
    )


def on_the_ellipsoid(one, other):
    """Lambert's formula for WGS 84, for places that are not opposite each other."""
    flat, equator = 1 / 298.257223563, 6378.137 / 1.609344
    a, c = (atan2((1 - flat) * sin(radians(x[0])), cos(radians(x[0]))) for x in (one, other))
    span = acos(
        min(1, sin(a) * sin(c) + cos(a) * cos(c) * cos(radians(one[1]) - radians(other[1])))
    )
    p, q = (a + c) / 2, (c - a) / 2
    x = (span - sin(span)) * (sin(p) * cos(q) / cos(span / 2)) ** 2
    y = (span + sin(span)) * (cos(p) * sin(q) / sin(span / 2)) ** 2
    return equator * (span - flat / 2 * (x + y))


@given(places, places)
@example(BOSTON, CHICAGO)
@example(ADAK, ATTU)
@example(POLE, (-90.0, 17.0))
def test_within_half_a_percent_of_a_reference_formula(one, other):
    expected = reference(one, other)
    assert miles(one, other) == pytest.approx(expected, rel=0.005, abs=0.01)
    assert miles(other, one) == miles(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [(BOSTON, CHICAGO), (BOSTON, SAN_JUAN), (GUAM, SAIPAN), (ADAK, ATTU), (ADAK, GUAM)],
)
def test_within_half_a_percent_of_the_true_shape_of_the_earth(one, other):
    assert miles(one, other) == pytest.approx(on_the_ellipsoid(one, other), rel=0.005)


@given(places, places, choices)
@example(ADAK, ATTU, 500)
@example((-16.8, 179.99), (-16.8, -179.99), 5)
@example((89.9, 0.0), (89.9, 180.0), 25)
@example(GUAM, SAIPAN, 500)
def test_no_place_within_the_distance_falls_out_of_the_box(center, place, distance):
    if miles(center, place) <= distance * 0.999999:
        assert box(center, distance).holds(place)


@given(st.tuples(st.floats(-60, 72), st.floats(-180, 180)), choices)
def test_the_box_is_not_much_larger_than_the_circle(center, distance):
    found = box(center, distance)
    assert miles(center, (center[0], found.stretches[0][0])) <= distance * 1.2 + 0.01
    assert degrees(distance / 3958.7613) * 2 == pytest.approx(found.north - found.south)


def test_the_box_crosses_the_date_line_in_the_aleutians():
    found = box(ADAK, 500)
    assert len(found.stretches) == 2
    assert found.holds(ATTU) and found.holds(ADAK) and not found.holds(BOSTON)
    assert len(box(SAN_JUAN, 500).stretches) == len(box(GUAM, 500).stretches) == 1


def test_a_box_around_a_pole_goes_all_the_way_round():
    found = box((89.5, 10.0), 100)
    assert found.stretches == ((-180.0, 180.0),)
    assert found.north == 90


@given(places, places, places)
def test_the_chord_orders_places_as_the_distance_does(center, one, other):
    here = point(center)
    near, far = sorted([one, other], key=lambda place: miles(center, place))
    assert chord(here, point(near)) <= chord(here, point(far)) + 1e-9


@given(st.floats(0, 12_000))
def test_a_chord_and_its_distance_belong_together(distance):
    assert miles_of(chord_of(distance)) == pytest.approx(distance, rel=1e-6, abs=1e-6)


def test_a_larger_box_holds_the_smaller():
    small, large = box(BOSTON, 10), box(BOSTON, 25)
    assert large.south < small.south < small.north < large.north
    assert large.stretches[0][0] < small.stretches[0][0]


@pytest.mark.parametrize("place", [(91, 0), (0, 181), (float("nan"), 0), (0, float("inf"))])
def test_what_is_not_on_the_globe_is_refused(place):
    with pytest.raises(ValueError):
        miles(place, BOSTON)
    with pytest.raises(ValueError):
        box(place, 10)


def test_a_distance_below_nothing_is_refused():
    for wrong in (-1, float("nan")):
        with pytest.raises(ValueError):
            box(BOSTON, wrong)
