"""Why not each other level: one sentence a level, and each names a fact of this person."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iop_guide.result import Result, phrases
from iop_guide.rules.comparison import exceeded
from iop_guide.rules.definitions import read_definitions
from iop_guide.rules.explanation import Words, inside
from iop_guide.rules.profile import Profile, Rating
from iop_guide.rules.recommendation import Outcome, recommend
from iop_guide.rules.why_not import why_not
from programs.releases import from_files

from .people import PEOPLE, person, well_but
from .strategies import answers, someone

DEFINITIONS = from_files().definitions
RATINGS = phrases()["ratings"]["names"]
people = st.randoms(use_true_random=False).map(someone) | answers()


def names_of(result, finding):
    """How a sentence names what a finding is about: each dimension with its rating."""
    words = result.words
    return [f"“{words.dimensions[n]}” comes to {RATINGS[r]}" for n, r in finding.ratings]


@given(people)
@settings(max_examples=150, deadline=None)
def test_every_other_level_has_a_sentence_of_its_own_that_is_true(found):
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
        place = [level.key for level in DEFINITIONS.levels].index(key)
        assert "{" not in text
        if place < chosen:
            assert_exceeded(result, DEFINITIONS.levels[place], text)
        elif place > highest:
            assert_serves(result, place - 1, text)
        else:
            assert text.startswith("This is still possible")
            assert_open(result, text)


def assert_exceeded(result, level, text):
    """A lower level is told a finding that exceeds it, all of its ratings and some answers."""
    findings = result.recommendation.exceeded(level)
    told = [all(name in text for name in names_of(result, finding)) for finding in findings]
    assert any(told) or (not findings and text.startswith("Even "))
    if findings:
        assert any(short in text for short in result.words.briefly.values())


def assert_serves(result, below, text):
    """A higher level is told what the one below it serves; that one is enough, even at worst."""
    assert not exceeded(DEFINITIONS.levels[below], result.profile.high)
    named = re.search(r"“(.+?)”.* (?:up to|beyond) (\w+)[.,].* comes to (\w+)\.", text)
    if named:
        name, served, rating = named.groups()
        (key,) = [k for k, n in result.words.dimensions.items() if n == name and k != "obligations"]
        assert result.profile.low[key] == RATINGS.index(rating) <= RATINGS.index(served)
        assert DEFINITIONS.levels[below].serves[key] == RATINGS.index(served)


def assert_open(result, text):
    """Every question that is named is open."""
    named = [q for q, short in result.words.questions.items() if f"“{short}”" in text]
    assert all(question in result.open_questions for question in named)


@pytest.mark.parametrize(
    ("name", "level", "text"),
    [
        ("Severe symptoms, no danger, a strong home", "outpatient",
         "“Mental health” comes to serious (Low mood: every day, or almost; Worry and fear: every "
         "day, or almost); outpatient care can safely serve it up to moderate."),
        ("Severe symptoms, no danger, a strong home", "php",
         "IOP is enough: it can safely serve “Mental health”, for one, up to serious, and what you "
         "told us comes to serious."),
        ("Stimulants, nowhere to live, earlier programs did not hold", "php",
         "“Alcohol and drug use” comes to severe (Signs over the last year: more or longer than "
         "planned, and 7 more), “Home” comes to severe (Place to live: no place to stay) and "
         "“Support” comes to serious (Support from people: hardly anyone); together that is more "
         "than PHP can safely serve."),
        ("A light drinking problem in a settled life", "php",
         "This starts where IOP stops: for one, at “Alcohol and drug use” beyond serious. What you "
         "told us comes to mild."),
        ("Nothing stands out", "outpatient",
         "Nothing you told us goes beyond what everyday life and a regular doctor can safely "
         "serve."),
        ("Nothing stands out", "inpatient",
         "This starts where PHP stops: for one, at “Risk of harm” beyond serious. What you told us "
         "comes to none."),
    ],
)  # fmt: skip
def test_the_sentences(name, level, text):
    assert Result(person(name), DEFINITIONS).why_not()[level] == text


def test_with_a_range_the_open_questions_are_named_and_what_lies_beyond_is_ruled_out():
    found = well_but(low_mood="nearly_every_day", anxiety="most_days", role_functioning=None)
    result = Result(found, DEFINITIONS)
    assert (result.level.key, result.highest.key) == ("iop", "php")
    texts = result.why_not()
    assert texts["php"] == (
        "This is still possible: what is open, such as “Work, school and home duties”, could go "
        "beyond what IOP can safely serve."
    )
    assert texts["inpatient"].startswith("Even if every open answer turned out the most serious, ")


def test_two_lower_levels_are_told_different_facts_where_there_are_several():
    texts = Result(person("Daily drinking after seizures in withdrawal"), DEFINITIONS).why_not()
    facts = [re.findall(r"“(.+?)” comes", texts[key]) for key in ("outpatient", "iop", "php")]
    assert facts == [["Withdrawal"], ["Alcohol and drug use"], ["Withdrawal", "Support"]]


def test_answers_given_by_someone_else_are_called_theirs():
    found = person("A parent answers for a grown child")
    assert any("about them" in text for text in Result(found, DEFINITIONS).why_not().values())


def test_a_level_that_is_passed_over_says_which_more_intensive_one_is_not_enough():
    levels = [
        {"key": "bench"}, {"key": "chair"}, {"key": "tent", "serves": {"pain": 1}},
        {"key": "house"},
    ]  # fmt: skip
    definitions = read_definitions({"scale": [0, 4], "dimensions": ["pain"], "level": levels})
    pained = Profile(ratings={"pain": Rating(2, 2, ("ache",))}, obligations=Rating(0, 0))
    said = {"ache": "Ache: strong"}
    words = Words(said=said, briefly=said, questions={"ache": "Ache"}, dimensions={"pain": "Pain"},
                  ratings=RATINGS, frames=phrases()["self"])  # fmt: skip
    texts = why_not(recommend(pained, definitions), words)
    assert texts["chair"] == (
        "Even tent, which gives more, is not enough for what you told us, so chair is not either."
    )
    assert texts["tent"] == (
        "“Pain” comes to moderate (Ache: strong); tent can safely serve it up to mild."
    )


def test_names_inside_a_sentence():
    assert [inside(name) for name in ("IOP", "Outpatient care", "x", "")] == [
        "IOP", "outpatient care", "x", "",
    ]  # fmt: skip


@pytest.mark.parametrize("entry", PEOPLE, ids=lambda entry: entry["name"])
def test_the_sentences_stay_short(entry):
    for text in Result(entry["answers"], DEFINITIONS).why_not().values():
        assert len(text) <= 400
