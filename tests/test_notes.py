"""Texts that answers bring up, and what a program should also have: each substance by itself."""

import pytest

from intake.notes import needs, notes
from iop_guide.result import Result
from programs.content import read_files, read_rules

from .people import person, well_but

DEFINITIONS = read_rules(read_files())
CANNABIS = well_but(
    concerns=["drugs"], use_frequency="daily", substances=["cannabis", "alcohol"],
    frequency_cannabis="daily", frequency_alcohol="weekly", drinks_per_day="1_2",
    sud_criteria=["craving", "time_spent", "cannot_cut_down", "tolerance"], use_risks=["none"],
    withdrawal_now="none", withdrawal_history="none", stopping="not_planned",
)  # fmt: skip
PRESCRIBED = well_but(
    medicines=["sedatives_daily", "opioid_painkillers_daily"], substances=["none"],
    sud_criteria=["none"], use_risks=["none"], withdrawal_now="none", withdrawal_history="none",
    stopping="not_planned", anxiety="most_days", low_mood="most_days",
)  # fmt: skip
STOP = {"do_not_stop_suddenly", "do_not_stop_sedatives", "keep_prescribed_sedatives"}


def brought_up(found):
    result = Result(found, DEFINITIONS)
    return {note.key for note in result.notes}, {need.key for need in result.needs}


def test_daily_cannabis_with_a_beer_a_week_brings_no_text_about_alcohol():
    noted, needed = brought_up(CANNABIS)
    assert not noted & {*STOP, "alcohol_medication", "naloxone", "opioid_medication"}
    assert not needed & {"withdrawal_care", "medication_review"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"frequency_alcohol": "daily"}, {"do_not_stop_suddenly"}),
        ({"substances": ["alcohol"]}, {"do_not_stop_suddenly"}),
        ({"substances": ["sedatives"]}, {"do_not_stop_sedatives"}),
        ({"medicines": ["sedatives_daily"]}, {"keep_prescribed_sedatives"}),
        ({"substances": ["stimulants"]}, set()),
    ],
)
def test_each_substance_has_its_own_text_about_stopping(change, expected):
    assert brought_up(CANNABIS | change)[0] & STOP == expected


def test_what_is_prescribed_is_no_misuse():
    noted, needed = brought_up(PRESCRIBED)
    assert {"keep_prescribed_sedatives", "naloxone_for_pain_medicine"} <= noted
    assert not noted & {"naloxone", "opioid_medication", "do_not_stop_sedatives"}
    assert "medication_review" in needed and "withdrawal_care" not in needed
    assert "naloxone_for_pain_medicine" not in brought_up(PRESCRIBED | {"overdose": "past_year"})[0]


def test_opioid_use_brings_medicine_first():
    uses = CANNABIS | {"substances": ["opioids"], "use_frequency": "1_3_days"}
    noted, needed = brought_up(uses)
    assert {"opioid_medication", "naloxone"} <= noted and "medication_review" in needed
    order = list(notes())
    assert order.index("opioid_medication") < order.index("naloxone")


@pytest.mark.parametrize(
    ("insurance", "is_named"),
    [(["private"], True), ("not_sure", True), (["private", "medicare"], False)],
)
def test_video_is_not_named_to_people_with_medicare(insurance, is_named):
    parent = person("A parent alone, on night shifts, with cocaine")
    assert ("telehealth" in brought_up(parent | {"insurance": insurance})[1]) == is_named


def test_the_keys_that_others_use_are_there():
    assert set(needs()) == {
        "co_occurring_care", "medication_review", "withdrawal_care", "medical_follow_up",
        "recovery_housing", "safe_place", "child_care", "transport_help", "telehealth", "cost_help",
    }  # fmt: skip
