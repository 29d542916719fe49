"""The road through the questions: what is asked of whom, and that skipping never lengthens it."""

from hypothesis import given
from hypothesis import strategies as st

from intake.journey import journey
from intake.questionnaire import questionnaire
from intake.questions import NOT_SURE
from tests.support.people import well_but
from tests.support.road import length, walked
from tests.support.strategies import REQUIRED, answers

ANYONE = answers()
GATES = questionnaire().gates
EMPTY = {line.id: line.unticked for gate in GATES.values() for line in gate.lines}
ONE_OF_TWENTY = st.integers(0, 19)


@given(ANYONE, ONE_OF_TWENTY, st.sampled_from([None, "not_sure"]))
def test_leaving_a_question_open_never_makes_the_road_longer(told, number, left):
    """Neither skipped nor "not sure", whichever question of the road it is. What an empty box said
    is only left open by a tick, which opens its page, or with the whole gate (see below). What
    was ticked beside it, and would have been closed by the answer, keeps its page."""
    names = [n for n in walked(told).asked if n not in REQUIRED and told.get(n) != EMPTY.get(n)]
    pages, questions = length(told)
    for name in names[number::20]:
        ticked = len(ticked_beside(name, told))
        skipped = {key: value for key, value in told.items() if key != name}
        if left and questionnaire().questions[name].not_sure:
            skipped[name] = left
        fewer_pages, fewer_questions = length(skipped)
        assert fewer_pages <= pages + ticked and fewer_questions <= questions + ticked, name


def ticked_beside(name, told):
    """The lines of the same gate that this person ticks, and that the answer to `name` closes."""
    asked = walked(told).asked
    gates = [gate.questions for gate in GATES.values() if name in gate.questions]
    return [n for lines in gates for n in lines if told.get(n) != EMPTY[n] and n not in asked]


def test_a_line_ticked_beside_one_left_open_keeps_its_page():
    told = well_but(current_care="not_sure", left_care="inpatient")
    assert "left_care" in walked(told).asked
    assert "left_care" not in walked(told | {"current_care": "inpatient"}).asked


@given(ANYONE, st.sampled_from(sorted(GATES)), st.sampled_from([(), (NOT_SURE,)]))
def test_leaving_a_gate_open_never_makes_the_road_longer(told, key, chosen):
    pages, questions = length(told)
    fewer_pages, fewer_questions = length(told, {key: chosen})
    assert fewer_pages <= pages and fewer_questions <= questions


def test_an_open_answer_opens_nothing():
    told = well_but(concerns=["mental_health"], use_frequency="not_sure", suicide="not_sure")
    asked = walked(told).asked
    assert "substances" not in asked and "means" not in asked
    assert {"substances", "means"} < set(
        walked(well_but(use_frequency="daily", suicide="thoughts")).asked
    )


def test_what_was_answered_already_stays_while_it_may_count():
    """Someone who goes back and is no longer sure is still shown what hung on it."""
    told = well_but(concerns=["mental_health"], use_frequency="not_sure", substances=["alcohol"])
    so_far = journey(told, [page.key for page in questionnaire().pages], questionnaire())
    assert "substances" in so_far.asked and "sud_criteria" not in so_far.asked
