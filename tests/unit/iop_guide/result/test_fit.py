"""The fit: what stands in the way of a format, which format comes first, and what to do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.answers import stand
from intake.questionnaire import questionnaire
from intake.week import ANSWERS, availability, may_be_in_the_way
from iop_guide.result.fit_file import PATH, fit_data
from iop_guide.result.result import Result
from iop_guide.result.shown_fit import ClashRow, FormatRow
from iop_guide.rules.fit.availability import HARD, WITH_CHANGES
from programs.levels.content import read_files, read_rules
from tests.support.people import CASES, PEOPLE, person, well_but
from tests.support.spoiled_files import copy_of, mistakes_in, plant
from tests.support.strategies import OBLIGATIONS, answers, options

LOGIC, WORDS = "fit.toml", "en/fit.toml"
DEFINITIONS = read_rules(read_files())
LEVELS = DEFINITIONS.levels


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
        assert {"free_times", "hours_free", "cost_worry"} <= set(open_week.not_known_of(fit))


def test_a_told_week_leaves_nothing_not_known():
    assert fitting(person("A parent alone, on night shifts, with cocaine")).not_known == []


@given(answers())
def test_what_cannot_be_in_the_way_is_in_the_way_of_nothing(told):
    result = Result(told, DEFINITIONS)
    if fitting := result.fitting:
        clashes = {clash.key for fit in fitting.fits for clash in fit.clashes}
        cannot = {key for key in ANSWERS if not may_be_in_the_way([key], result.told)}
        assert not clashes & cannot


def test_what_is_told_may_be_in_the_way():
    told = Result(person("A parent alone, on night shifts, with cocaine"), DEFINITIONS).told
    assert may_be_in_the_way(["travel", "caring"], told)
    assert not may_be_in_the_way(["travel"], told)


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


def test_what_is_hard_is_listed_as_a_sentence_lists_things():
    clashes = [
        ClashRow(short, "", hard, [], [])
        for short, hard in (("money", True), ("travel", False), ("a bed", True), ("time", True))
    ]
    assert FormatRow(None, "", "", True, clashes).hard_words == "money, a bed and time"
    assert FormatRow(None, "", "", True, clashes[:3]).hard_words == "money and a bed"


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
