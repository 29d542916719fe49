"""How often each substance is used, exactly as the contract says (docs/answers.md)."""

from itertools import product

import pytest

from intake.answers import AnswerError, check_answers, stand
from intake.conditions import ConditionError
from intake.frequency import FREQUENCIES, SUBSTANCES, WORKED_OUT
from intake.questionnaire import questionnaire
from tests.support.people import WELL, well_but

FOUND = questionnaire()
NONE, SOME, WEEKLY, MOST, DAILY = FREQUENCIES
OPENS = {"concerns": ["alcohol"], "medicines": ["none"]}


def spans(**answers):
    """What is worked out for a well person with these answers; None leaves one open."""
    standing = stand(well_but(**OPENS | answers), FOUND)
    return {name: standing[name][0] for name in WORKED_OUT}


def often(name, **answers):
    """The least and the most often that it could be."""
    options = spans(**answers)[name].options
    steps = [step for step in FREQUENCIES if step in options]
    assert steps == list(FREQUENCIES[FREQUENCIES.index(steps[0]) :][: len(steps)]), "no gaps"
    return steps[0], steps[-1]


def exactly(step):
    return step, step


def several(use, *picked, **how_often):
    """Answers of someone who uses several substances, and how often each where it is told."""
    told = {f"frequency_{substance}": step for substance, step in how_often.items()}
    return {"use_frequency": use, "substances": list(picked)} | told


# --- One substance, none, several -----------------------------------------------------------


@pytest.mark.parametrize("step", FREQUENCIES)
@pytest.mark.parametrize("substance", SUBSTANCES)
def test_one_substance_is_used_as_often_as_the_most_frequent(substance, step):
    told = {"use_frequency": step, "substances": [substance]}
    for other in SUBSTANCES:
        expected = step if other == substance else NONE
        assert often(f"freq_{other}", **told) == exactly(expected)
    assert often("freq_anything", **told) == exactly(step)


@pytest.mark.parametrize("step", FREQUENCIES)
def test_with_none_of_these_each_is_unused_and_something_still_is(step):
    told = {"use_frequency": step, "substances": ["none"]}
    for substance in SUBSTANCES:
        assert often(f"freq_{substance}", **told) == exactly(NONE)
    assert often("freq_anything", **told) == exactly(step)


@pytest.mark.parametrize(("first", "second"), [*product(FREQUENCIES, FREQUENCIES)])
def test_of_several_each_is_used_as_often_as_told_for_itself(first, second):
    told = several(DAILY, "alcohol", "cannabis", alcohol=first, cannabis=second)
    assert often("freq_alcohol", **told) == exactly(first)
    assert often("freq_cannabis", **told) == exactly(second)
    assert often("freq_opioids", **told) == exactly(NONE)


@pytest.mark.parametrize("substance", SUBSTANCES)
@pytest.mark.parametrize("step", FREQUENCIES)
def test_the_most_frequent_is_never_read_as_that_of_one_among_several(substance, step):
    other = "cannabis" if substance != "cannabis" else "other"
    told = several(step, substance, other, **{other: step})
    assert often(f"freq_{substance}", **told) == (NONE, step)
    assert often(f"freq_{other}", **told) == exactly(step)


def test_a_frequency_told_where_one_substance_is_picked_counts_for_nothing():
    told = several(WEEKLY, "alcohol", alcohol=DAILY, opioids=DAILY)
    assert often("freq_alcohol", **told) == exactly(WEEKLY)
    assert often("freq_opioids", **told) == exactly(NONE)


def test_a_frequency_of_a_substance_that_is_not_picked_counts_for_nothing():
    told = several(DAILY, "alcohol", "cannabis", alcohol=SOME, cannabis=DAILY, opioids=DAILY)
    assert often("freq_opioids", **told) == exactly(NONE)


# --- Open answers ---------------------------------------------------------------------------


@pytest.mark.parametrize("left_open", [None, "not_sure"])
@pytest.mark.parametrize("step", FREQUENCIES[1:])
def test_of_several_an_open_one_is_from_none_to_the_most_frequent(step, left_open):
    told = several(step, "alcohol", "opioids", "other", alcohol=step, other=SOME)
    told["frequency_opioids"] = left_open
    assert often("freq_opioids", **told) == (NONE, step)
    assert often("freq_alcohol", **told) == exactly(step)
    assert often("freq_anything", **told) == exactly(step)


@pytest.mark.parametrize("left_open", [None, "not_sure"])
@pytest.mark.parametrize("step", FREQUENCIES)
def test_with_open_substances_each_is_from_none_to_the_most_frequent(step, left_open):
    told = {"use_frequency": step, "substances": left_open}
    for substance in SUBSTANCES:
        assert often(f"freq_{substance}", **told) == (NONE, step)
    assert often("own_sedatives", **told) == (NONE, step)
    assert often("freq_anything", **told) == exactly(step)


@pytest.mark.parametrize("left_open", [None, "not_sure"])
@pytest.mark.parametrize("name", ["opioids", "alcohol"])
def test_with_open_substances_one_told_to_be_used_more_often_raises_what_each_could_be(
    name, left_open
):
    told = {"use_frequency": SOME, "substances": left_open, "frequency_alcohol": DAILY}
    assert often(f"freq_{name}", **told) == (NONE, DAILY)
    assert often("own_anything", **told) == (SOME, DAILY)
    answered = told | {"substances": ["alcohol", "opioids"]}
    assert often(f"freq_{name}", **answered)[1] == DAILY


@pytest.mark.parametrize("left_open", [None, "not_sure"])
def test_an_open_most_frequent_could_be_anything_for_one_substance(left_open):
    told = {"use_frequency": left_open, "substances": ["opioids"]}
    assert often("freq_opioids", **told) == (NONE, DAILY)
    assert often("freq_alcohol", **told) == exactly(NONE)
    assert often("freq_anything", **told) == (NONE, DAILY)


def test_with_the_most_frequent_open_a_told_one_of_several_is_that_at_most():
    """It is asked only if anything is used at all, which is not known."""
    told = several(None, "alcohol", "opioids", alcohol=WEEKLY)
    assert often("freq_alcohol", **told) == (NONE, WEEKLY)
    assert often("freq_opioids", **told) == (NONE, DAILY)
    assert often("freq_anything", **told) == (NONE, DAILY)


def test_where_all_is_open_all_could_be():
    told = {"use_frequency": None, "substances": None}
    for name in WORKED_OUT:
        assert often(name, **told) == (NONE, DAILY)


def test_where_the_section_is_shut_nothing_is_used():
    shut = {"concerns": ["mental_health"], "use_frequency": NONE, "substances": ["alcohol"]}
    for name in WORKED_OUT:
        assert often(name, **shut) == exactly(NONE)


def test_where_the_section_may_be_shut_what_is_picked_is_not_certain():
    told = {"concerns": ["mental_health"], "use_frequency": None, "substances": ["alcohol"]}
    assert often("freq_alcohol", **told) == (NONE, DAILY)
    assert often("freq_opioids", **told) == exactly(NONE)


# --- Raising ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("use", "told", "expected"),
    [(use, told, max(use, told, key=FREQUENCIES.index))
     for use, told in product(FREQUENCIES[1:], FREQUENCIES)],
)  # fmt: skip
def test_an_answer_above_the_most_frequent_raises_it(use, told, expected):
    answers = several(use, "alcohol", "cannabis", alcohol=told)
    assert often("freq_alcohol", **answers) == exactly(told)
    assert often("freq_anything", **answers) == exactly(expected)
    assert often("own_anything", **answers) == exactly(expected)


@pytest.mark.parametrize("told", FREQUENCIES)
def test_nothing_raises_a_most_frequent_of_none_for_then_none_is_asked(told):
    answers = several(NONE, "alcohol", "cannabis", alcohol=told, cannabis=told)
    for name in WORKED_OUT:
        assert often(name, **answers) == exactly(NONE)


# --- Sedatives: the prescription, and what is taken beside it -------------------------------


@pytest.mark.parametrize("picked", [["none"], ["alcohol"], ["sedatives"], ["alcohol", "opioids"]])
@pytest.mark.parametrize("step", FREQUENCIES)
def test_daily_sedatives_from_a_doctor_are_daily_whatever_is_picked(picked, step):
    told = {"use_frequency": step, "substances": picked, "medicines": ["sedatives_daily"]}
    assert often("freq_sedatives", **told) == exactly(DAILY)
    assert often("freq_anything", **told) == exactly(DAILY)
    assert often("own_sedatives", **told) == exactly(step if picked == ["sedatives"] else NONE)
    assert often("own_anything", **told) == exactly(step)


def test_a_prescription_makes_no_other_substance_daily():
    told = several(WEEKLY, "alcohol", "sedatives", alcohol=WEEKLY, sedatives=SOME)
    told["medicines"] = ["sedatives_daily", "psychiatric"]
    assert often("own_sedatives", **told) == exactly(SOME)
    assert often("freq_sedatives", **told) == exactly(DAILY)
    assert often("freq_alcohol", **told) == exactly(WEEKLY)


@pytest.mark.parametrize("medicine", ["opioid_medication", "opioid_painkillers_daily",
                                      "alcohol_medication", "psychiatric", "none"])  # fmt: skip
def test_no_other_medicine_makes_anything_daily(medicine):
    told = {"use_frequency": SOME, "substances": ["opioids"], "medicines": [medicine]}
    assert often("freq_sedatives", **told) == exactly(NONE)
    assert often("freq_opioids", **told) == exactly(SOME)
    assert often("freq_anything", **told) == exactly(SOME)


@pytest.mark.parametrize("left_open", [None, "not_sure"])
def test_open_medicines_leave_open_how_often_sedatives_are_taken(left_open):
    told = {"use_frequency": WEEKLY, "substances": ["sedatives"], "medicines": left_open}
    assert often("own_sedatives", **told) == exactly(WEEKLY)
    assert often("freq_sedatives", **told) == (WEEKLY, DAILY)
    assert often("freq_anything", **told) == (WEEKLY, DAILY)
    assert often("own_anything", **told) == exactly(WEEKLY)


# --- What it was told by, and what it hangs on ------------------------------------------------


@pytest.mark.parametrize(
    ("name", "answers", "told_by"),
    [
        ("freq_alcohol", {"use_frequency": DAILY, "substances": ["alcohol"]},
         {"substances", "use_frequency"}),
        ("freq_opioids", {"use_frequency": DAILY, "substances": ["alcohol"]}, {"substances"}),
        ("freq_alcohol", several(DAILY, "alcohol", "other", alcohol=WEEKLY),
         {"substances", "frequency_alcohol"}),
        ("freq_sedatives", {"medicines": ["sedatives_daily"], "substances": None}, {"medicines"}),
        ("freq_anything", several(WEEKLY, "alcohol", "other", alcohol=DAILY, other=SOME),
         {"substances", "frequency_alcohol"}),
        ("freq_anything", {"use_frequency": DAILY, "substances": None}, {"use_frequency"}),
    ],
)  # fmt: skip
def test_it_names_the_questions_that_told_it(name, answers, told_by):
    assert set(spans(**answers)[name].told_by) == told_by


@pytest.mark.parametrize(
    ("name", "answers", "hangs_on"),
    [
        ("freq_alcohol", {"use_frequency": None, "substances": ["alcohol"]}, {"use_frequency"}),
        ("freq_alcohol", {"use_frequency": DAILY, "substances": None}, {"substances"}),
        ("freq_alcohol", {"use_frequency": None, "substances": None},
         {"substances", "use_frequency"}),
        ("freq_alcohol", several(DAILY, "alcohol", "other"), {"frequency_alcohol"}),
        ("freq_alcohol", several(None, "alcohol", "other", alcohol=DAILY), {"use_frequency"}),
        ("freq_sedatives", {"use_frequency": NONE, "medicines": None, "substances": ["alcohol"]},
         {"medicines"}),
    ],
)  # fmt: skip
def test_it_names_the_open_questions_that_it_hangs_on(name, answers, hangs_on):
    assert set(spans(**answers)[name].hangs_on) == hangs_on


def test_every_name_is_one_that_conditions_may_use_and_no_question():
    own = {"own_sedatives", "own_anything"}
    assert set(WORKED_OUT) == {f"freq_{x}" for x in (*SUBSTANCES, "anything")} | own
    for name, worked_out in WORKED_OUT.items():
        assert name not in FOUND.questions and worked_out.id == name
        assert set(worked_out.read_from) <= FOUND.questions.keys()
        assert worked_out.option_ids() == FOUND.questions["use_frequency"].option_ids()
        assert worked_out.worse_from(MOST) == (MOST, DAILY)
        with pytest.raises(ConditionError):
            worked_out.worse_from("often")


# --- What cannot be -------------------------------------------------------------------------


def refusal(answers):
    with pytest.raises(AnswerError) as error:
        check_answers(WELL | OPENS | answers, FOUND)
    return str(error.value)


@pytest.mark.parametrize(
    "answers",
    [
        several(DAILY, "alcohol", "opioids", alcohol=MOST, opioids=NONE),
        several(SOME, "alcohol", "opioids", alcohol=NONE, opioids=NONE),
        several(WEEKLY, "alcohol", "opioids", "other", alcohol=SOME, opioids=SOME, other=NONE),
        several(DAILY, *SUBSTANCES, **dict.fromkeys(SUBSTANCES, MOST)),
        # One that is not picked tells nothing.
        several(DAILY, "alcohol", "opioids", alcohol=MOST, opioids=NONE, cannabis=DAILY),
    ],
)
def test_all_told_and_all_below_the_most_frequent_is_an_error_that_names_it(answers):
    message = refusal(answers)
    assert message.startswith("use_frequency: ") and repr(answers["use_frequency"]) in message


@pytest.mark.parametrize(
    "answers",
    [
        several(DAILY, "alcohol", "opioids", alcohol=DAILY, opioids=NONE),
        several(WEEKLY, "alcohol", "opioids", alcohol=SOME, opioids=DAILY),  # raises it
        several(DAILY, "alcohol", "opioids", alcohol=SOME),  # the other is open
        several(DAILY, "alcohol", "opioids", alcohol=SOME, opioids="not_sure"),
        several("not_sure", "alcohol", "opioids", alcohol=SOME, opioids=SOME),
        several(NONE, "alcohol", "opioids", alcohol=NONE, opioids=NONE),
        several(DAILY, "alcohol", alcohol=SOME),  # one substance: not asked
        {"use_frequency": DAILY, "substances": ["none"], "frequency_alcohol": SOME},
        {"use_frequency": DAILY, "substances": "not_sure", "frequency_alcohol": SOME},
        {"use_frequency": DAILY, "frequency_alcohol": SOME, "frequency_opioids": SOME},
    ],
)
def test_what_can_be_is_accepted(answers):
    found = WELL | OPENS | answers
    assert check_answers(found, FOUND) is found


def test_told_higher_of_one_the_open_others_may_be_as_much():
    told = several("weekly", "alcohol", "opioids", alcohol="daily")
    assert often("freq_opioids", **told) == (NONE, DAILY)
    assert often("own_anything", **told) == exactly(DAILY)
