"""The open question that settles the most: the measure, and brute force over all of them."""

import random

import pytest

from intake.questionnaire import questionnaire
from intake.safety import INTERRUPTING
from intake.scoring import profile
from intake.triggers import triggers
from iop_guide.result.result import Result
from iop_guide.rules.comparison import place
from iop_guide.rules.explain.open_questions import settles_most
from iop_guide.rules.recommendation import Outcome
from programs.levels.releases import from_files
from tests.support.people import person, well_but
from tests.support.strategies import someone

DEFINITIONS = from_files().definitions
QUESTIONS = questionnaire().questions


def chosen(*groups, now=(4, 40)):
    """Which of these questions is asked for, given the width that each of its answers leaves."""
    widths = {name: left for group in groups for name, left in group.items()}
    answers = [{name: range(len(left)) for name, left in group.items()} for group in groups]
    return settles_most(answers, lambda name, number: widths[name][number], now)


def test_the_mean_over_all_answers_counts_and_not_the_best_one():
    lucky, steady = [(0, 0), (3, 9), (3, 9), (3, 9)], [(2, 9), (2, 9)]
    assert chosen({"lucky": lucky, "steady": steady}) == "steady"


def test_levels_come_before_ratings_and_order_decides_the_rest():
    assert chosen({"few": [(1, 1)], "many": [(0, 40)]}) == "many"
    widths = {"first": [(1, 5), (1, 7)], "second": [(1, 6), (1, 6)], "third": [(1, 7)]}
    assert chosen(widths) == "first"
    assert chosen({"first": [(1, 7)], "second": [(1, 6)]}) == "second"


def test_a_later_group_is_asked_only_where_no_earlier_one_narrows_the_levels():
    assert chosen({"known": [(2, 9)]}, {"hard": [(0, 0)]}, now=(3, 9)) == "known"
    assert chosen({"idle": [(3, 1)]}, {"hard": [(2, 9)]}, now=(3, 9)) == "hard"
    assert chosen({"idle": [(3, 8)]}, {"idle_too": [(3, 9)]}, now=(3, 9)) == "idle"


def test_where_nothing_is_open_nothing_settles():
    assert chosen() is None
    assert settles_most([{"zip": ()}], lambda name, value: (0, 0), (0, 0)) is None


def mean_left(found, name):
    """How many levels, and how many steps of ratings, one question leaves open on average."""
    question, levels, steps = QUESTIONS[name], [], []
    for option in question.option_ids():
        given = profile(found | {name: [option] if question.many else option})
        levels.append(place(DEFINITIONS, given.high) - place(DEFINITIONS, given.low))
        steps.append(sum(given.high.values()) - sum(given.low.values()))
    return sum(levels) / len(levels), sum(steps) / len(steps)


def urgent(result):
    """The questions that leave an emergency, or help first, undecided."""
    rows = result.profile.could_not_tell
    return [row.question for row in rows if triggers()[row.key].urgency in INTERRUPTING]


@pytest.mark.parametrize("seed", range(2))
def test_danger_is_asked_for_first_and_then_what_leaves_the_least_open(seed):
    chance, seen = random.Random(seed), 0
    while seen < 12:
        found = someone(chance) | {"respondent": "self"}
        result = Result(found, DEFINITIONS)
        wide = result.highest or result.outcome == Outcome.NOT_ENOUGH_ANSWERS
        assert (result.settles_most is None) == (not wide or not result.open_questions)
        if result.settles_most and urgent(result):
            assert result.settles_most == urgent(result)[0]
        elif result.settles_most and not result.profile.could_not_tell:
            seen += 1
            left = {name: mean_left(found, name) for name in result.open_questions}
            assert left[result.settles_most] == min(left.values())
            assert next(n for n in left if left[n] == min(left.values())) == result.settles_most


def test_a_parent_is_asked_for_danger_and_then_for_what_others_can_see():
    open_to_all = {"mental_health_care": "not_sure", "readiness": "not_sure"}
    both = {"suicide": "not_sure", "mania": "not_sure"}
    parent = well_but(respondent="loved_one", **both)
    assert Result(parent, DEFINITIONS).settles_most == "suicide"
    low = well_but(
        respondent="loved_one", concerns=["alcohol"], use_frequency="weekly",
        substances=["alcohol"], drinks_per_day="3_4", withdrawal_now="none",
        withdrawal_history="none", use_risks=["none"], time_without_use="weeks",
        sud_criteria="not_sure", support="not_sure", low_mood="most_days",
        role_functioning="failing", **open_to_all,
    )  # fmt: skip
    asked = Result(low, DEFINITIONS).settles_most
    assert not QUESTIONS[asked].only_they_know


def test_what_holds_the_range_open_is_open_and_named():
    found = person("Severe symptoms, no danger, a strong home") | {"self_care": "not_sure"}
    result = Result(found, DEFINITIONS)
    assert result.highest
    assert "self_care" in result.holds_open
    assert Result(well_but(), DEFINITIONS).holds_open == []


def test_one_open_question_is_the_one():
    assert Result(well_but(suicide="not_sure"), DEFINITIONS).settles_most == "suicide"
    found = person("Severe symptoms, no danger, a strong home") | {"self_care": "not_sure"}
    assert Result(found, DEFINITIONS).settles_most == "self_care"
