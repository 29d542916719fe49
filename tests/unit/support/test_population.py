"""The made-up population: whole and valid answers, and about the prevalences it was made for."""

import random
from collections.abc import Callable

import pytest

from tests.support.contract import (
    ALWAYS_DUE,
    MANY,
    NOT_SURE,
    OPTIONS,
    Answers,
    asked,
    named,
    open_questions,
    rank,
)
from tests.support.population import population, with_open

PEOPLE = list(population(4000, seed=1))


def is_valid(name: str, answer: object) -> bool:
    if name not in MANY:
        return answer in OPTIONS[name]
    assert isinstance(answer, list)
    alone = "none" not in answer or len(answer) == 1
    return bool(answer) and alone and len({*answer} & {*OPTIONS[name]}) == len(answer)


def test_everyone_answers_all_that_is_asked_and_nothing_else():
    for answers in PEOPLE:
        assert open_questions(answers) == []
        assert asked(answers) == answers
        assert all(is_valid(name, answer) for name, answer in answers.items())


def test_of_several_substances_one_is_used_as_often_as_the_most_frequent():
    for answers in PEOPLE:
        told = [answers.get(f"frequency_{one}") for one in named(answers, "substances")]
        if any(told):
            most = max(told, key=lambda option: rank("use_frequency", option))
            assert most == answers["use_frequency"]


def test_the_same_seed_gives_the_same_people():
    assert list(population(50, seed=1)) == PEOPLE[:50]
    assert list(population(50, seed=2)) != PEOPLE[:50]


PREVALENCES: dict[str, tuple[Callable[[Answers], bool], float, float]] = {
    "comes for substances": (lambda p: p["concerns"] != ["mental_health"], 0.66, 0.74),
    "under 18": (lambda p: p["age_group"] == "under_18", 0.03, 0.05),
    "a loved one": (lambda p: p["respondent"] == "loved_one", 0.28, 0.34),
    "thoughts of suicide": (lambda p: p["suicide"] == "thoughts", 0.09, 0.12),
    "a plan": (lambda p: p["suicide"] == "plan_or_intent", 0.01, 0.02),
    "a recent attempt": (lambda p: p["suicide_attempt"] == "past_3_months", 0.015, 0.026),
    "voices now": (lambda p: rank("psychosis", p["psychosis"]) > 1, 0.03, 0.055),
    "mania now": (lambda p: rank("mania", p["mania"]) > 1, 0.014, 0.028),
    "emergency signs": (lambda p: p["emergency_signs"] != ["none"], 0.013, 0.026),
    "moderate withdrawal": (lambda p: p.get("withdrawal_now") == "moderate", 0.04, 0.06),
    "severe withdrawal": (lambda p: p.get("withdrawal_now") == "severe", 0.004, 0.011),
    "an unsafe home": (lambda p: p["home_safety"] == "unsafe", 0.033, 0.05),
    "pregnant": (lambda p: p["pregnancy"] == "yes", 0.014, 0.026),
    "postpartum": (lambda p: p["pregnancy"] == "gave_birth_past_year", 0.023, 0.037),
    "in care now": (lambda p: p["current_care"] != "none", 0.22, 0.28),
    "left 24-hour care": (lambda p: p.get("left_care") == "inpatient", 0.038, 0.06),
}


@pytest.mark.parametrize("name", PREVALENCES)
def test_what_people_tell_is_about_as_common_as_it_was_asked_to_be(name):
    holds, least, most = PREVALENCES[name]
    assert least <= sum(map(holds, PEOPLE)) / len(PEOPLE) <= most


def test_troubles_come_together():
    low = [p for p in PEOPLE if p["low_mood"] == "nearly_every_day"]
    well = [p for p in PEOPLE if p["low_mood"] == "not_at_all"]
    thoughts = [
        sum(rank("suicide", p["suicide"]) > 1 for p in some) / len(some) for some in (low, well)
    ]
    assert thoughts[0] > 5 * thoughts[1]


@pytest.mark.parametrize("share", [0.03, 0.1])
def test_open_answers_are_about_the_share_and_never_those_that_are_always_due(share):
    chance, was, left = random.Random(3), 0, 0
    for answers in PEOPLE[:1000]:
        opened = with_open(answers, share, chance)
        told = {name: answer for name, answer in opened.items() if answer != NOT_SURE}
        assert told.items() <= answers.items()
        assert opened.keys() <= answers.keys()
        assert {*ALWAYS_DUE} <= told.keys()
        was, left = was + len(answers), left + len(told)
    assert was * (1 - share) < left < was * (1 - 0.9 * share)
