"""Why not each other level: a text a level, true of this person, and nothing else named."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iop_guide.result.phrases import phrases
from iop_guide.result.result import Result
from iop_guide.rules.comparison import exceeded
from iop_guide.rules.definitions import read_definitions
from iop_guide.rules.explain.why_not import why_not
from iop_guide.rules.explain.wording import Words
from iop_guide.rules.profile import Profile, Rating
from iop_guide.rules.recommendation import Outcome, recommend
from programs.levels.releases import from_files
from tests.support.people import PEOPLE, person, well_but
from tests.support.strategies import answers, someone

DEFINITIONS = from_files().definitions
KEYS = [level.key for level in DEFINITIONS.levels]
people = st.randoms(use_true_random=False).map(someone) | answers()


@given(people)
@settings(max_examples=150, deadline=None)
def test_every_other_level_has_a_text_of_its_own_that_is_true(found):
    result = Result(found, DEFINITIONS)
    texts = result.why_not()
    if result.outcome in (Outcome.EMERGENCY, Outcome.YOUTH, Outcome.NOT_ENOUGH_ANSWERS):
        assert texts == {}
        return
    levels = DEFINITIONS.levels[1:]
    assert list(texts) == [level.key for level in levels if level is not result.level]
    assert len(set(texts.values())) == len(texts)
    chosen = DEFINITIONS.levels.index(result.level) if result.level else 0
    highest = DEFINITIONS.levels.index(result.highest) if result.highest else chosen
    for key, text in texts.items():
        place = KEYS.index(key)
        assert "{" not in text
        if place < chosen:
            assert_too_little(result, DEFINITIONS.levels[place], text)
        elif place > highest:
            assert not exceeded(DEFINITIONS.levels[place - 1], result.profile.high)
            assert_names_nothing_rated_none(result, text)
        else:
            assert " is still possible. It depends on open answers" in text
            assert_open(result, text)


def assert_too_little(result, level, text):
    """A lower level is told what was told that goes into a finding which exceeds it."""
    ratings, said = result.profile.ratings, result.words.said
    behind = {
        said.get(question, "")
        for finding in result.recommendation.exceeded(level)
        for name in finding.limit.dimensions
        for question in ratings[name].low_from
    }
    assert any(
        clause.removeprefix("you ").removeprefix("they ") in text for clause in behind - {""}
    )


def assert_names_nothing_rated_none(result, text):
    """What is named was rated above none."""
    for name, about in result.words.about.items():
        if f"about {about}" in text or f"and {about}." in text:
            assert result.profile.low[name] > 0


def assert_open(result, text):
    """Every question that is named is open."""
    named = [q for q, short in result.words.questions.items() if f"“{short}”" in text]
    assert all(question in result.open_questions for question in named)


@pytest.mark.parametrize(
    ("name", "level", "text"),
    [
        ("Severe symptoms, no danger, a strong home", "outpatient",
         "Outpatient care leaves most of the week without help. That is too little when "
         "you feel low nearly every day and are held back by worry or fear nearly every day."),
        ("Severe symptoms, no danger, a strong home", "php",
         "A PHP is for strong symptoms or serious use, when a few days a week are not enough but "
         "nights are safe. An IOP is enough for what you told us about your mental health and "
         "your daily life."),
        ("A light drinking problem in a settled life", "inpatient",
         "Inpatient care is for when being at home at night is too risky. Nothing you told us "
         "calls for as much as inpatient care."),
        ("Nothing stands out", "outpatient",
         "Outpatient care is for problems that can get better with a visit every week or so. "
         "Nothing you told us calls for more than everyday life and a regular doctor."),
        ("A parent answers for a grown child", "inpatient",
         "Inpatient care is for when being at home at night is too risky. Nothing you told us "
         "about them calls for as much as inpatient care."),
    ],
)  # fmt: skip
def test_the_sentences(name, level, text):
    found = person(name) | {"left_care": "none"}
    assert Result(found, DEFINITIONS).why_not()[level] == text


def test_with_a_range_the_open_questions_are_named_and_what_lies_beyond_is_ruled_out():
    found = well_but(low_mood="nearly_every_day", anxiety="most_days", role_functioning=None,
                     left_care="none")  # fmt: skip
    result = Result(found, DEFINITIONS)
    assert (result.level.key, result.highest.key) == ("iop", "php")
    texts = result.why_not()
    assert texts["php"] == (
        "A PHP is still possible. It depends on open answers, such as “Work, school and home "
        "duties”."
    )
    assert texts["inpatient"].startswith(
        "Even with the most serious answer to every open question, "
    )


def test_a_level_is_told_another_fact_than_the_reasons_tell_where_there_is_one():
    result = Result(person("Daily drinking after seizures in withdrawal"), DEFINITIONS)
    texts = result.why_not()
    assert "eight of the eleven signs" in texts["outpatient"]
    assert "cutting down once brought you a seizure" in texts["php"]


def words_for(level_names):
    said = {"ache": "your tooth aches"}
    return Words(said=said, open=(), parts={}, questions={"ache": "Ache"}, about={},
                 names=level_names, purposes={}, shortfalls={},
                 frames=phrases().frames("self"))  # fmt: skip


def test_a_level_that_is_passed_over_says_which_more_intensive_one_is_not_enough():
    levels = [
        {"key": "bench"}, {"key": "chair"}, {"key": "tent", "serves": {"pain": 1}},
        {"key": "house"},
    ]  # fmt: skip
    definitions = read_definitions({"scale": [0, 4], "dimensions": ["pain"], "level": levels})
    pained = Profile(ratings={"pain": Rating(2, 2, ("ache",))}, obligations=Rating(0, 0))
    texts = why_not(recommend(pained, definitions), words_for({"tent": "a tent"}))
    assert texts["chair"] == (
        "Even a tent is not enough for what you told us, and chair gives less."
    )
    assert texts["tent"] == "A tent is too little when your tooth aches."


@pytest.mark.parametrize("entry", PEOPLE, ids=lambda entry: entry["name"])
def test_the_texts_stay_short(entry):
    for text in Result(entry["answers"], DEFINITIONS).why_not().values():
        assert len(text.split()) <= 50
