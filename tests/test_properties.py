"""What must hold for every person there could be: searched over the whole answer space."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.answers import check_answers, is_open, stand
from intake.questionnaire import questionnaire
from intake.scoring import headline_scores, profile
from iop_guide.rules.comparison import place
from iop_guide.rules.recommendation import Outcome, recommend
from programs.content import read_files, read_rules

from .strategies import OBLIGATIONS, QUESTIONS, answers, answers_and_worse, anyone, options, worse

DEFINITIONS = read_rules(read_files())
URGENCY = [Outcome.MEDICAL_FIRST, Outcome.YOUTH, Outcome.EMERGENCY]
many_people = settings(max_examples=150, deadline=None)


def places(person):
    return place(DEFINITIONS, person.low), place(DEFINITIONS, person.high)


def urgency(outcome):
    return URGENCY.index(outcome) + 1 if outcome in URGENCY else 0


@given(answers())
@many_people
def test_every_person_gets_one_outcome(found):
    check_answers(found, questionnaire())
    result = recommend(profile(found), DEFINITIONS)
    assert result.outcome in set(Outcome)
    if result.outcome == Outcome.LEVEL:
        assert result.level is not None


def assert_no_milder(found, changed):
    before, after = profile(found), profile(changed)
    for name, rating in before.ratings.items():
        assert after.ratings[name].low >= rating.low, name
        assert after.ratings[name].high >= rating.high, name
    for trigger in before.emergency:
        assert trigger.key in {alarm.key for alarm in after.emergency}
    first, second = recommend(before, DEFINITIONS), recommend(after, DEFINITIONS)
    assert urgency(second.outcome) >= urgency(first.outcome)
    assert places(after)[0] >= places(before)[0]
    assert places(after)[1] >= places(before)[1]


@given(answers_and_worse())
@settings(max_examples=400, deadline=None)
def test_a_worse_answer_never_makes_anything_milder(pair):
    assert_no_milder(*pair)


@pytest.mark.parametrize("seed", range(4))
def test_a_worse_answer_never_makes_anyone_milder(seed):
    """The same for people drawn wholly at random, and for every worse answer each could give."""
    chance = random.Random(seed)
    for _ in range(40):
        found = anyone(chance)
        for name in found:
            for way in worse(found, name):
                assert_no_milder(found, {**found, name: way})


@given(answers(), st.data())
@settings(max_examples=300, deadline=None)
def test_answering_an_open_question_only_narrows(found, data):
    asked = stand(found, questionnaire())
    still_open = [name for name in asked if is_open(found, name)]
    if not still_open:
        return
    name = data.draw(st.sampled_from(still_open))
    before = profile(found)
    after = profile({**found, name: data.draw(options(QUESTIONS[name]))})
    for dimension, rating in before.ratings.items():
        assert after.ratings[dimension].low >= rating.low, dimension
        assert after.ratings[dimension].high <= rating.high, dimension
    assert after.obligations.low >= before.obligations.low
    assert after.obligations.high <= before.obligations.high
    assert places(after)[0] >= places(before)[0]
    assert places(after)[1] <= places(before)[1]


@given(answers(), st.data())
@many_people
def test_whatever_the_open_answers_turn_out_to_be_lies_in_the_range(found, data):
    before = profile(found)
    whole = dict(found)
    for name, question in QUESTIONS.items():
        if is_open(whole, name):
            whole[name] = data.draw(options(question))
    after = profile(whole)
    for dimension, rating in before.ratings.items():
        assert rating.low <= after.ratings[dimension].low <= rating.high, dimension


@given(answers())
@many_people
def test_self_and_loved_one_with_the_same_facts_rate_the_same(found):
    ours, theirs = (profile({**found, "respondent": who}) for who in ("self", "loved_one"))
    assert ours == theirs


@given(answers(), st.data())
@many_people
def test_obligations_never_change_outcome_or_level(found, data):
    other = dict(found)
    for name in OBLIGATIONS:
        other[name] = data.draw(options(QUESTIONS[name]))
    first, second = (recommend(profile(who), DEFINITIONS) for who in (found, other))
    assert (first.outcome, first.level, first.highest) == (
        second.outcome,
        second.level,
        second.highest,
    )


@given(answers())
@many_people
def test_low_ends_never_lie_above_high_ends_and_scores_stay_on_the_scale(found):
    person = profile(found)
    for rating in (*person.ratings.values(), person.obligations):
        assert 0 <= rating.low <= rating.high <= 4
    scores = headline_scores(person)
    assert list(scores) == ["severity", "co_occurring", "obligations"]
    for low, high in scores.values():
        assert 0 <= low <= high <= 4


@given(answers())
@many_people
def test_every_rating_above_none_names_answers_that_were_given(found):
    for name, rating in profile(found).ratings.items():
        assert bool(rating.low_from) == (rating.low > 0), name
        for question in rating.low_from:
            assert not is_open(found, question)


@given(answers())
@many_people
def test_nothing_that_is_not_asked_counts(found):
    asked = stand(found, questionnaire())
    kept = {name: answer for name, answer in found.items() if name in asked}
    assert profile(kept) == profile(found)


@given(answers())
@many_people
def test_care_or_medication_for_a_use_disorder_means_outpatient_at_least(found):
    for more in ({"current_care": "outpatient"}, {"medicines": ["opioid_medication"]}):
        assert places(profile({**found, **more}))[0] >= 1
