"""What must hold for every person there could be: searched over the whole answer space."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.answers import check_answers, is_open, stand
from intake.frequency import FREQUENCIES
from intake.questionnaire import questionnaire
from intake.questions import NOT_SURE
from intake.scoring import headline_scores, profile
from iop_guide.rules.comparison import place
from iop_guide.rules.profile import Urgency
from iop_guide.rules.recommendation import Outcome, recommend
from programs.levels.content import read_files, read_rules
from tests.support.strategies import (
    HOW_OFTEN,
    OBLIGATIONS,
    QUESTIONS,
    answers,
    answers_and_worse,
    anyone,
    contradicts,
    options,
    worse,
)

DEFINITIONS = read_rules(read_files())
FOUND = questionnaire()
OUTCOMES = [Outcome.MEDICAL_FIRST, Outcome.YOUTH, Outcome.EMERGENCY]
URGENCIES = list(reversed(Urgency))
many_people = settings(max_examples=150, deadline=None)


def places(person):
    return place(DEFINITIONS, person.low), place(DEFINITIONS, person.high)


def rank(outcome):
    return OUTCOMES.index(outcome) + 1 if outcome in OUTCOMES else 0


def most_urgent(person):
    """The most urgent of all alerts, as a number; 0 without any."""
    return max((URGENCIES.index(alert.urgency) + 1 for alert in person.alerts), default=0)


def may_turn_out(found, name, answer):
    """Whether an open question may be answered so beside what was told: not with an answer that
    tells another one anew (more often than the most often), nor with one that is refused."""
    told = found.get("use_frequency", NOT_SURE)
    told_anew = (
        name in HOW_OFTEN
        and told not in (NOT_SURE, "none")
        and FREQUENCIES.index(answer) > FREQUENCIES.index(told)
    )
    return not told_anew and not contradicts({**found, name: answer})


@given(answers())
@many_people
def test_every_person_gets_one_outcome(found):
    check_answers(found, FOUND)
    result = recommend(profile(found), DEFINITIONS)
    assert result.outcome in set(Outcome)
    if result.outcome == Outcome.LEVEL:
        assert result.level is not None


# --- A worse answer -------------------------------------------------------------------------


def assert_no_milder(before, after):
    for name, rating in before.ratings.items():
        assert after.ratings[name].low >= rating.low, name
        assert after.ratings[name].high >= rating.high, name
    assert most_urgent(after) >= most_urgent(before)
    first, second = recommend(before, DEFINITIONS), recommend(after, DEFINITIONS)
    assert rank(second.outcome) >= rank(first.outcome)
    assert places(after)[0] >= places(before)[0]
    assert places(after)[1] >= places(before)[1]
    # Any row but those of this week: these make room for what is more urgent.
    fired = {alert.key for alert in after.alerts}
    for alert in before.alerts:
        assert alert.key in fired or alert.urgency == Urgency.THIS_WEEK, alert


@given(answers_and_worse())
@settings(max_examples=400, deadline=None)
def test_a_worse_answer_never_makes_anything_milder(pair):
    assert_no_milder(*map(profile, pair))


@pytest.mark.parametrize("seed", range(4))
def test_a_worse_answer_never_makes_anyone_milder(seed):
    """The same for people drawn wholly at random, and for every worse answer each could give."""
    chance = random.Random(seed)
    for _ in range(40):
        found = anyone(chance)
        before = profile(found)
        for name in found:
            for way in worse(found, name):
                assert_no_milder(before, profile(way))


# --- Open answers ---------------------------------------------------------------------------


@given(answers(), st.data())
@settings(max_examples=300, deadline=None)
def test_answering_an_open_question_only_narrows(found, data):
    asked = stand(found, FOUND)
    still_open = [name for name in QUESTIONS if name in asked and is_open(found, name)]
    if not still_open:
        return
    name = data.draw(st.sampled_from(still_open))
    answer = data.draw(options(QUESTIONS[name]))
    if not may_turn_out(found, name, answer):
        return
    before, after = profile(found), profile({**found, name: answer})
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
    before, whole = profile(found), filled(found, data)
    after = profile(whole)
    for dimension, rating in before.ratings.items():
        assert rating.low <= after.ratings[dimension].low <= rating.high, dimension


def filled(found, data):
    """The same person with every question answered somehow."""
    whole = dict(found)
    for name, question in QUESTIONS.items():
        if is_open(whole, name):
            answer = data.draw(options(question))
            whole[name] = answer if may_turn_out(whole, name, answer) else always(whole, name)
    return check_answers(whole, FOUND)


def always(found, name):
    """An answer that may be given whatever was told of how often this and that is used."""
    if name in HOW_OFTEN:
        return found["use_frequency"]
    nothing = QUESTIONS[name].option_ids()[0]
    return [nothing] if QUESTIONS[name].many else nothing


@given(answers(), st.data())
@many_people
def test_not_sure_and_no_answer_are_the_same(found, data):
    drawn = data.draw(st.sets(st.sampled_from(sorted(QUESTIONS))))
    names = [name for name in drawn if QUESTIONS[name].not_sure]
    absent = {name: answer for name, answer in found.items() if name not in names}
    assert profile({**found, **dict.fromkeys(names, NOT_SURE)}) == profile(absent)


@given(answers())
@many_people
def test_an_alert_rests_on_what_was_told_and_names_what_is_open(found):
    asked = stand(found, FOUND)
    for alert in profile(found).alerts:
        assert alert.answers, alert
        for name in alert.answers:
            assert name in asked and not is_open(found, name), (alert, name)
        for name in alert.unknown:
            assert name in asked and is_open(found, name), (alert, name)
        assert not (alert.unknown and alert.outcome == Urgency.EMERGENCY), alert


@given(answers())
@many_people
def test_what_could_not_be_told_hangs_on_a_question_that_is_open_and_may_be_asked(found):
    asked, person = stand(found, FOUND), profile(found)
    for untold in person.could_not_tell:
        assert untold.question in asked and is_open(found, untold.question), untold
    fired = {alert.key for alert in person.alerts}
    assert not fired & {untold.key for untold in person.could_not_tell}


@given(answers(), st.data())
@many_people
def test_an_alert_for_today_or_sooner_never_rests_on_an_open_leading_part(found, data):
    """However the open answers turn out it fires still, unless it says itself what is not known.
    Who has staff at hand is no part of a row: where that is open, it is taken not to be so."""
    asked, before = stand(found, FOUND), profile(found)
    there = {"current_care": "none"} if is_open(found, "current_care") else {}
    after = {alert.key for alert in profile(filled({**found, **there}, data)).alerts}
    for alert in before.alerts:
        surely_asked = all(asked[name][1] for name in alert.answers)
        if surely_asked and alert.urgency != Urgency.THIS_WEEK and not alert.unknown:
            assert alert.key in after, alert


@given(answers())
@many_people
def test_a_row_of_this_week_has_every_part_known(found):
    for alert in profile(found).alerts:
        assert alert.urgency != Urgency.THIS_WEEK or not alert.unknown, alert


# --- All else -------------------------------------------------------------------------------


@given(answers())
@many_people
def test_self_and_loved_one_with_the_same_facts_rate_the_same(found):
    ours, theirs = (profile({**found, "respondent": who}) for who in ("self", "loved_one"))
    assert ours == theirs


@given(answers(), st.data())
@many_people
def test_obligations_never_change_rating_alert_outcome_or_level(found, data):
    other = dict(found)
    for name in OBLIGATIONS:
        other[name] = data.draw(options(QUESTIONS[name]))
    one, two = profile(found), profile(other)
    assert one.ratings == two.ratings
    assert (one.alerts, one.could_not_tell) == (two.alerts, two.could_not_tell)
    first, second = recommend(one, DEFINITIONS), recommend(two, DEFINITIONS)
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
def test_what_could_raise_a_rating_is_named_and_may_be_asked(found):
    asked = stand(found, FOUND)
    for name, rating in profile(found).ratings.items():
        assert bool(rating.high_from) == (rating.high > rating.low), name
        for question in rating.high_from:
            assert question in asked, (name, question)


@given(answers())
@many_people
def test_nothing_that_is_not_asked_counts(found):
    asked = stand(found, FOUND)
    kept = {name: answer for name, answer in found.items() if name in asked}
    assert profile(kept) == profile(found)


@given(answers())
@many_people
def test_care_or_medication_for_a_use_disorder_means_outpatient_at_least(found):
    for more in ({"current_care": "outpatient"}, {"medicines": ["opioid_medication"]}):
        assert places(profile({**found, **more}))[0] >= 1
