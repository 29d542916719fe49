"""What is not asked because the result is decided: asked anyway, whatever the answer, it changes
nothing that counts."""

import random
from functools import partial

import pytest

from intake.questionnaire import questionnaire
from iop_guide.result.decided import asks as deciding
from iop_guide.result.result import Result
from tests.support.people import DEFINITIONS, PEOPLE, answers_of, person, well_but
from tests.support.road import walked
from tests.support.strategies import OBLIGATIONS, anyone, someone

QUESTIONS = questionnaire().questions
ASKS = partial(deciding.asks, definitions=DEFINITIONS)


def whole(told):
    """Outcome, range, alerts, what could not be told, needs and first steps. An emergency names no
    program, nor what one should have."""
    result = Result(told, DEFINITIONS)
    person = result.profile
    return {
        "outcome": result.outcome,
        "range": [level and level.key for level in (result.level, result.highest)],
        "alerts": [(a.key, a.urgency, a.outcome, a.unknown) for a in person.alerts],
        "could not tell": [row.key for row in person.could_not_tell],
        "needs": [need.key for need in result.needs] if result.outcome != "emergency" else [],
        "steps": [step.key for step in result.steps],
    }


def every_answer(name):
    """Every answer to one question; of several options each alone, and all together."""
    question = QUESTIONS[name]
    if not question.many:
        return list(question.option_ids())
    free = [option for option in question.option_ids() if option != question.exclusive]
    return [[option] for option in question.option_ids()] + [free]


def told_and_left_out(answers):
    """What someone tells on the road, with their week, and what it does not ask them."""
    road, whole_road = walked(answers, ASKS), walked(answers)
    kept = {name: answers[name] for name in (*road.asked, *OBLIGATIONS) if name in answers}
    return kept, [name for name in whole_road.asked if name not in road.asked]


def wrong(answers):
    """The first answer to something left out that changes what counts, or None."""
    told, left_out = told_and_left_out(answers)
    as_told = whole(told)
    for name in left_out:
        for answer in every_answer(name):
            if whole({**told, name: answer}) != as_told:
                return name, answer
    asked_anyway = {name: answers[name] for name in left_out if name in answers}
    return None if whole({**told, **asked_anyway}) == as_told else "all together"


@pytest.mark.parametrize("entry", PEOPLE, ids=lambda entry: entry["name"])
def test_what_is_left_out_changes_nothing_for_anyone_imagined(entry):
    assert wrong(answers_of(entry)) is None


@pytest.mark.parametrize("seed", range(25))
def test_what_is_left_out_changes_nothing_for_anyone_drawn(seed):
    chance = random.Random(seed)
    for draw in (someone, anyone):
        answers = draw(chance)
        assert wrong(answers) is None, answers


def test_nothing_is_decided_before_how_often_each_is_used_was_asked():
    """Told later, how often one is used can raise what was told of all."""
    answers = well_but(concerns=["alcohol"], suicide="plan_or_intent")
    assert set(QUESTIONS) <= set(ASKS(answers, ["frequency_alcohol"]))


def test_it_saves_questions_for_the_well_and_for_those_in_greatest_need():
    """Nobody who is well, or at the most care there is, is asked who stands by them."""
    for name in ("Nothing stands out", "Daily drinking after seizures in withdrawal"):
        assert {"support", "stress", "readiness"} <= set(told_and_left_out(person(name))[1])


def test_in_an_emergency_nothing_is_asked_for_the_sake_of_a_program():
    """It names none: only what may bring up another danger, or another first step, is asked."""
    _, left_out = told_and_left_out(person("A plan to end life"))
    assert {"anxiety", "living", "home_substance_use", "mental_health_care"} <= set(left_out)
    assert {"violence", "psychosis", "mania", "self_care"}.isdisjoint(left_out)


def test_answers_are_rated_once_for_all_questions(monkeypatch):
    """What a page waits for does not grow with the number of questions."""
    rated = []
    rate = deciding.profile_of
    monkeypatch.setattr(deciding, "profile_of", lambda told: rated.append(1) or rate(told))
    ASKS(person("Daily drinking after seizures in withdrawal"), ())
    assert rated == [1]


@pytest.mark.parametrize("name", ["Nothing stands out", "A plan to end life"])
def test_what_is_left_out_is_not_asked_for_on_the_result(name):
    told, left_out = told_and_left_out(person(name))
    result = Result(told, DEFINITIONS)
    assert left_out and set(left_out) <= set(result.open_questions)
    assert set(result.worth_asking).isdisjoint(left_out)


def test_what_was_skipped_and_still_matters_is_asked_for():
    result = Result(well_but(suicide=None), DEFINITIONS)
    assert "suicide" in result.worth_asking


def test_under_18_only_what_was_on_the_road_is_asked_for():
    told = {name: person("Sixteen")[name] for name in ("respondent", "age_group", "concerns")}
    assert 3 < len(Result(told, DEFINITIONS).worth_asking) < len(questionnaire().under_18)
