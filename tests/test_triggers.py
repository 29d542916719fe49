"""Safety triggers: every row of the reference (safety-triggers.md), way by way and just below."""

from itertools import chain, product

import pytest
from hypothesis import given, settings

from intake.answers import check_answers, stand
from intake.questionnaire import questionnaire
from intake.safety import alarms
from intake.scoring import profile
from iop_guide.rules.recommendation import Outcome, recommend
from programs.content import read_files, read_rules

from .people import well_but
from .strategies import answers, worse

DEFINITIONS = read_rules(read_files())
FOUND = questionnaire()
# Every section open and every question answered, at its mildest: sets off nothing.
MILDEST = {
    "concerns": ["alcohol", "drugs", "mental_health"], "substances": ["cannabis"],
    "sud_criteria": ["none"], "use_risks": ["none"], "withdrawal_now": "none",
    "withdrawal_history": "none", "stopping": "not_planned", "time_without_use": "months",
    "means": "none", "current_progress": "goals_met",
}  # fmt: skip


def ways(**choices):
    """Every combination of these choices, each a list of the answers that one may have."""
    return [dict(zip(choices, way, strict=True)) for way in product(*choices.values())]


ALCOHOL, SEDATIVES, OPIOIDS = ["alcohol"], ["sedatives"], ["opioids"]
SEDATING = {"substances": [ALCOHOL, SEDATIVES, ["opioids", "sedatives"]]}
NOT_SEDATING = {"substances": [OPIOIDS, ["stimulants", "cannabis", "other"]]}
PREGNANT = {"pregnancy": ["yes", "maybe"]}
NOT_PREGNANT = {"pregnancy": ["no", "not_applicable", "gave_birth_past_year"]}
BIRTH = {"pregnancy": ["gave_birth_past_year"]}
NO_BIRTH = {"pregnancy": ["no", "not_applicable", "yes", "maybe"]}
BAD_HISTORY = {"withdrawal_history": ["needed_medical_help", "seizure_or_delirium"]}
SEIZURE = {"withdrawal_history": ["seizure_or_delirium"]}
MANY_DAYS = {"use_frequency": ["most_days", "daily"]}
THINKS = {"suicide": ["thoughts", "plan_or_intent"]}


def all_but(name, *left_out):
    """Every option of a question but these and "none"."""
    return [o for o in FOUND.questions[name].option_ids() if o not in ("none", *left_out)]


SIGNS = all_but("emergency_signs")
HOURS = {"substances": [ALCOHOL], "use_frequency": ["daily"], "time_without_use": ["hours"]}

# key: (what sets it off, with its own answers only; what is just below)
ROWS = {
    "E1": (
        ways(suicide=["plan_or_intent"])
        + ways(suicide_attempt=["past_3_months"], suicide=["thoughts"])
        + ways(suicide=["thoughts"], means=["within_reach"]),
        ways(suicide=["thoughts"], means=["none", "locked_away"], suicide_attempt=["past_year"])
        + ways(suicide=["wish_to_be_dead"], means=["within_reach"])
        + ways(suicide=["none", "wish_to_be_dead"], suicide_attempt=["past_3_months"]),
    ),
    "E2": (ways(violence=["plan_or_acts"]), ways(violence=["thoughts"])),
    "E3": (
        ways(emergency_signs=[[sign] for sign in SIGNS] + [SIGNS[:2]]),
        ways(emergency_signs=[["none"]]),
    ),
    "E4": (
        ways(withdrawal_now=["severe"], **SEDATING) + ways(withdrawal_now=["severe"], **PREGNANT),
        ways(withdrawal_now=["severe"], **NOT_SEDATING, **NOT_PREGNANT)
        + ways(withdrawal_now=["moderate"], **SEDATING, **PREGNANT),
    ),
    "E5": (
        ways(withdrawal_now=["moderate", "severe"], **SEDATING, **SEIZURE)
        + ways(withdrawal_now=["moderate", "severe"], **SEDATING, medical=["unstable"]),
        ways(withdrawal_now=["mild"], **SEDATING, **SEIZURE, medical=["unstable"])
        + ways(withdrawal_now=["moderate"], **NOT_SEDATING, **SEIZURE, medical=["unstable"])
        + ways(withdrawal_now=["severe"], **SEDATING, medical=["needs_monitoring"],
               withdrawal_history=["needed_medical_help"]),
    ),
    "E6": (
        ways(psychosis=["commanding"])
        + ways(mania=["now_no_sleep_or_danger"])
        + ways(psychosis=["now_distressing"], **THINKS)
        + ways(psychosis=["now_distressing"], violence=["thoughts", "plan_or_acts"])
        + ways(mania=["now"], **THINKS)
        + ways(mania=["now"], violence=["thoughts", "plan_or_acts"]),
        ways(psychosis=["now_distressing"], mania=["now"], suicide=["none", "wish_to_be_dead"])
        + ways(psychosis=["now_manageable"], mania=["past"], **THINKS, violence=["thoughts"]),
    ),
    "E7": (
        ways(self_care=["cannot"], eating=["serious"])
        + ways(self_care=["cannot"], medical=["unstable"])
        + ways(self_care=["cannot"], psychosis=["now_distressing", "commanding"])
        + ways(self_care=["cannot"], thinking_problems=["serious"]),
        ways(self_care=["cannot"], eating=["some"], medical=["needs_monitoring"],
             psychosis=["now_manageable"], thinking_problems=["some"])
        + ways(self_care=["often_not"], eating=["serious"], medical=["unstable"],
               psychosis=["now_distressing"], thinking_problems=["serious"]),
    ),
    "E8": (
        ways(**BIRTH, psychosis=["now_manageable", "now_distressing", "commanding"])
        + ways(**BIRTH, mania=["now", "now_no_sleep_or_danger"]),
        ways(**BIRTH, psychosis=["past"], mania=["past"])
        + ways(**NO_BIRTH, psychosis=["now_distressing"], mania=["now"]),
    ),
    "M1": (ways(withdrawal_now=["moderate", "severe"]), ways(withdrawal_now=["mild"])),
    "M2": (
        ways(withdrawal_now=["mild", "moderate"], **SEDATING, **PREGNANT)
        + ways(withdrawal_now=["mild"], **SEDATING, medical=["needs_monitoring", "unstable"])
        + ways(withdrawal_now=["mild"], **SEDATING, **BAD_HISTORY),
        ways(withdrawal_now=["mild", "severe"], **SEDATING, **NOT_PREGNANT, medical=["stable"],
             withdrawal_history=["uncomfortable"])
        + ways(withdrawal_now=["none"], **SEDATING, **PREGNANT, medical=["unstable"], **SEIZURE)
        + ways(withdrawal_now=["mild"], **NOT_SEDATING, **PREGNANT, medical=["unstable"],
               **SEIZURE),
    ),
    "M3": (
        ways(**SEDATING, **SEIZURE, use_frequency=["weekly", "most_days", "daily"]),
        ways(**SEDATING, **SEIZURE, use_frequency=["none", "1_3_days"])
        + ways(**NOT_SEDATING, **SEIZURE, use_frequency=["daily"])
        + ways(**SEDATING, withdrawal_history=["needed_medical_help"], use_frequency=["daily"]),
    ),
    "M4": (
        ways(**SEDATING, **BAD_HISTORY, **MANY_DAYS),
        ways(**SEDATING, **BAD_HISTORY, use_frequency=["weekly"])
        + ways(**SEDATING, withdrawal_history=["uncomfortable"], use_frequency=["daily"])
        + ways(**NOT_SEDATING, **BAD_HISTORY, use_frequency=["daily"]),
    ),
    "M5": (
        ways(substances=[SEDATIVES, ["sedatives", "opioids"]], **MANY_DAYS)
        + ways(medicines=[["sedatives_daily"], ["psychiatric", "sedatives_daily"]],
               stopping=["alone_soon", "stopped_suddenly"]),
        ways(substances=[SEDATIVES], use_frequency=["weekly"])
        + ways(substances=[all_but("substances", "sedatives")], use_frequency=["daily"],
               stopping=["alone_soon"], medicines=[all_but("medicines", "sedatives_daily")])
        + ways(medicines=[["sedatives_daily"]], stopping=["not_planned", "with_medical_help"]),
    ),
    "M6": (
        ways(**HOURS)
        + list(chain.from_iterable(
            ways(substances=[ALCOHOL, ["alcohol", "cannabis"]], use_frequency=["daily"], **sign)
            for sign in (
                {"withdrawal_history": ["uncomfortable", "seizure_or_delirium"]},
                {"withdrawal_now": ["mild", "severe"]},
                {"sud_criteria": [["withdrawal"], ["craving", "withdrawal"]]},
                {"thinking_problems": ["serious"]},
            )
        )),
        ways(substances=[ALCOHOL], use_frequency=["daily"], time_without_use=["days"],
             sud_criteria=[all_but("sud_criteria", "withdrawal")], thinking_problems=["some"])
        + ways(**(HOURS | {"use_frequency": ["most_days"]}), **SEIZURE, withdrawal_now=["mild"],
               sud_criteria=[["withdrawal"]], thinking_problems=["serious"])
        + ways(**(HOURS | {"substances": [all_but("substances", "alcohol")]}), **SEIZURE),
    ),
    "M7": (ways(overdose=["past_month"]), ways(overdose=["over_a_year_ago", "past_year"])),
    "M8": (
        ways(substances=[["opioids", "alcohol"], ["opioids", "sedatives"]], **MANY_DAYS)
        + ways(substances=[OPIOIDS], **MANY_DAYS, overdose=["past_year", "past_month"])
        + ways(substances=[OPIOIDS], **MANY_DAYS,
               use_risks=[["mixed_opioid_and_sedative"], ["alone", "mixed_opioid_and_sedative"]]),
        ways(substances=[all_but("substances", "alcohol", "sedatives")], **MANY_DAYS,
             overdose=["over_a_year_ago"],
             use_risks=[all_but("use_risks", "mixed_opioid_and_sedative")])
        + ways(substances=[["opioids", "alcohol"]], use_frequency=["weekly"],
               overdose=["past_year"], use_risks=[["mixed_opioid_and_sedative"]])
        + ways(substances=[all_but("substances", "opioids")], **MANY_DAYS, overdose=["past_year"]),
    ),
    "M9": (
        ways(**PREGNANT, use_frequency=["1_3_days", "weekly", "daily"])
        + ways(**PREGNANT, withdrawal_now=["mild", "severe"]),
        ways(**PREGNANT, use_frequency=["none"], withdrawal_now=["none"])
        + ways(**NOT_PREGNANT, use_frequency=["daily"], withdrawal_now=["mild"]),
    ),
    "M10": (ways(mania=["now", "now_no_sleep_or_danger"]), ways(mania=["past"])),
    "M11": (
        ways(psychosis=["now_distressing", "commanding"])
        + ways(psychosis=["now_manageable"], mental_health_care=["no_care"]),
        ways(psychosis=["now_manageable"], mental_health_care=["care_not_enough"])
        + ways(psychosis=["past"], mental_health_care=["no_care"]),
    ),
    "M12": (ways(eating=["serious"]), ways(eating=["some"])),
    "M13": (ways(medical=["unstable"]), ways(medical=["needs_monitoring"])),
    "M14": (ways(self_care=["cannot"]), ways(self_care=["often_not"])),
    "M15": (ways(suicide_attempt=["past_3_months"]), ways(suicide_attempt=["past_year"])),
    "M16": (
        ways(stopping=["alone_soon", "stopped_suddenly"], **SEDATING, **MANY_DAYS),
        ways(stopping=["not_planned", "with_medical_help"], **SEDATING, **MANY_DAYS)
        + ways(stopping=["alone_soon"], **NOT_SEDATING, **MANY_DAYS)
        + ways(stopping=["alone_soon"], **SEDATING, use_frequency=["weekly"],
               medicines=[["sedatives_daily"]]),
    ),
    "M17": (
        ways(**BIRTH, **THINKS),
        ways(**BIRTH, suicide=["wish_to_be_dead"]) + ways(**NO_BIRTH, **THINKS),
    ),
}  # fmt: skip
FIRES = [(key, own) for key, (fires, _quiet) in ROWS.items() for own in fires]
QUIET = [(key, own) for key, (_fires, quiet) in ROWS.items() for own in quiet]
EMERGENCY = [(key, own) for key, own in FIRES if key.startswith("E")]
MEDICAL = [(key, own) for key, own in FIRES if key.startswith("M")]
DAGGER = {"M3", "M4", "M5", "M6", "M7", "M8", "M15"}


def someone(own, **changes):
    """A well person who also answers the rest, with these answers."""
    return check_answers(well_but(**MILDEST | own | changes), FOUND)


def found(person):
    """The alarms of some answers: by outcome, whether each trigger is known to hold."""
    rows = alarms(stand(person, FOUND)).items()
    return {outcome: {alarm.key: alarm.certain for alarm in row} for outcome, row in rows}


def outcome(person):
    return recommend(profile(person), DEFINITIONS).outcome


def known(key, person):
    kind = "emergency" if key.startswith("E") else "medical_first"
    return found(person)[kind].get(key) is True


def silent(key, person):
    return not any(key in row for row in found(person).values())


def test_the_mildest_answers_set_off_nothing():
    assert not any(found(someone({})).values())


@pytest.mark.parametrize(("key", "own"), FIRES)
def test_every_way_into_a_trigger_sets_it_off(key, own):
    assert known(key, someone(own))


@pytest.mark.parametrize(("key", "own"), QUIET)
def test_just_below_a_trigger_it_is_silent(key, own):
    assert silent(key, someone(own))


@pytest.mark.parametrize(("key", "own"), FIRES)
def test_a_trigger_needs_only_its_own_answers(key, own):
    assert known(key, own)
    assert outcome(own) in (Outcome.EMERGENCY, Outcome.MEDICAL_FIRST)
    assert key[0] == "M" or outcome(own) == Outcome.EMERGENCY


@pytest.mark.parametrize("care", ["outpatient", "iop", "php", "inpatient", "not_sure"])
@pytest.mark.parametrize("key", ROWS)
def test_only_the_marked_rows_fall_silent_in_a_hospital(key, care):
    spared = (key in DAGGER and care == "inpatient") or (key == "M15" and care == "php")
    for own in ROWS[key][0]:
        person = someone(own, current_care=care)
        assert silent(key, person) if spared else known(key, person)


@pytest.mark.parametrize(("key", "own"), EMERGENCY)
def test_an_emergency_outranks_all_youth_included(key, own):
    assert outcome(someone(own)) == Outcome.EMERGENCY
    assert outcome(someone(own, age_group="under_18")) == Outcome.EMERGENCY


@pytest.mark.parametrize(("key", "own"), MEDICAL)
def test_youth_outranks_medical_first_and_keeps_its_texts(key, own):
    emergency = bool(found(someone(own))["emergency"])
    young = someone(own, age_group="under_18")
    assert outcome(someone(own)) == (Outcome.EMERGENCY if emergency else Outcome.MEDICAL_FIRST)
    assert outcome(young) == (Outcome.EMERGENCY if emergency else Outcome.YOUTH)
    assert key in found(young)["medical_first"]


@pytest.mark.parametrize(("key", "own"), [(k, own) for k, own in MEDICAL if len(own) > 1])
def test_medical_first_with_one_part_known_and_the_rest_open_counts(key, own):
    for name in own:
        person = {name: own[name]}
        assert key in found(person)["medical_first"], name
        assert outcome(person) in (Outcome.EMERGENCY, Outcome.MEDICAL_FIRST)


@pytest.mark.parametrize(("key", "own"), EMERGENCY)
def test_an_emergency_with_a_part_open_keeps_the_outcome_and_is_open(key, own):
    for name in own:
        for left_open in (None, "not_sure"):
            person = someone(own, **{name: left_open})
            now = found(person)
            assert key in now["emergency_open"], name
            assert key not in now["emergency"]
            assert bool(now["emergency"]) == (outcome(person) == Outcome.EMERGENCY)


def test_with_nothing_answered_every_emergency_is_open_and_no_other_trigger_counts():
    now = found({})
    assert set(now["emergency_open"]) == {key for key in ROWS if key.startswith("E")}
    assert not now["emergency"] and not now["medical_first"]
    assert outcome({}) == Outcome.NOT_ENOUGH_ANSWERS


def assert_kept(before, after):
    now, then = found(before), found(after)
    for kind in ("emergency", "medical_first"):
        assert now[kind].keys() <= then[kind].keys(), (before, after)


@pytest.mark.parametrize("key", ROWS)
def test_a_worse_answer_keeps_every_way_into_a_trigger(key):
    for own in ROWS[key][0][:6]:
        person = someone(own)
        for name in person:
            for way in worse(person, name):
                assert known(key, {**person, name: way}), (own, name, way)


@given(answers())
@settings(max_examples=150, deadline=None)
def test_no_worse_answer_leaves_a_trigger(person):
    for name in person:
        for way in worse(person, name):
            assert_kept(person, {**person, name: way})
