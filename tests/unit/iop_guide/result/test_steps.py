"""First steps: whom each is for, what no one reads who told nothing of it, and the team's part."""

import random
import re

import pytest
from hypothesis import given, settings

from iop_guide.result.result import Result
from iop_guide.result.step_tables import URGENCIES
from iop_guide.result.steps import PATH, steps, team_questions
from programs.levels.content import read_files, read_rules
from tests.support.people import CASES, PEOPLE, person, well_but
from tests.support.spoiled_files import copy_of, mistakes_in, plant
from tests.support.strategies import answers, anyone, someone
from tests.support.walking import walk

DEFINITIONS = read_rules(read_files())
LOGIC, WORDS = "steps.toml", "en/steps.toml"

WELL = well_but(left_care="none")
LOW = WELL | {"low_mood": "most_days", "anxiety": "most_days"}
IOP = person("Low most days, work failing, and trouble on all sides") | {"left_care": "none"}
PHP = person("Panic that stops everything") | {"left_care": "none", "current_care": "none"}
HOUSE = person("Stimulants, nowhere to live, earlier programs did not hold") | {
    "left_care": "none", "living": "temporary"
}  # fmt: skip
CANNOT = HOUSE | {"self_care": "cannot"}
WORSE = LOW | {
    "low_mood": "nearly_every_day", "anxiety": "nearly_every_day", "use_frequency": "none",
    "current_care": "php", "current_progress": "getting_worse",
}  # fmt: skip
THERE = HOUSE | {"current_care": "inpatient", "current_progress": "improving"}
NOTHING = {"respondent": "self", "age_group": "26_64", "concerns": ["mental_health"]}
YOUNG = person("Sixteen")
DRINKS = LOW | {
    "concerns": ["alcohol"], "use_frequency": "weekly", "substances": ["alcohol"],
    "drinks_per_day": "1_2", "sud_criteria": ["craving"], "use_risks": ["none"],
    "withdrawal_now": "none", "withdrawal_history": "none", "time_without_use": "weeks",
    "stopping": "not_planned",
}  # fmt: skip
OPIOIDS = DRINKS | {"concerns": ["drugs"], "substances": ["opioids"]}
SEDATIVES = DRINKS | {"concerns": ["drugs"], "substances": ["sedatives"]}
DANGER = {"suicide": "thoughts", "means": "none", "mental_health_care": "no_care"}
WISH = {"suicide": "wish_to_be_dead", "means": "none", "mental_health_care": "no_care"}
CARE = {"current_care": "iop", "current_progress": "improving"}
STAYS = IOP | CARE
TWO = {"use_frequency": "daily", "frequency_alcohol": "most_days", "frequency_sedatives": "weekly"}

# Each step: someone who gets it, and a change after which they do not.
WHO = {
    "emergency": (IOP, {"suicide": "plan_or_intent"}, {"suicide": "none"}),
    "emergency_there": (THERE, {"violence": "plan_or_acts"}, {"violence": "none"}),
    "danger_there": (THERE, DANGER, {"suicide": "none"}),
    "danger_means": (IOP, DANGER | {"means": "within_reach"}, {"means": "locked_away"}),
    "danger_thoughts": (IOP, DANGER, {"suicide": "not_sure"}),
    "danger_wish": (IOP, WISH, {"suicide": "none"}),
    "danger_attempt": (IOP, {"suicide_attempt": "past_year"}, {"suicide_attempt": "never"}),
    "others_there": (THERE, {"violence": "thoughts"}, {"violence": "unwanted_thoughts"}),
    "others": (IOP, {"violence": "thoughts"}, {"violence": "unwanted_thoughts"}),
    "home_there": (THERE, {"home_safety": "unsafe"}, {"home_safety": "tense"}),
    "home_youth": (YOUNG, {"home_safety": "unsafe"}, {"home_safety": "tense"}),
    "home": (IOP, {"home_safety": "unsafe"}, {"home_safety": "not_sure"}),
    "withdrawal_there": (THERE, {"withdrawal_now": "mild"}, {"withdrawal_now": "none"}),
    "withdrawal_hard": (DRINKS, {"withdrawal_now": "moderate"}, {"withdrawal_now": "not_sure"}),
    "stopping_alone": (
        DRINKS,
        {"use_frequency": "most_days", "stopping": "alone_soon", "drinks_per_day": "5_7"},
        {"stopping": "not_sure"},
    ),
    "withdrawal_begins": (DRINKS, {"withdrawal_now": "mild"}, {"substances": ["stimulants"]}),
    "opioids_there": (
        THERE,
        {"medicines": ["opioid_medication"]},
        {"medicines": ["opioid_painkillers_daily"]},
    ),
    "opioids_youth": (YOUNG, {"substances": ["opioids"]}, {"substances": ["stimulants"]}),
    "opioids_on_medicine": (
        OPIOIDS,
        {"medicines": ["opioid_medication"]},
        {"medicines": ["none"]},
    ),
    "opioids_pregnant": (OPIOIDS, {"pregnancy": "maybe"}, {"pregnancy": "not_applicable"}),
    "opioids_often": (OPIOIDS, {}, {"medicines": "not_sure"}),
    "opioids_unclear": (OPIOIDS, {"medicines": "not_sure"}, {"substances": ["cannabis"]}),
    "overdose": (LOW, {"overdose": "past_month"}, {"overdose": "past_year"}),
    "hospital": (HOUSE, {"self_care": "cannot"}, {"self_care": "harder"}),
    "danger_open": (LOW, {"suicide": "not_sure"}, {"suicide": "none"}),
    "doctor_first": (LOW, {"mania": "now"}, {"mania": "past"}),
    "shelter": (IOP, {"living": "none"}, {"living": "temporary"}),
    "staff": (THERE, {}, {"current_care": "none"}),
    "hospital_helpline": (CANNOT, {"insurance": ["none"]}, {"self_care": "harder"}),
    "call_helpline_bed": (HOUSE, {"insurance": ["none"]}, {"insurance": "not_sure"}),
    "call_helpline": (IOP, {"insurance": ["none"]}, {"insurance": "not_sure"}),
    "youth_tonight": (YOUNG, {}, {"age_group": "18_25"}),
    "in_care_tonight": (STAYS, {}, {"current_care": "none"}),
    "not_enough_tonight": (NOTHING, {}, IOP),
    "no_program_tonight": (WELL, {}, LOW),
    "search_tonight": (IOP, {"zip": "02139"}, {"insurance": ["none"]}),
    "level_tonight": (IOP, {}, {"zip": "02139"}),
    "just_left": (IOP, {"left_care": "inpatient"}, {"left_care": "not_sure"}),
    "just_left_in_care": (STAYS, {"left_care": "inpatient"}, {"left_care": "not_sure"}),
    "left_early": (
        IOP,
        {"left_care": "php", "left_how": "early"},
        {"left_how": "as_planned"},
    ),
    "hospital_bed": (CANNOT, {"insurance": ["private"]}, {"self_care": "harder"}),
    "bed_for_the_mind": (WORSE, {"insurance": ["private"]}, {"insurance": ["none"]}),
    "bed": (HOUSE, {"insurance": ["private"]}, {"insurance": ["none"]}),
    "hospital_call": (CANNOT, {"insurance": "not_sure"}, {"insurance": ["none"]}),
    "bed_call_for_the_mind": (WORSE, {"insurance": "not_sure"}, {"use_frequency": "not_sure"}),
    "bed_call": (HOUSE, {"insurance": "not_sure"}, {"insurance": ["none"]}),
    "team_up": (PHP, CARE, {"current_care": "php"}),
    "team_stuck": (
        LOW,
        {"current_care": "php", "current_progress": "no_change"},
        {"current_progress": "improving"},
    ),
    "alcohol_and_sedatives": (
        DRINKS,
        {"substances": ["alcohol", "sedatives"], **TWO, "frequency_alcohol": "daily"},
        {"frequency_alcohol": "weekly", "frequency_sedatives": "daily"},
    ),
    "sedatives": (
        SEDATIVES,
        {"withdrawal_history": "needed_medical_help"},
        {"use_frequency": "daily"},  # the alert says it
    ),
    "alcohol": (
        DRINKS,
        {"use_frequency": "most_days", "drinks_per_day": "5_7"},
        {"drinks_per_day": "1_2"},
    ),
    "opioids_sometimes": (OPIOIDS, {"use_frequency": "1_3_days"}, {"substances": ["cannabis"]}),
    "opioids_before": (
        OPIOIDS,
        {"use_frequency": "none", "sud_criteria": ["craving", "time_spent"]},
        {"medicines": ["opioid_medication"]},
    ),
    "pregnancy_team": (STAYS, {"pregnancy": "yes"}, {"pregnancy": "maybe"}),
    "pregnancy_test": (DRINKS, {"pregnancy": "maybe"}, {"pregnancy": "not_sure"}),
    "pregnancy_use": (
        DRINKS | {"sud_criteria": ["craving", "time_spent"]},
        {"pregnancy": "yes"},
        {"pregnancy": "maybe"},
    ),
    "pregnancy": (LOW, {"pregnancy": "yes"}, {"pregnancy": "gave_birth_past_year"}),
    "call_va_or_tricare": (IOP, {"insurance": ["va_or_tricare"]}, {"insurance": ["other"]}),
    "call_medicare_in_person": (IOP, {"insurance": ["medicare"]}, {"insurance": ["medicaid"]}),
    "call_medicare": (LOW, {"insurance": ["medicare"]}, {"insurance": ["private"]}),
    "call_medicaid": (IOP, {"insurance": ["medicaid"]}, {"insurance": ["none"]}),
    "call_private": (IOP, {"insurance": ["private"]}, {"insurance": "not_sure"}),
    "call_low_cost": (
        PHP,
        {**CARE, "insurance": ["none"]},
        {"insurance": "not_sure"},
    ),
    "call": (IOP, {"insurance": "not_sure"}, {"insurance": ["medicaid"]}),
    "search": (IOP, {"zip": "02139", "insurance": ["none"]}, {"current_care": "iop"}),
    "youth_tomorrow": (YOUNG, {}, {"age_group": "18_25"}),
    "not_enough_tomorrow": (NOTHING, {}, IOP),
    "team_down": (LOW, {"current_care": "php", "current_progress": "goals_met"}, CARE | IOP),
    "team_stay": (STAYS, {}, {"current_progress": "not_sure"}),
    "team": (STAYS, {"current_progress": "not_sure"}, {"current_care": "none"}),
    "sedatives_prescribed": (
        LOW,
        {"medicines": ["sedatives_daily"], "stopping": "not_planned", "substances": ["none"]},
        {"medicines": ["psychiatric"]},
    ),
    "down_there": (
        LOW,
        {"current_care": "inpatient", "current_progress": "improving"},
        {"current_progress": "no_change"},
    ),
    "leave_there": (THERE, {}, {"current_care": "none"}),
    "opioids_go_on": (
        OPIOIDS,
        {"medicines": ["opioid_medication"], "use_frequency": "none"},
        {"medicines": ["none"]},
    ),
    "alcohol_medicine_on": (
        DRINKS,
        {"sud_criteria": ["craving", "time_spent"], "medicines": ["alcohol_medication"]},
        {"medicines": ["none"]},
    ),
    "alcohol_medicine": (
        DRINKS,
        {"sud_criteria": ["craving", "time_spent"]},
        {"concerns": ["drugs"], "substances": ["alcohol", "cannabis"], "use_frequency": "daily",
         "frequency_alcohol": "weekly", "frequency_cannabis": "daily"},
    ),
    "caring": (IOP, {"caregiving": "sole", "telehealth": "no"}, {"caregiving": "none"}),
    "rides_medicaid": (
        IOP,
        {"transport": "hard", "telehealth": "no", "insurance": ["medicaid"]},
        {"insurance": ["private"]},
    ),
    "rides": (IOP, {"transport": "hard", "telehealth": "no"}, {"transport": "easy"}),
    "checkup": (IOP, {}, {"current_care": "iop"}),
    "youth_this_week": (YOUNG, {}, {"age_group": "18_25"}),
    "again_there": (THERE, {}, {"current_care": "none"}),
    "no_program_visit": (WELL, {}, LOW),
    "no_program_again": (WELL, {}, LOW),
}  # fmt: skip


def keys(found):
    return [step.key for step in Result(found, DEFINITIONS).steps]


def test_every_step_has_its_people():
    assert set(WHO) == set(steps())


@pytest.mark.parametrize("key", WHO)
def test_each_step_is_for_some_and_not_for_others(key):
    base, change, other = WHO[key]
    assert key in keys(base | change)
    assert key not in keys(base | change | other)


# --- Over everyone --------------------------------------------------------------------------

LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")


def read(found):
    """The steps of someone as they read them."""
    result = Result(found, DEFINITIONS)
    return [LINK.sub(r"\1", result.step_text(step)) for step in result.steps]


def told_of(found, **options):
    return any(
        set(wanted) & set(given if isinstance(given := found.get(name, ()), list) else [given])
        for name, wanted in options.items()
    )


DARK = ["wish_to_be_dead", "thoughts", "plan_or_intent"]
TOLD = {
    r"ending (your )?life|wish not to be alive|suicid": {
        "suicide": DARK,
        "suicide_attempt": ["past_year", "past_3_months"],
    },
    r"\bguns?\b": {"means": ["within_reach"]},
    r"sedative|sleeping pills|sleep medicine": {
        "substances": ["sedatives"],
        "medicines": ["sedatives_daily"],
    },
    r"uninsured|no insurance|without insurance|fee set by income": {"insurance": ["none"]},
    r"alcohol use|drink|medicine for alcohol": {"substances": ["alcohol"], "medicines": [
        "alcohol_medication", "sedatives_daily"], "stopping": ["alone_soon", "stopped_suddenly"]},
    r"opioid": {"substances": ["opioids"], "medicines": ["opioid_medication"]},
    r"Narcan": {"substances": ["opioids"], "medicines": ["opioid_medication"],
                "overdose": ["past_month"]},
    r"pregnan": {"pregnancy": ["yes", "maybe"]},
    r"hurting": {"violence": ["thoughts"]},
    r"Violence Hotline": {"home_safety": ["unsafe"]},
    r"Medicare": {"insurance": ["medicare"]},
    r"Medicaid": {"insurance": ["medicaid"]},
    r"\bVA\b|TRICARE": {"insurance": ["va_or_tricare"]},
    r"insurance card": {"insurance": ["private"]},
    r"\bteam\b": {"current_care": ["outpatient", "iop", "php", "inpatient"]},
    r"\bstaff\b": {"current_care": ["inpatient"]},
    r"ZIP": {"zip": ["02139", "99501"]},
}  # fmt: skip


def holds_for(found):
    """What must hold of the steps of anyone."""
    result = Result(found, DEFINITIONS)
    assert 1 <= len(result.steps) <= 3
    assert result.steps[0].urgency == "tonight"
    soon = [URGENCIES.index(step.urgency) for step in result.steps]
    assert soon == sorted(soon)
    assert len({step.about for step in result.steps}) == len(result.steps)
    for text in read(found):
        for words, options in TOLD.items():
            if re.search(words, text, re.I if words.islower() else 0):
                assert told_of(found, **options), (words, text)
    if result.there_now:
        assert not re.search(r"call 911|see a doctor|emergency room", " ".join(read(found)), re.I)
    if found.get("use_frequency") == "none":
        assert not any("withdrawal and residential beds" in text for text in read(found))
    if result.fit and result.fit.format.key == "hospital":
        assert not any("residential" in text for text in read(found))
    if result.told_to_stay:
        assert not re.search(r"search|two or three places|ZIP", " ".join(read(found)))


@pytest.mark.parametrize("entry", [*PEOPLE, *CASES], ids=lambda entry: entry["name"])
def test_everyone_imagined_has_steps_that_are_theirs(entry):
    holds_for(entry["answers"])
    holds_for(entry["answers"] | {"respondent": "loved_one"})


@settings(max_examples=150, deadline=None)
@given(answers())
def test_anyone_has_steps_that_are_theirs(found):
    holds_for({**NOTHING, **found})


@pytest.mark.parametrize("draw", [anyone, someone])
def test_people_drawn_at_random_have_steps_that_are_theirs(draw):
    chance = random.Random(5)
    for _ in range(300):
        holds_for({**NOTHING, **draw(chance)})


def test_who_is_pointed_to_no_program_is_told_of_no_calls_to_programs():
    once = DRINKS | {"use_frequency": "1_3_days", "sud_criteria": ["none"], "pregnancy": "yes"}
    calm = WELL | {name: once[name] for name in once if name not in LOW}
    found = Result(calm, DEFINITIONS)
    assert found.outcome == "no_program" and "pregnancy_use" not in keys(calm)


def test_opioid_use_brings_medicine_first():
    chance = random.Random(6)
    for _ in range(200):
        found = {**NOTHING, **someone(chance), "substances": ["opioids"], "use_frequency": "daily"}
        found["concerns"] = ["drugs"]
        result = Result(found, DEFINITIONS)
        if result.outcome != "emergency":
            before = [s.about for s in result.steps]
            assert "opioids" in before or set(before) <= {
                "danger", "danger_to_others", "safe_home", "withdrawal"
            }  # fmt: skip


# --- The words ------------------------------------------------------------------------------


def texts():
    for step in steps().values():
        yield step.key, LINK.sub(r"\1", step.self)
        yield step.key, LINK.sub(r"\1", step.loved_one)
    for question in team_questions().values():
        yield question.key, question.self
        yield question.key, question.loved_one


@pytest.mark.parametrize(("key", "text"), list(texts()))
def test_steps_are_short_and_kind(key, text):
    assert not re.search(
        r"you need|you have (?!seen)|you should|you must|addict|\bclean\b", text, re.I
    )
    assert len(text.split()) <= 50
    for sentence in re.split(r"(?<=[.?!”])\s+(?=[A-Z“])", text):
        assert len(sentence.split()) <= 25, sentence


@pytest.mark.parametrize(
    ("file", "before", "after", "key", "field"),
    [
        (LOGIC, 'urgency = "tonight"', 'urgency = "now"', "emergency", "urgency"),
        (LOGIC, 'outcomes = ["emergency"]', 'outcomes = ["emergencies"]', "emergency", "outcomes"),
        (LOGIC, 'moves = ["none"]', 'moves = ["nome"]', "hospital_helpline", "moves"),
        (LOGIC, 'in_the_way = ["travel"]', 'in_the_way = ["trip"]', "rides_medicaid", "in_the_way"),
        (LOGIC, 'formats = ["hospital"]', 'formats = ["hospitals"]', "hospital", "formats"),
        (LOGIC, 'not_beside = ["', 'not_beside = ["X', "alcohol_and_sedatives", "not_beside"),
        (LOGIC, "suicide = ", "suicid = ", "danger_there", "when"),
        (LOGIC, 'urgency = "tonight"', 'urgency = "later"', "emergency_there", "urgency"),
        (LOGIC, "[[step]]\nkey", "[[stepp]]\nkey", "", ""),
        (WORDS, 'self = "', 'selves = "', "emergency", "selves"),
        (WORDS, "{level} that the", "{levl} that the", "call_helpline", "self"),
    ],
)
def test_a_mistake_in_the_file_stops_the_start(tmp_path, file, before, after, key, field):
    path = copy_of(PATH, tmp_path)
    plant(tmp_path / file, before, after)
    places = [(m.file, m.key, m.field) for m in mistakes_in(steps, path)]
    assert (file, key, field) in places


# --- The pages ------------------------------------------------------------------------------


def page_of(visitor, found):
    walk(visitor, found)
    return visitor.get("/recommendation/").content.decode()


def programs_of(visitor):
    return visitor.get("/recommendation/programs/").content.decode()


def test_a_bed_for_this_night_comes_before_getting_ready_for_a_doctor():
    told = person("Pregnant, with fentanyl every day") | {"living": "none"}
    keys = [step.key for step in Result(told, DEFINITIONS).steps]
    assert keys == ["opioids_pregnant", "shelter", "doctor_first"]


def test_told_to_stay_shows_the_teams_questions_and_no_search(started):
    html = page_of(started, STAYS | {"zip": "02139"})
    assert "Questions for the team" in html and "Who do I call on a bad night?" in html
    assert "/guide/in-care/" in html and "you have to wait" not in html
    programs = programs_of(started)
    assert 'id="find"' not in programs and "no program to look for now" in programs
    assert (
        "Signs that it is time for more care"
        in started.get("/recommendation/why/").content.decode()
    )


def test_others_are_shown_the_search_and_no_team(started):
    html = page_of(started, IOP)
    assert 'id="find"' in programs_of(started) and "Questions for the team" not in html
    assert "Call the number on the insurance card." in html
    assert "Ask who in the network offers IOP" in html


@pytest.mark.parametrize("step", steps().values(), ids=lambda step: step.key)
def test_no_step_sends_a_reader_of_paper_to_a_place_on_the_screen(step):
    """A step is printed, too: what is only on the screen stands "in this guide"."""
    for text in (step.self, step.loved_one):
        assert "on this page" not in text
        told = re.findall("“(?:Programs near|What we could not)[^”]*”(.{25})", text)
        assert all(after.startswith(" in this guide") for after in told)


def test_numbers_in_steps_can_be_tapped(started):
    html = page_of(started, IOP | WISH)
    assert "<strong>Today or tonight:</strong> Tell one person you trust" in html
    assert '<a class="phone" href="tel:988">988</a>' in html
