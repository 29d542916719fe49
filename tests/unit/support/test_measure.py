"""The people whose way is measured can be told, tick a gate as a person would, and have budgets."""

import pytest

from intake.answers import check_answers
from intake.questionnaire import questionnaire

from ...measure.budgets import over
from ...measure.person import people, picks
from ...measure.result import Result
from ...measure.road import Road
from ...measure.screen import Screen

MIND = ["mania", "psychosis", "eating", "none", "not_sure"]


@pytest.mark.parametrize("name, answers", list(people()))
def test_each_person_answers_what_is_asked(name, answers):
    check_answers(answers, questionnaire())


def test_there_are_nine():
    assert len(dict(people())) == 9


@pytest.mark.parametrize(
    "answers, ticked",
    [
        ({"mania": "past", "psychosis": "never", "eating": "some"}, ["mania", "eating"]),
        ({"mania": "never", "psychosis": "not_sure", "eating": "none"}, ["none"]),
        ({"mania": "not_sure", "psychosis": "not_sure"}, ["not_sure"]),
        ({}, []),
    ],
)
def test_a_gate_is_ticked_for_what_is_not_the_first_option(answers, ticked):
    assert picks("gate_mind", MIND, answers) == ticked


def test_a_question_is_answered_as_told_and_else_skipped():
    assert picks("mania", ["never", "past"], {"mania": "past"}) == ["past"]
    assert picks("concerns", ["alcohol"], {"concerns": ["alcohol"]}) == ["alcohol"]
    assert picks("zip", [""], {}) == []


@pytest.mark.parametrize(("concern", "more"), [("alcohol", []), ("mental_health", ["screens"])])
def test_what_is_over_its_budget_is_named(concern, more):
    road = Road(screens=[Screen(10, 1)] * 15)
    result = Result(Screen(601, 4), papers=2, others={"/recommendation/why/": Screen(701, 9)})
    said = list(over({"concerns": [concern]}, road, result))
    assert said == [f"part one: 15 {what}, at most 14" for what in more] + [
        "first page: 601 words, at most 600",
        "/recommendation/why/: 701 words, at most 700",
    ]
