"""The people whose way to a result is measured can be told, and tick a gate as a person would."""

import pytest

from intake.answers import check_answers
from intake.questionnaire import questionnaire

from ...measure.person import people, picks

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
