"""Answers: what is refused and how it says so, and which questions a set of answers asks."""

import pytest

from intake.answers import AnswerError, check_answers, dropped, stand
from intake.questionnaire import questionnaire
from intake.scoring import profile
from tests.support.people import WELL, well_but

FOUND = questionnaire()
SUICIDE = "none, wish_to_be_dead, thoughts, plan_or_intent (or not_sure)"
RISKS = "none, alone, injecting, unknown_supply, mixed_opioid_and_sedative (or not_sure)"
AGES = "under_18, 18_25, 26_64, 65_plus"
SELF = "self, loved_one"
CONCERNS = "alcohol, drugs, mental_health"
LIST = "use_risks: a list of one or more of " + RISKS + " is accepted, not "
TOPICS = "concerns: a list of one or more of " + CONCERNS + " is accepted, not "
ZIP = "zip: five digits as text are accepted, not "
STEPS = "none, 1_3_days, weekly, most_days, daily (or not_sure)"
DRINKS = "1_2, 3_4, 5_7, 8_plus (or not_sure)"
LEVELS = "none, iop, php, inpatient (or not_sure)"
DUE = {"respondent": "self", "age_group": "26_64", "concerns": ["alcohol"]}


def refusal(answers):
    with pytest.raises(AnswerError) as error:
        check_answers(answers, FOUND)
    return str(error.value)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("suicidal", "none", "'suicidal' is no question; ids are listed in docs/answers.md"),
        ("", "none", "'' is no question; ids are listed in docs/answers.md"),
        ("suicide", "never", f"suicide: 'never' is not one of {SUICIDE}"),
        ("suicide", "", f"suicide: '' is not one of {SUICIDE}"),
        ("suicide", "None", f"suicide: 'None' is not one of {SUICIDE}"),
        ("suicide", None, f"suicide: None is not one of {SUICIDE}"),
        ("suicide", 0, f"suicide: 0 is not one of {SUICIDE}"),
        ("suicide", False, f"suicide: False is not one of {SUICIDE}"),
        ("suicide", ["none"], f"suicide: ['none'] is not one of {SUICIDE}"),
        ("suicide", [], f"suicide: [] is not one of {SUICIDE}"),
        ("suicide", {"none": 1}, f"suicide: {{'none': 1}} is not one of {SUICIDE}"),
        ("respondent", "not_sure", f"respondent: 'not_sure' is not one of {SELF}"),
        ("age_group", "not_sure", f"age_group: 'not_sure' is not one of {AGES}"),
        ("age_group", 26, f"age_group: 26 is not one of {AGES}"),
        ("concerns", "not_sure", f"{TOPICS}'not_sure'"),
        ("concerns", ["not_sure"], f"concerns: 'not_sure' is not one of {CONCERNS}"),
        ("use_risks", "alone", f"{LIST}'alone'"),
        ("use_risks", None, f"{LIST}None"),
        ("use_risks", [], f"{LIST}[]"),
        ("use_risks", 1, f"{LIST}1"),
        ("use_risks", True, f"{LIST}True"),
        ("use_risks", {"alone": True}, f"{LIST}{{'alone': True}}"),
        ("use_risks", ["not_sure"], f"use_risks: 'not_sure' is not one of {RISKS}"),
        ("use_risks", ["alone", None], f"use_risks: None is not one of {RISKS}"),
        ("use_risks", [["alone"]], f"use_risks: ['alone'] is not one of {RISKS}"),
        ("use_risks", ["alone", 2], f"use_risks: 2 is not one of {RISKS}"),
        ("use_risks", ["smoking"], f"use_risks: 'smoking' is not one of {RISKS}"),
        ("use_risks", ["alone", "alone"], "use_risks: 'alone' is given twice"),
        ("use_risks", ["none", "alone"], "use_risks: 'none' excludes the other options"),
        ("medicines", ["psychiatric", "none"], "medicines: 'none' excludes the other options"),
        ("frequency_wine", "daily",
         "'frequency_wine' is no question; ids are listed in docs/answers.md"),
        ("freq_alcohol", "daily",
         "'freq_alcohol' is no question; ids are listed in docs/answers.md"),
        ("own_sedatives", "daily",
         "'own_sedatives' is no question; ids are listed in docs/answers.md"),
        ("gate_body", ["none"], "'gate_body' is no question; ids are listed in docs/answers.md"),
        ("drinks_per_week", "1_2",
         "'drinks_per_week' is no question; ids are listed in docs/answers.md"),
        *((f"frequency_{substance}", bad, f"frequency_{substance}: {bad!r} is not one of {STEPS}")
          for substance in ("alcohol", "opioids", "sedatives", "stimulants", "cannabis", "other")
          for bad in ("often", ["daily"], None)),
        ("use_frequency", "every_day", f"use_frequency: 'every_day' is not one of {STEPS}"),
        ("drinks_per_day", 3, f"drinks_per_day: 3 is not one of {DRINKS}"),
        ("drinks_per_day", ["3_4"], f"drinks_per_day: ['3_4'] is not one of {DRINKS}"),
        ("left_care", "outpatient", f"left_care: 'outpatient' is not one of {LEVELS}"),
        ("left_care", ["iop"], f"left_care: ['iop'] is not one of {LEVELS}"),
        ("left_how", "thrown_out",
         "left_how: 'thrown_out' is not one of as_planned, early (or not_sure)"),
        ("past_care", "none",
         "past_care: 'none' is not one of outpatient, iop, php, inpatient (or not_sure)"),
        ("current_care", "just_left",
         "current_care: 'just_left' is not one of none, outpatient, iop, php, inpatient"
         " (or not_sure)"),
        ("violence", "unwanted",
         "violence: 'unwanted' is not one of none, unwanted_thoughts, thoughts, plan_or_acts"
         " (or not_sure)"),
        *(("zip", bad, f"{ZIP}{bad!r}") for bad in (
            2139, None, "", "0213", "021390", "o2139", "02139-1234", " 02139", "02139\n",
            "٠٢١٣٩", ["02139"], "not_sure", True,
        )),
    ],
)  # fmt: skip
def test_a_bad_answer_is_refused_with_its_id_and_what_is_accepted(name, value, message):
    assert refusal(WELL | {name: value}) == message


@pytest.mark.parametrize(
    ("name", "accepted"),
    [("respondent", SELF), ("age_group", AGES), ("concerns", CONCERNS)],
)
def test_what_is_always_due_is_missed_by_its_name(name, accepted):
    message = f"{name} is missing: one of {accepted} is accepted"
    assert refusal(well_but(**{name: None})) == message
    assert refusal({key: value for key, value in DUE.items() if key != name}) == message


def test_of_an_object_with_nothing_in_it_the_first_that_is_due_is_named():
    assert refusal({}) == f"respondent is missing: one of {SELF} is accepted"


def test_a_wrong_answer_is_named_before_what_is_missing():
    assert refusal({"suicide": "never"}) == f"suicide: 'never' is not one of {SUICIDE}"


def test_nothing_else_is_ever_due():
    assert check_answers(DUE, FOUND) is DUE


@pytest.mark.parametrize("whole", [None, [], [WELL], "self", 3, True])
def test_answers_that_are_no_object_are_refused(whole):
    assert "one JSON object of answers" in refusal(whole)


@pytest.mark.parametrize("name", FOUND.questions)
def test_every_answer_on_offer_is_accepted(name):
    question = FOUND.questions[name]
    options = [[option] if question.many else option for option in question.option_ids()]
    for value in options + (["not_sure"] if question.not_sure else []):
        found = DUE | {name: value}
        assert check_answers(found, FOUND) is found


def test_several_options_and_a_zip_are_accepted():
    for found in ({"concerns": ["drugs", "alcohol"]}, {"zip": "02139"}):
        assert check_answers(DUE | found, FOUND) == DUE | found


REST_OF_DRUGS = {
    "substances", "sud_criteria", "use_risks", "withdrawal_now", "withdrawal_history",
    "time_without_use",
}  # fmt: skip
REST_OF_MIND = {"mental_health_care"}
HOW_OFTEN = {
    f"frequency_{substance}"
    for substance in ("alcohol", "opioids", "sedatives", "stimulants", "cannabis", "other")
}
DRUGS_SHUT = {"concerns": ["mental_health"], "use_frequency": "none", "medicines": ["none"]}
MIND_SHUT = {"concerns": ["alcohol"]}
DRINKS = {"concerns": ["alcohol"], "use_frequency": "1_3_days", "substances": ["alcohol"]}
TWO = DRINKS | {"substances": ["alcohol", "opioids"]}
THEIRS = {"frequency_alcohol", "frequency_opioids"}
FOLLOWED = ("outpatient", "iop", "php", "inpatient")
TREATED = ("helped_and_lasted", "helped_for_a_while", "did_not_help", "several_did_not_help")
OPENINGS = [
    *((REST_OF_DRUGS, DRUGS_SHUT | change) for change in (
        {"concerns": ["alcohol"]},
        {"concerns": ["drugs", "mental_health"]},
        *({"use_frequency": step} for step in ("1_3_days", "weekly", "most_days", "daily")),
        {"medicines": ["sedatives_daily"]},
        {"medicines": ["opioid_painkillers_daily", "psychiatric"]},
    )),
    *((REST_OF_MIND, MIND_SHUT | change) for change in (
        {"concerns": ["alcohol", "mental_health"]},
        *({name: step} for name in ("low_mood", "anxiety")
          for step in ("most_days", "nearly_every_day")),
        *({name: option} for name in ("suicide", "suicide_attempt", "violence", "trauma_symptoms",
                                      "mania", "psychosis", "eating")
          for option in FOUND.questions[name].option_ids()[1:]),
    )),
    *(({"means"}, {"suicide": answer})
      for answer in ("wish_to_be_dead", "thoughts", "plan_or_intent")),
    ({"stopping"}, {"use_frequency": "most_days"}),
    ({"stopping"}, {"use_frequency": "daily"}),
    ({"stopping"}, {"medicines": ["sedatives_daily"]}),
    # How often one of several is used raises use_frequency.
    ({"stopping"}, TWO | {"frequency_opioids": "most_days"}),
    ({"stopping"}, TWO | {"frequency_alcohol": "daily"}),
    *(({"drinks_per_day"}, DRINKS | {"use_frequency": step})
      for step in ("1_3_days", "weekly", "most_days", "daily")),
    ({"drinks_per_day"}, TWO | {"frequency_alcohol": "none"}),
    (THEIRS, TWO),
    (HOW_OFTEN, DRINKS | {"substances": [name.removeprefix("frequency_") for name in HOW_OFTEN]}),
    *(({"current_progress"}, {"current_care": care}) for care in FOLLOWED),
    *(({"left_care"}, {"current_care": care}) for care in ("none", "outpatient", "iop", "php")),
    *(({"left_how"}, {"left_care": left}) for left in ("iop", "php", "inpatient")),
    *(({"past_care"}, {"treatment_history": history}) for history in TREATED),
    *(({"work_schedule", "work_flexibility"}, {"work": work})
      for work in ("part_time", "full_time")),
]  # fmt: skip
SHUT = [
    (REST_OF_DRUGS | HOW_OFTEN | {"stopping", "drinks_per_day"}, DRUGS_SHUT),
    *((REST_OF_DRUGS | {"stopping"}, DRUGS_SHUT | {"medicines": [medicine]})
      for medicine in ("opioid_medication", "alcohol_medication", "psychiatric")),
    (REST_OF_MIND, MIND_SHUT),
    (REST_OF_MIND, MIND_SHUT | {"low_mood": "several_days", "anxiety": "several_days"}),
    ({"means"}, {"suicide": "none"}),
    ({"stopping"}, DRINKS | {"use_frequency": "weekly"}),
    ({"stopping"}, DRUGS_SHUT | {"medicines": ["opioid_painkillers_daily"]}),
    ({"stopping"}, TWO | {"frequency_alcohol": "weekly", "frequency_opioids": "weekly"}),
    # Open, it is use_frequency at most.
    ({"stopping"}, TWO | {"frequency_alcohol": "weekly"}),
    # Not asked with use_frequency at none, so neither raises anything.
    ({"stopping"} | HOW_OFTEN, TWO | {"use_frequency": "none", "frequency_alcohol": "daily"}),
    ({"drinks_per_day"}, DRINKS | {"use_frequency": "none"}),
    ({"drinks_per_day"}, DRINKS | {"use_frequency": "daily", "substances": ["cannabis"]}),
    (HOW_OFTEN, DRINKS),
    (HOW_OFTEN - THEIRS, TWO),
    (HOW_OFTEN, DRINKS | {"substances": ["none"]}),
    ({"current_progress"}, {"current_care": "none"}),
    ({"left_care", "left_how"}, {"current_care": "inpatient", "left_care": "php"}),
    ({"left_how"}, {"left_care": "none"}),
    ({"past_care"}, {"treatment_history": "none"}),
    ({"work_schedule", "work_flexibility"}, {"work": "none"}),
]  # fmt: skip


@pytest.mark.parametrize(("questions", "changes"), OPENINGS)
def test_what_opens_a_question_makes_it_surely_asked(questions, changes):
    standing = stand(well_but(**changes), FOUND)
    assert questions <= standing.keys()
    assert all(standing[name][1] for name in questions)


@pytest.mark.parametrize(("questions", "changes"), SHUT)
def test_without_its_opening_a_question_is_not_asked(questions, changes):
    assert not questions & stand(well_but(**changes), FOUND).keys()


def test_all_else_is_asked_of_everyone():
    closed = DRUGS_SHUT | {"concerns": ["alcohol"], "substances": ["none"], "left_care": "none"}
    rest = {"means", "stopping", "drinks_per_day", "current_progress", "left_how", "past_care"}
    asked = stand(well_but(**closed, work="none"), FOUND).keys()
    unasked = REST_OF_MIND | HOW_OFTEN | rest | {"work_schedule", "work_flexibility"}
    assert FOUND.questions.keys() - asked == unasked


@pytest.mark.parametrize(
    ("question", "opener", "changes"),
    [
        ("substances", "use_frequency", DRUGS_SHUT),
        ("substances", "medicines", DRUGS_SHUT),
        ("stopping", "use_frequency", {"concerns": ["alcohol"]}),
        ("stopping", "medicines", {"concerns": ["alcohol"]}),
        ("drinks_per_day", "use_frequency", DRINKS),
        ("drinks_per_day", "substances", DRINKS),
        ("frequency_alcohol", "use_frequency", TWO),
        ("frequency_alcohol", "substances", TWO),
        *(("mental_health_care", name, MIND_SHUT) for name in (
            "low_mood", "anxiety", "suicide", "suicide_attempt", "violence", "trauma_symptoms",
            "mania", "psychosis", "eating",
        )),
        ("means", "suicide", {}),
        ("current_progress", "current_care", {}),
        ("left_care", "current_care", {}),
        ("left_how", "left_care", {}),
        ("past_care", "treatment_history", {}),
        ("work_schedule", "work", {}),
    ],
)  # fmt: skip
def test_an_open_answer_that_could_open_a_question_asks_it_without_certainty(
    question, opener, changes
):
    kept = FOUND.questions[question].option_ids()[0]
    kept = [kept] if FOUND.questions[question].many else kept
    for left_open in (None, "not_sure"):
        changed = changes | {opener: left_open, question: kept}
        assert stand(well_but(**changed), FOUND)[question] == (kept, False)


def test_an_open_answer_that_could_open_nothing_more_leaves_what_is_open_certain():
    changes = {"concerns": ["alcohol"], "use_frequency": "not_sure", "substances": ["opioids"]}
    assert stand(well_but(**changes), FOUND)["substances"] == (["opioids"], True)


def test_not_sure_and_no_answer_stand_for_the_same():
    absent, unsure = well_but(stress=None), well_but(stress="not_sure")
    assert stand(absent, FOUND) == stand(unsure, FOUND)
    assert stand(absent, FOUND)["stress"] == (None, True)


def test_answers_that_no_longer_apply_are_dropped_and_count_for_nothing():
    before = well_but(suicide="thoughts", means="within_reach", current_care="iop",
                      current_progress="improving")  # fmt: skip
    assert dropped(before, FOUND) == []
    after = before | {"suicide": "none", "current_care": "none"}
    assert dropped(after, FOUND) == ["means", "current_progress"]
    assert not {"means", "current_progress"} & stand(after, FOUND).keys()


@pytest.mark.parametrize(
    ("answers", "changes", "gone"),
    [
        (TWO | {"frequency_alcohol": "daily", "frequency_opioids": "1_3_days"},
         {"substances": ["alcohol"]}, ["frequency_alcohol", "frequency_opioids"]),
        (DRINKS | {"drinks_per_day": "8_plus"}, {"substances": ["cannabis"]}, ["drinks_per_day"]),
        (DRINKS | {"drinks_per_day": "8_plus"}, {"use_frequency": "none"}, ["drinks_per_day"]),
        ({"left_care": "inpatient", "left_how": "early"}, {"current_care": "inpatient"},
         ["left_care", "left_how"]),
        ({"left_care": "php", "left_how": "early"}, {"left_care": "none"}, ["left_how"]),
        ({"treatment_history": "did_not_help", "past_care": "php"}, {"treatment_history": "none"},
         ["past_care"]),
        (DRINKS | {"use_frequency": "daily", "stopping": "alone_soon"}, {"use_frequency": "weekly"},
         ["stopping"]),
    ],
)  # fmt: skip
def test_what_is_no_longer_asked_says_nothing_of_the_person(answers, changes, gone):
    """Not dropped alone: ratings and alerts are those of someone who never answered it."""
    before = well_but(**answers)
    after = before | changes
    assert set(dropped(after, FOUND)) - set(dropped(before, FOUND)) == set(gone)
    never = {name: answer for name, answer in after.items() if name not in gone}
    assert stand(after, FOUND) == stand(never, FOUND)
    assert profile(after) == profile(never)


def test_an_answer_that_may_still_apply_is_not_dropped():
    found = well_but(suicide="not_sure", means="within_reach")
    assert dropped(found, FOUND) == []
