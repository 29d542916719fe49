"""The fit by its rules: what stands in the way of a format, which comes first, what is missing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iop_guide.rules.fit.availability import HARD, WITH_CHANGES, Availability
from iop_guide.rules.fit.clashes import clashes
from iop_guide.rules.fit.fit import Fit, assess, best_fit, bridge, gap
from iop_guide.rules.fit.formats import ALL_WEEK, Caution, Format

DAYS = frozenset({"weekday_mornings", "weekday_afternoons"})
EVENINGS = frozenset({"weekday_evenings"})
NO_SAFE_HOME = Caution("video_home", {"home": 4}, HARD)
DAY = Format(key="day", times=DAYS, hours=9, suits={})
EVENING = Format(key="evening", times=EVENINGS, hours=9, suits={})
ONLINE = Format(
    key="online", times=DAYS | EVENINGS, hours=9, virtual=True, suits={}, cautions=(NO_SAFE_HOME,)
)
HOUSED = Format(key="housed", times=DAYS, hours=9, overnight=True, housing=True, suits={})
LONG = Format(key="long", times=DAYS, hours=20, suits={})
VISIT = Format(key="visit", times=DAYS, hours=1, suits={})
UNIT = Format(key="unit", times=DAYS, hours=ALL_WEEK, overnight=True, suits={"withdrawal": 3})
ALL = (DAY, EVENING, ONLINE, HOUSED, UNIT)
NO_JOB = {"leave": HARD}


def found(format_, ratings=(), **week):
    return {c.key: c.weight for c in clashes(format_, Availability(**week), dict(ratings))}


@pytest.mark.parametrize(
    ("format_", "week", "expected"),
    [
        (DAY, {}, {}),
        (DAY, {"times": frozenset({"weekends"}), **NO_JOB}, {"times": HARD}),
        (DAY, {"times": frozenset({"weekends"}), "leave": 1}, {"times": WITH_CHANGES}),
        (DAY, {"times": frozenset(), "leave": 0}, {"times": WITH_CHANGES}),
        (DAY, {"times": frozenset({"weekday_mornings"})}, {}),
        (DAY, {"hours": (3, 8), **NO_JOB}, {"hours": HARD}),
        (DAY, {"hours": (3, 8), "leave": 1}, {"hours": HARD}),
        (DAY, {"hours": (3, 8), "leave": 0}, {"hours": WITH_CHANGES}),
        (DAY, {"hours": (9, 19)}, {}),
        (DAY, {"travel": HARD}, {"travel": HARD}),
        (DAY, {"caring": HARD}, {"caring": WITH_CHANGES}),
        (DAY, {"privacy": HARD, "nights": HARD, "work": HARD, "school": 1, "court": 1}, {}),
        (DAY, {"sleep": 1, "times": DAYS}, {"sleep": 1}),
        (EVENING, {"sleep": 1, "times": EVENINGS}, {}),
        (EVENING, {"shifts": 1}, {"shifts": 1}),
        (DAY, {"housing": HARD, "cost": HARD}, {"housing": HARD, "cost": HARD}),
        (VISIT, {"housing": HARD, "cost": HARD}, {"housing": 1, "cost": 1}),
        (ONLINE, {"travel": HARD, "caring": HARD}, {}),
        (ONLINE, {"privacy": WITH_CHANGES, "court": 1}, {"privacy": 1, "court_video": 1}),
        (HOUSED, {"nights": HARD, "travel": HARD, "housing": HARD}, {"nights": HARD}),
        (HOUSED, {"caring": HARD, "work": HARD}, {"away_caring": HARD}),
        (HOUSED, {"times": frozenset(), **NO_JOB}, {"times": HARD}),
        (UNIT, {"caring": HARD, "work": 1, "school": 1, "court": 1},
         {"away_caring": HARD, "away_work": 1, "away_school": 1, "away_court": 1}),
        (UNIT, {"times": frozenset(), "hours": (0, 2), "travel": HARD}, {}),
        (LONG, {"work": HARD, "school": 1}, {"work": HARD, "school": 1}),
        (LONG, {"times": frozenset({"weekday_mornings"}), **NO_JOB}, {"times": HARD}),
        (LONG, {"work": HARD, "times": DAYS, "hours": (20, 168)}, {"work": WITH_CHANGES}),
        (LONG, {"work": 1, "times": DAYS, "hours": (20, 168)}, {}),
        (LONG, {"work": 1, "times": DAYS, "hours": (9, 19), "leave": 0}, {"work": 1, "hours": 1}),
    ],
)  # fmt: skip
def test_what_stands_in_the_way(format_, week, expected):
    assert found(format_, **week) == expected


@pytest.mark.parametrize("format_", [DAY, EVENING, ONLINE, HOUSED, LONG, VISIT])
def test_exactly_enough_free_hours_are_no_clash_and_half_an_hour_less_is(format_):
    enough, less = (0, format_.hours), (0, format_.hours - 0.5)
    assert found(format_, hours=enough, **NO_JOB) == {}
    assert gap(format_, Availability(hours=enough)) is None
    assert found(format_, hours=less, **NO_JOB) == {"hours": HARD}
    assert gap(format_, Availability(hours=less)) == (0.5, format_.hours)


def test_exactly_enough_free_hours_beside_a_job_leave_room_for_a_long_program():
    beside = {"work": HARD, "times": DAYS}
    assert found(LONG, hours=(LONG.hours, 168), **beside) == {"work": WITH_CHANGES}
    assert found(LONG, hours=(LONG.hours - 0.5, 168), **beside) == {"work": HARD}


def test_ratings_may_speak_against_video():
    assert found(ONLINE, {"home": 3}) == {}
    assert found(ONLINE, {"home": 4}) == {"video_home": HARD}
    assert found(DAY, {"home": 4}) == {}


@pytest.mark.parametrize(
    ("week", "ratings", "key"),
    [
        ({}, {}, "day"),
        ({"times": EVENINGS, **NO_JOB}, {}, "evening"),
        ({"travel": HARD}, {}, "online"),
        ({"travel": HARD, "times": EVENINGS}, {"home": 4}, "housed"),
        ({"housing": WITH_CHANGES}, {}, "housed"),
        ({"housing": WITH_CHANGES, "nights": HARD}, {}, "day"),
        ({}, {"withdrawal": 3}, "unit"),
        ({"nights": HARD}, {"withdrawal": 3}, "unit"),
        ({"busy": DAYS}, {}, "evening"),
        ({"busy": DAYS, "times": DAYS | EVENINGS}, {}, "day"),
    ],
)
def test_the_best_fit(week, ratings, key):
    week = Availability(**week)
    assert best_fit(assess(ALL, week, ratings), week).format.key == key


def test_a_level_without_formats_has_no_fit():
    assert best_fit((), Availability()) is None


def test_a_special_format_comes_after_the_others():
    special = replace(DAY, key="special", special=True)
    week = Availability(times=DAYS, leave=WITH_CHANGES)
    assert best_fit(assess((special, EVENING), week, {}), week).format is EVENING


def test_the_bridge_is_the_most_that_goes_with_the_week():
    levels = (("long", (LONG,)), ("day", (DAY, EVENING)), ("visit", (VISIT,)))
    week = Availability(times=EVENINGS, hours=(9, 19), leave=HARD, cost=HARD)
    key, fit = bridge(levels, week, {})
    assert (key, fit.format.key) == ("day", "evening")
    assert bridge(levels, Availability(times=frozenset(), leave=HARD), {}) is None


@pytest.mark.parametrize(
    ("format_", "hours", "missing"),
    [
        (DAY, (3, 8), (1, 6)),
        (DAY, (0, 2), (7, 9)),
        (LONG, (9, 19), (1, 11)),
        (DAY, (9, 19), None),
        (LONG, (20, 168), None),
        (DAY, None, None),
        (UNIT, (0, 2), None),
    ],
)
def test_the_gap_in_hours(format_, hours, missing):
    assert gap(format_, Availability(hours=hours)) == missing


# --- From answers ---------------------------------------------------------------------------


@given(st.sampled_from(ALL), st.dictionaries(st.sampled_from(["nights", "travel", "privacy",
       "caring", "work", "leave", "cost"]), st.sampled_from([0, 1, 2])))  # fmt: skip
def test_what_is_open_only_ever_stands_for_less(format_, told):
    week = Availability(**told)
    known, hardest = assess([format_], week, {}), assess([format_], week.hardest(), {})
    for low, high in zip(known, hardest, strict=True):
        assert isinstance(low, Fit) and low.worst <= high.worst
