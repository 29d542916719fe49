"""The fit: what stands in the way of a format, which format comes first, and what to do."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.answers import stand
from intake.questionnaire import questionnaire
from intake.week import ANSWERS, availability
from iop_guide.result.fit_file import PATH, fit_data
from iop_guide.result.result import Result
from iop_guide.result.shown_fit import ClashRow, FormatRow
from iop_guide.rules.fit.availability import HARD, WITH_CHANGES, Availability
from iop_guide.rules.fit.clashes import clashes
from iop_guide.rules.fit.fit import Fit, assess, best_fit, bridge, gap
from iop_guide.rules.fit.formats import ALL_WEEK, Caution, Format
from programs.levels.content import read_files, read_rules
from tests.support.people import CASES, PEOPLE, person, well_but
from tests.support.spoiled_files import copy_of, mistakes_in, plant
from tests.support.strategies import OBLIGATIONS, answers, options

LOGIC, WORDS = "fit.toml", "en/fit.toml"
DEFINITIONS = read_rules(read_files())
LEVELS = DEFINITIONS.levels

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


def test_what_is_hard_is_listed_as_a_sentence_lists_things():
    clashes = [
        ClashRow(short, "", hard, [], [])
        for short, hard in (("money", True), ("travel", False), ("a bed", True), ("time", True))
    ]
    assert FormatRow(None, "", "", True, clashes).hard_words == "money, a bed and time"
    assert FormatRow(None, "", "", True, clashes[:3]).hard_words == "money and a bed"


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


def week_of(answers):
    return availability(stand(answers, questionnaire()), housing=False)


def fitting(answers):
    return Result(answers, DEFINITIONS).fitting


def test_a_week_is_read_off_the_answers():
    week = week_of(person("A parent alone, on night shifts, with cocaine"))
    assert week.times == {"weekday_mornings"}
    assert (week.hours, week.nights, week.caring, week.work) == ((3, 8), HARD, HARD, HARD)
    assert (week.leave, week.sleep, week.shifts, week.cost) == (HARD, WITH_CHANGES, 0, 0)


@pytest.mark.parametrize(
    ("told", "cost"),
    [
        ({"cost_worry": "none", "insurance": ["none"]}, 0),
        ({"cost_worry": "some", "insurance": ["private"]}, 0),
        ({"cost_worry": "some", "insurance": ["none"]}, WITH_CHANGES),
        ({"cost_worry": "cannot_pay", "insurance": ["medicaid"]}, WITH_CHANGES),
        ({"cost_worry": "cannot_pay", "insurance": ["none"]}, HARD),
        ({"cost_worry": None}, None),
    ],
)
def test_money_is_in_the_way_where_there_is_none(told, cost):
    assert week_of(well_but(**told)).cost == cost


NOTHING_TOLD = dict.fromkeys(OBLIGATIONS)


def test_an_open_week_is_no_obstacle_and_is_named():
    open_week = fitting(person("Severe symptoms, no danger, a strong home") | NOTHING_TOLD)
    for fit in open_week.fits:
        assert not fit.clashes
        assert {"free_times", "hours_free", "cost_worry"} <= set(fit.not_known)


def test_a_told_week_leaves_nothing_not_known():
    assert fitting(person("A parent alone, on night shifts, with cocaine")).not_known == []


def test_no_free_time_at_all_is_no_overlap_with_anything():
    assert week_of(well_but(free_times=["none"])).times == frozenset()


@pytest.mark.parametrize(
    ("name", "key", "worst"),
    [
        ("A parent alone, on night shifts, with cocaine", "iop_virtual", HARD),
        ("Severe symptoms, no danger, a strong home", "iop_evening", 0),
        ("Many signs, three nights a week, and no job", "iop_day", 0),
        ("Stimulants, nowhere to live, earlier programs did not hold", "residential", 1),
        ("Daily drinking after seizures in withdrawal", "hospital", 1),
        ("Panic that stops everything", "php_day", 1),
        ("Half a day after the last drink", "php_day", HARD),
    ],
)
def test_people_are_shown_a_format_that_suits_them(name, key, worst):
    fit = fitting(person(name)).best
    assert (fit.format.key, fit.worst) == (key, worst)


def test_where_nothing_fits_there_is_a_gap_and_something_to_begin_with():
    parent = fitting(person("A parent alone, on night shifts, with cocaine"))
    assert parent.all_hard and parent.gap == (1, 6)
    key, fit = parent.bridge
    assert (key, fit.format.key) == ("outpatient", "outpatient_telehealth")


def test_a_home_that_is_not_safe_speaks_against_video():
    answers = person("Severe symptoms, no danger, a strong home") | {"home_safety": "unsafe"}
    video = [fit for fit in fitting(answers).fits if fit.format.virtual]
    assert video and all(fit.worst == HARD for fit in video)
    (clash,) = [clash for clash in video[0].clashes if clash.key == "video_home"]
    assert clash.answers == ("home_safety",)


def test_a_clinic_for_opioid_use_is_only_for_those_who_told_of_opioids():
    told = person("Steady on medication for opioid use")
    keys = {fit.format.key for fit in fitting(told).fits}
    assert "outpatient_opioid_program" in keys
    drinks = person("A light drinking problem in a settled life")
    assert "outpatient_opioid_program" not in {f.format.key for f in fitting(drinks).fits}


def test_the_clinic_for_opioid_use_is_not_for_pain_medicine_taken_as_prescribed():
    takes = person("Severe symptoms, no danger, a strong home") | {
        "medicines": ["opioid_painkillers_daily"], "current_care": "none"
    }  # fmt: skip
    formats = [f for level in LEVELS for f in fitting(takes).formats(level)]
    assert formats and "outpatient_opioid_program" not in {f.key for f in formats}


ACUTE = {
    "suicidal and worsening": {"suicide": "thoughts", "current_progress": "getting_worse"},
    "a wish to be dead, and worsening": {
        "suicide": "wish_to_be_dead", "current_progress": "getting_worse"
    },
    "cannot look after themselves": {"self_care": "cannot"},
    "psychotic": {"psychosis": "now_distressing", "mental_health_care": "care_not_enough"},
    "racing energy": {"mania": "now"},
    "in withdrawal that can turn dangerous": {"withdrawal_now": "moderate"},
    "seizures in withdrawal before": {
        "withdrawal_history": "seizure_or_delirium", "frequency_alcohol": "most_days"
    },
    "ill and getting worse": {"medical": "unstable"},
}  # fmt: skip
HOUSE = {
    "living": "none", "home_substance_use": "a_lot", "overnight": "no", "caregiving": "sole",
    "work": "full_time", "work_flexibility": "none", "work_schedule": "days", "court": "yes",
}  # fmt: skip


@pytest.mark.parametrize("told", ACUTE.values(), ids=ACUTE)
@pytest.mark.parametrize("week", [{}, HOUSE], ids=["an easy week", "the hardest week"])
def test_acute_people_are_shown_a_hospital_whatever_their_week(told, week):
    drinks = person("Day treatment done, and use after each return home")
    in_care = {"current_care": "php", "current_progress": "no_change", "left_care": "none"}
    result = Result(drinks | in_care | told | week, DEFINITIONS)
    assert result.level.key == "inpatient"
    assert result.fit.format.key == "hospital" and result.fit.worst < HARD
    assert result.fitting.bridge is None
    assert not any(fit.format.housing for fit in result.fitting.others)


def test_someone_steadier_is_shown_a_house():
    house = Result(person("Day treatment done, and use after each return home"), DEFINITIONS)
    assert house.fit.format.housing


def test_medicare_is_not_led_to_video():
    parent = person("A parent alone, on night shifts, with cocaine")
    assert fitting(parent).best.format.virtual
    insured = fitting(parent | {"insurance": ["private", "medicare"]})
    assert not insured.best.format.virtual and not insured.bridge[1].format.virtual
    (video,) = [fit for fit in insured.fits if fit.format.virtual]
    (clash,) = [clash for clash in video.clashes if clash.key == "video_medicare"]
    assert (clash.weight, clash.answers) == (HARD, ("insurance",))


def test_opioid_use_brings_medicine_before_other_visits():
    uses = well_but(
        concerns=["drugs"], use_frequency="1_3_days", substances=["opioids"], sud_criteria=["none"],
        free_times=["weekday_evenings"], telehealth="yes", transport="none",
    )  # fmt: skip
    assert fitting(uses).level.key == "outpatient"
    assert fitting(uses).best.format.key in ("outpatient_medication", "outpatient_opioid_program")


def test_without_a_level_there_is_no_format():
    assert Result(well_but(), DEFINITIONS).fit is None


# --- Over everyone --------------------------------------------------------------------------


def in_danger(found):
    """Whether these answers, wherever they are asked, call for a hospital as a stay."""
    return (
        found.get("suicide") == "thoughts"
        or found.get("self_care") == "cannot"
        or found.get("psychosis") in ("now_distressing", "commanding")
        or found.get("medical") == "unstable"
    )


def holds_for(given_answers):
    """What must hold of the fit of anyone; says how many formats were looked at."""
    result = Result(given_answers, DEFINITIONS)
    if result.fitting is None:
        assert result.level is None
        return 0
    words = fit_data()
    for fit in result.fitting.fits:
        if fit.worst == HARD:
            assert any(clash.weight == HARD for clash in fit.clashes)
        for clash in fit.clashes:
            assert clash.answers and words.clash[clash.key].ways(result.standing)
            assert all(name in questionnaire().questions for name in clash.answers)
    assert result.fit in result.fitting.fits
    if "medicare" in given_answers.get("insurance", ()):
        assert not result.fit.format.virtual
    if result.level.key == "inpatient" and in_danger(given_answers):
        assert result.fit.format.key == "hospital"
    if result.fitting.bridge:
        places = [level.key for level in LEVELS]
        assert places.index(result.fitting.bridge[0]) < places.index(result.level.key)
    return len(result.fitting.fits)


@pytest.mark.parametrize("entry", [*PEOPLE, *CASES], ids=lambda entry: entry["name"])
def test_everyone_with_a_level_has_formats_and_something_to_do(entry):
    result = Result(entry["answers"], DEFINITIONS)
    assert bool(holds_for(entry["answers"])) == (result.level is not None)


@settings(max_examples=150, deadline=None)
@given(answers())
def test_anyone_has_something_to_do_about_what_is_in_the_way(found):
    holds_for(found)


def level_of(found):
    result = Result(found, DEFINITIONS)
    return result.outcome, result.level, result.highest


obligations = st.fixed_dictionaries(
    {}, optional={name: options(questionnaire().questions[name]) for name in OBLIGATIONS}
)


@settings(max_examples=150, deadline=None)
@given(answers(), obligations)
def test_no_obligation_ever_moves_the_level(found, other):
    without = {name: value for name, value in found.items() if name not in OBLIGATIONS}
    assert level_of(without | other) == level_of(found)


@pytest.mark.parametrize("entry", [*PEOPLE, *CASES], ids=lambda entry: entry["name"])
def test_the_hardest_week_there_is_leaves_everyone_their_level(entry):
    hardest = {
        "work": "full_time", "work_schedule": "nights", "work_flexibility": "none",
        "school": "full_time", "caregiving": "sole", "free_times": ["none"],
        "hours_free": "under_3", "overnight": "no", "transport": "none", "telehealth": "no",
        "court": "yes", "insurance": ["none"], "cost_worry": "cannot_pay",
    }  # fmt: skip
    assert level_of(entry["answers"] | hardest) == level_of(entry["answers"])
    if level_of(entry["answers"])[1]:
        hard = fitting(entry["answers"] | hardest)
        if not hard.best.acute:  # a hospital stay waits for no week
            assert hard.all_hard and all(fit.worst == HARD for fit in hard.fits)


@given(st.sampled_from(ALL), st.dictionaries(st.sampled_from(["nights", "travel", "privacy",
       "caring", "work", "leave", "cost"]), st.sampled_from([0, 1, 2])))  # fmt: skip
def test_what_is_open_only_ever_stands_for_less(format_, told):
    week = Availability(**told)
    known, hardest = assess([format_], week, {}), assess([format_], week.hardest(), {})
    for low, high in zip(known, hardest, strict=True):
        assert isinstance(low, Fit) and low.worst <= high.worst


# --- The data file --------------------------------------------------------------------------


def test_every_clash_names_the_answers_behind_it():
    for names in ANSWERS.values():
        assert set(names) <= set(questionnaire().questions)


@pytest.mark.parametrize(
    ("file", "before", "after", "place"),
    [
        (LOGIC, 'key = "video_risk"\nratings', 'key = "video_rosk"\nratings', "clash video_rosk"),
        (LOGIC, "[[suits]]\nformat", "[[suit]]\nformat", ""),
        (LOGIC, 'format = "hospital"', 'format = "hospitals"', "suits hospitals format"),
        (LOGIC, '["iop_virtual", "php', '["iop_video", "php', "caution video_medicare formats"),
        (LOGIC, "ratings = { home = 4 }", "", "caution video_home"),
        (LOGIC, "{ home = 4 }", "{ hope = 4 }", "caution video_home ratings"),
        (LOGIC, "{ home = 4 }", "{ home = 5 }", "caution video_home ratings.home"),
        (LOGIC, "weight = 2", "weight = 3", "caution video_home weight"),
        (LOGIC, 'at_least = { work = "part_time" }', 'at_least = { werk = "part_time" }',
         "clash times way.leave.when"),
        (LOGIC, 'key = "other_groups"',
         'key = "other_groups"\nwhen = [ { among = { court = "yes" } } ]', "clash times way"),
        (WORDS, 'short = "money"', 'shirt = "money"', "clash cost shirt"),
        (WORDS, 'short = "money"', 'shirt = "money"', "clash cost short"),
        (WORDS, "verdicts = [", "verdict = [", "words  verdicts"),
        (WORDS, 'verdicts = ["fits", ', "verdicts = [", "words  verdicts"),
        (WORDS, "way.leave.do =", "way.leave.does =", "clash times way.leave.does"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_file_stops_the_start(tmp_path, file, before, after, place):
    path = copy_of(PATH, tmp_path)
    plant(tmp_path / file, before, after)
    places = [
        (m.file, f"{m.table} {m.key} {m.field}".rstrip()) for m in mistakes_in(fit_data, path)
    ]
    assert (file, place) in places


def test_a_clash_without_a_text_is_refused(tmp_path):
    path = copy_of(PATH, tmp_path)
    plant(path, '[[clash]]\nkey = "times"', '[[clash]]\nkey = "tides"')
    plant(tmp_path / WORDS, "[clash.times]", "[clash.tides]")
    (mistake,) = mistakes_in(fit_data, path)
    assert (mistake.file, mistake.table, mistake.key) == (LOGIC, "clash", "times")


def test_a_clash_that_can_never_come_up_is_refused(tmp_path):
    path = copy_of(PATH, tmp_path)
    way = '[[clash.way]]\nkey = "w"\nsource = "s"\nreviewed = 2026-01-01\n'
    plant(path, "[[meanwhile]]\nkey", f'[[clash]]\nkey = "tides"\n{way}[[meanwhile]]\nkey')
    more = '[clash.tides]\nshort = "s"\ntext = "t"\nway.w.do = "d"\n'
    plant(tmp_path / WORDS, "[clash.times]", f"{more}[clash.times]")
    (mistake,) = mistakes_in(fit_data, path)
    assert (mistake.file, mistake.table, mistake.key) == (LOGIC, "clash", "tides")
