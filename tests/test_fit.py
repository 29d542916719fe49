"""The fit: what stands in the way of a format, and which format of a level comes first."""

import pytest

from intake.answers import stand
from intake.questionnaire import questionnaire
from intake.week import ANSWERS, availability
from iop_guide.result import Result, fit_data
from iop_guide.rules.fit import HARD, WITH_CHANGES, Availability, Format, best_fit, clashes
from programs.content import read_files, read_rules

from .people import person, well_but

DEFINITIONS = read_rules(read_files())
LEVELS = DEFINITIONS.levels

DAYS = frozenset({"weekday_mornings", "weekday_afternoons"})
DAY = Format(key="day", times=DAYS, hours=9, suits={})
EVENING = Format(key="evening", times=frozenset({"weekday_evenings"}), hours=9, suits={})
ONLINE = Format(key="online", times=DAYS | EVENING.times, hours=9, virtual=True, suits={})
HOUSED = Format(key="housed", times=DAYS, hours=9, overnight=True, housing=True, suits={})
UNIT = Format(key="unit", times=DAYS, hours=168, overnight=True, suits={"withdrawal": 3})
ALL = (DAY, EVENING, ONLINE, HOUSED, UNIT)


def found(format_, **week):
    return {clash.key: clash.weight for clash in clashes(format_, Availability(**week))}


@pytest.mark.parametrize(
    ("format_", "week", "expected"),
    [
        (DAY, {}, {}),
        (DAY, {"times": frozenset({"weekends"})}, {"times": HARD}),
        (DAY, {"times": frozenset()}, {"times": HARD}),
        (DAY, {"times": DAYS, "hours": 8}, {"hours": HARD}),
        (DAY, {"hours": 9}, {}),
        (DAY, {"travel": HARD}, {"travel": HARD}),
        (DAY, {"caring": HARD}, {"caring": WITH_CHANGES}),
        (DAY, {"privacy": HARD, "nights": HARD, "work": HARD}, {}),
        (ONLINE, {"travel": HARD, "caring": HARD}, {}),
        (ONLINE, {"privacy": WITH_CHANGES}, {"privacy": WITH_CHANGES}),
        (HOUSED, {"nights": HARD, "times": frozenset()}, {"nights": HARD}),
        (HOUSED, {"caring": HARD, "work": 1}, {"away_caring": HARD, "away_work": 1}),
    ],
)
def test_what_stands_in_the_way(format_, week, expected):
    assert found(format_, **week) == expected


def test_a_format_of_twenty_hours_clashes_with_work():
    long = Format(key="php", times=DAYS, hours=20, suits={})
    assert found(long, work=HARD) == {"work": HARD}


@pytest.mark.parametrize(
    ("week", "ratings", "key"),
    [
        ({}, {}, "day"),
        ({"times": frozenset({"weekday_evenings"})}, {}, "evening"),
        ({"travel": HARD}, {}, "online"),
        ({"housing": True}, {}, "housed"),
        ({}, {"withdrawal": 3}, "unit"),
        ({"nights": HARD}, {"withdrawal": 3}, "unit"),
    ],
)
def test_the_best_fit(week, ratings, key):
    assert best_fit(ALL, Availability(**week), ratings).format.key == key


def test_a_level_without_formats_has_no_fit():
    assert best_fit((), Availability(), {}) is None


def week_of(answers):
    return availability(stand(answers, questionnaire()), housing=False)


def test_a_week_is_read_off_the_answers():
    week = week_of(person("A parent alone, on night shifts, with cocaine"))
    assert week.times == {"weekday_mornings"}
    assert (week.hours, week.nights, week.caring, week.work) == (8, HARD, HARD, HARD)


def test_an_open_week_is_no_obstacle():
    open_ = ("free_times", "hours_free", "overnight", "transport", "telehealth", "caregiving")
    week = week_of(well_but(work="none", **dict.fromkeys(open_)))
    assert week == Availability()


def test_no_free_time_at_all_is_no_overlap_with_anything():
    assert week_of(well_but(free_times=["none"])).times == frozenset()


def test_every_clash_names_the_answers_behind_it():
    for names in ANSWERS.values():
        assert set(names) <= set(questionnaire().questions)


def test_formats_that_a_need_calls_for_exist():
    keys = {item["key"] for level in LEVELS for item in level.texts.get("format", ())}
    assert set(fit_data()["suits"]) <= keys


def test_every_clash_there_can_be_has_its_text_and_a_thing_to_do():
    rows = {row["key"]: row for row in fit_data()["clash"]}
    assert set(rows) == set(ANSWERS)
    assert all(row["text"] and row["do"] and row["source"] for row in rows.values())


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("A parent alone, on night shifts, with cocaine", "iop_virtual"),
        ("Severe symptoms, no danger, a strong home", "iop_evening"),
        ("Stimulants, nowhere to live, earlier programs did not hold", "residential"),
        ("Daily drinking after seizures in withdrawal", "withdrawal_unit"),
        ("Panic that stops everything", "php_day"),
    ],
)
def test_people_are_shown_a_format_that_suits_them(name, key):
    assert Result(person(name), DEFINITIONS).fit.format.key == key


def test_without_a_level_there_is_no_format():
    assert Result(well_but(), DEFINITIONS).fit is None
