"""The open question that settles the most: the measure, and brute force over all of them."""

import random

import pytest

from intake.questionnaire import questionnaire
from intake.scoring import profile
from iop_guide.result import Result
from iop_guide.rules.comparison import place
from iop_guide.rules.recommendation import Outcome
from iop_guide.rules.settling import settles_most
from programs.releases import from_files

from .people import person, well_but
from .strategies import someone

DEFINITIONS = from_files().definitions
QUESTIONS = questionnaire().questions


def chosen(**widths):
    """Which of these questions settles most, given the width that each of its answers leaves."""
    answers = {name: range(len(left)) for name, left in widths.items()}
    return settles_most(answers, lambda name, number: widths[name][number])


def test_the_mean_over_all_answers_counts_and_not_the_best_one():
    assert chosen(lucky=[(0, 0), (3, 9), (3, 9), (3, 9)], steady=[(2, 9), (2, 9)]) == "steady"


def test_levels_come_before_ratings_and_order_decides_the_rest():
    assert chosen(few=[(1, 1)], many=[(0, 40)]) == "many"
    assert chosen(first=[(1, 5), (1, 7)], second=[(1, 6), (1, 6)], third=[(1, 7)]) == "first"
    assert chosen(first=[(1, 7)], second=[(1, 6)]) == "second"


def test_where_nothing_is_open_nothing_settles():
    assert chosen() is None
    assert settles_most({"zip": ()}, lambda name, value: (0, 0)) is None


def mean_left(found, name):
    """How many levels, and how many steps of ratings, one question leaves open on average."""
    question, levels, steps = QUESTIONS[name], [], []
    for option in question.option_ids():
        given = profile(found | {name: [option] if question.many else option})
        levels.append(place(DEFINITIONS, given.high) - place(DEFINITIONS, given.low))
        steps.append(sum(given.high.values()) - sum(given.low.values()))
    return sum(levels) / len(levels), sum(steps) / len(steps)


@pytest.mark.parametrize("seed", range(2))
def test_no_other_open_question_would_leave_less_open(seed):
    chance, seen = random.Random(seed), 0
    while seen < 12:
        found = someone(chance)
        result = Result(found, DEFINITIONS)
        wide = result.highest or result.outcome == Outcome.NOT_ENOUGH_ANSWERS
        assert (result.settles_most is None) == (not wide or not result.open_questions)
        if result.settles_most:
            seen += 1
            left = {name: mean_left(found, name) for name in result.open_questions}
            assert left[result.settles_most] == min(left.values())
            assert next(n for n in left if left[n] == min(left.values())) == result.settles_most


def test_one_open_question_is_the_one():
    assert Result(well_but(suicide="not_sure"), DEFINITIONS).settles_most == "suicide"
    found = person("Severe symptoms, no danger, a strong home") | {"self_care": "not_sure"}
    assert Result(found, DEFINITIONS).settles_most == "self_care"
