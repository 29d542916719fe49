"""Texts that answers bring up, and what a program should also have: each substance by itself."""

from dataclasses import replace

import pytest

from intake.notes import needs, notes
from intake.safety import brought_up as by_answers
from intake.triggers import triggers
from iop_guide.data import DataError
from iop_guide.result import data_files
from iop_guide.result.result import Result
from iop_guide.result.steps import steps
from programs.levels.content import read_files, read_rules
from tests.support.people import person, well_but

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
    noted = {note.key for note in by_answers(notes(), result.standing)}
    return noted, {need.key for need in result.needs}


def shown(found):
    return {note.key for note in Result(found, DEFINITIONS).notes}


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


def test_no_note_says_again_what_an_alert_or_a_step_says():
    drinks = CANNABIS | {"substances": ["alcohol"], "drinks_per_day": "1_2"}
    assert "do_not_stop_suddenly" in brought_up(drinks)[0] - shown(drinks)
    assert "do_not_stop_suddenly" in shown(
        CANNABIS | {"frequency_alcohol": "most_days", "drinks_per_day": "5_7"}
    )
    dark = well_but(suicide="thoughts", means="within_reach", medicines=["psychiatric"])
    assert not shown(dark) & {"dark_thoughts", "means_within_reach"}
    emergency = well_but(suicide="plan_or_intent", medicines=["psychiatric"], court="yes")
    assert not shown(emergency) & {"keep_psychiatric_medicine", "court", "dark_thoughts"}


def test_no_note_sends_someone_with_staff_at_hand_away():
    there = CANNABIS | {
        "current_care": "inpatient", "current_progress": "improving", "substances": ["opioids"],
        "suicide": "wish_to_be_dead", "means": "within_reach", "age_group": "65_plus",
    }  # fmt: skip
    assert "opioids_after_a_stay" in shown(there)
    texts = [note.text(who) for note in notes().values() if not note.not_there
             for who in ("self", "loved_one")]  # fmt: skip
    assert not [text for text in texts if "911" in text or "see a doctor" in text.lower()]


def test_what_keeps_a_note_or_a_step_away_is_there():
    assert {key for note in notes().values() for key in note.not_beside} <= {*triggers(), *steps()}
    assert {key for step in steps().values() for key in step.not_beside} <= set(triggers())


def test_a_note_that_is_kept_away_by_what_is_not_there_stops_the_start(monkeypatch):
    note = replace(notes()["dark_thoughts"], not_beside=("E1", "emergncy"))
    monkeypatch.setattr(data_files, "notes", lambda: {note.key: note})
    with pytest.raises(DataError) as refused:
        data_files.read_all()
    (mistake,) = refused.value.mistakes
    assert (mistake.file, mistake.key, mistake.field) == ("notes.toml", note.key, "not_beside")


def test_what_is_prescribed_is_no_misuse():
    noted, needed = brought_up(PRESCRIBED)
    assert {"keep_prescribed_sedatives", "naloxone_for_pain_medicine"} <= noted
    assert not noted & {"naloxone", "opioid_medication", "do_not_stop_sedatives"}
    assert "medication_review" in needed and "withdrawal_care" not in needed
    assert "naloxone_for_pain_medicine" not in brought_up(PRESCRIBED | {"overdose": "past_year"})[0]


PAIN = PRESCRIBED | {
    "concerns": ["drugs"], "substances": ["opioids"], "use_frequency": "none",
    "medicines": ["opioid_painkillers_daily"],
}  # fmt: skip


def test_pain_medicine_alone_brings_no_talk_of_medicine_for_opioid_use():
    assert "opioid_medication" not in brought_up(PAIN)[0]
    assert "opioid_medication" in brought_up(PAIN | {"medicines": ["none"]})[0]


@pytest.mark.parametrize(
    "change",
    [
        {"sud_criteria": ["craving"]},
        {"overdose": "over_a_year_ago"},
        {"overdose": "not_sure"},
        {"use_risks": ["injecting"]},
        {"medicines": ["none"]},
    ],
)
def test_pain_medicine_alone_brings_the_short_text_on_naloxone_and_anything_more_the_long_one(
    change,
):
    both = {"naloxone", "naloxone_for_pain_medicine"}
    assert brought_up(PAIN)[0] & both == {"naloxone_for_pain_medicine"}
    assert brought_up(PAIN | change)[0] & both == {"naloxone"}


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
