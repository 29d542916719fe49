"""Gates: what an empty box says, what a tick opens, and that nobody's answers depend on them."""

import random
import re

import pytest
from hypothesis import given, settings

from intake.answers import check_answers
from intake.gates import NONE, chosen, opened, own_answers, read_gates, shown, told
from intake.questionnaire import DATA, questionnaire
from intake.questions import NOT_SURE, PARTS
from intake.scoring import profile
from tests.support import strategies
from tests.support.road import walked
from tests.support.spoiled_files import copy_of, mistakes_in, plant

ALL = questionnaire()
GATES = ALL.gates
MIND, CARE = GATES["mind"].lines, GATES["care"].lines
NAMES = [line.id for line in MIND]
NO = {line.id: line.unticked for line in MIND}
# What a line has to say, so that the mildest answer of its question that is no "no" is in it.
WIDE = {
    "mania": ["ever"],
    "psychosis": ["ever", "hearing or seeing", "watched (me|them) or were after"],
    "eating": ["a lot of worry", "too little, too much"],
    "trauma_symptoms": ["even just sometimes"],
    "thinking_problems": ["even if reminders help"],
    "violence": ["thoughts", "or pictures", "unwanted"],
    "medical": ["under control"],
    "pregnancy": ["may be pregnant", "gave birth in the last year"],
    "current_care": ["a doctor, a counselor, a methadone clinic"],
    "left_care": ["last four weeks", "detox", "left or finished"],
    "treatment_history": ["counseling, pills", "hospital stay", "even long ago"],
    "work": ["a few hours", "themselves|myself", "on leave"],
    "school": ["part-time"],
    "caregiving": ["with others"],
    "court": ["child services"],
}
VOICES = {"psychosis": "now_distressing"}


def is_the_same_by_gates(person):
    """Asserts that a walk through the gates gives the answers of the questions themselves."""
    road = walked(person, parts=PARTS)
    by_gates = {name: road.answers[name] for name in road.asked if name in road.answers}
    assert by_gates == {name: person[name] for name in road.asked if name in person}
    assert profile(check_answers(road.answers, ALL)) == profile(by_gates)
    # Of what is not asked after all, an empty box may have said "no": it counts for nothing.
    beside = {name: v for name, v in road.answers.items() if name not in by_gates}
    assert beside.items() <= {line.id: line.unticked for line in CARE}.items()


@settings(max_examples=100, deadline=None)
@given(strategies.answers())
def test_gate_by_gate_and_question_by_question_give_the_same_answers(person):
    is_the_same_by_gates(person)


def test_the_same_holds_for_people_drawn_at_random():
    chance = random.Random(10)
    for draw in (strategies.someone, strategies.anyone):
        for _ in range(60):
            is_the_same_by_gates(draw(chance))


@pytest.mark.parametrize("line", [n for g in GATES.values() for n in g.lines], ids=lambda n: n.id)
def test_a_line_is_as_wide_as_the_mildest_answer_of_its_question(line):
    for words in WIDE[line.id]:
        for respondent in ("self", "loved_one"):
            assert re.search(words, line.text(respondent))


def test_whoever_is_not_sure_of_one_line_is_told_to_tick_it():
    for key in ("mind", "body", "care"):
        for respondent in ("self", "loved_one"):
            assert "Choose it." in GATES[key].hint_for(respondent)


@pytest.mark.parametrize("gate", GATES.values(), ids=lambda gate: gate.key)
def test_none_of_these_answers_each_with_its_first_option(gate):
    firsts = {name: ALL.questions[name].option_ids()[0] for name in gate.questions}
    assert told(gate.lines, [NONE], {}) == firsts


def test_only_the_ticked_are_asked_and_the_rest_counts_as_no():
    assert told(MIND, ["psychosis"], {}) == NO | {"psychosis": None}
    assert opened(GATES["mind"], NO, {"mind": ["psychosis"]}) == ("psychosis",)


def test_not_sure_and_nothing_chosen_leave_everything_open():
    assert told(MIND, [NOT_SURE], VOICES) == dict.fromkeys(NAMES, NOT_SURE)
    assert told(MIND, [], VOICES) == dict.fromkeys(NAMES)


def test_a_gate_shows_only_what_is_asked():
    without = [line.id for line in shown(GATES["care"], ["current_care", "treatment_history"])]
    assert without == ["current_care", "treatment_history"]


def test_an_answer_put_aside_by_an_empty_box_comes_back_with_the_tick():
    own = own_answers(GATES["mind"], NO | VOICES, ["psychosis"], {})
    cleared = told(MIND, [NONE], own)
    assert cleared == NO
    own = own_answers(GATES["mind"], cleared, [], own)
    assert told(MIND, ["psychosis"], own) == NO | VOICES


def test_an_answer_given_to_the_question_itself_counts_as_ticked():
    assert opened(GATES["mind"], NO | VOICES, {}) == ("psychosis",)
    assert chosen(MIND, NO | VOICES, []) == ["psychosis"]
    assert chosen(CARE, {"current_care": "php"}, None) == ["current_care"]


@pytest.mark.parametrize(
    ("answers", "before", "filled"),
    [
        ({}, None, []),
        ({}, [], []),
        ({}, NAMES, NAMES),
        (NO, [], [NONE]),
        (NO, ["mania"], ["mania"]),
        (dict.fromkeys(NAMES, NOT_SURE), [], [NOT_SURE]),
        (dict.fromkeys(NAMES, NOT_SURE), NAMES, NAMES),
    ],
)
def test_a_gate_is_filled_in_as_it_was_left(answers, before, filled):
    assert chosen(MIND, answers, before) == filled


def test_posting_a_gate_again_unchanged_changes_no_answer():
    chance = random.Random(3)
    for person in (strategies.anyone(chance) for _ in range(300)):
        for gate in GATES.values():
            answers = {name: person[name] for name in gate.questions if name in person}
            for before in ([], chance.sample(gate.questions, 2)):
                own = own_answers(gate, answers, before, {})
                again = told(gate.lines, chosen(gate.lines, answers, before), own)
                assert {k: v for k, v in again.items() if v is not None} == answers


def test_dangers_with_questions_of_their_own_stand_in_no_gate():
    held = {name for gate in GATES.values() for name in gate.questions}
    assert not held & {"suicide", "suicide_attempt", "means", "emergency_signs", "overdose"}


def refused(tmp_path, before, after, words=("", "")):
    """What is said of the file of gates, with another text in it and in its words."""
    path = copy_of(DATA / "gates.toml", tmp_path)
    plant(path, before, after)
    said = tmp_path / "en" / "gates.toml"
    said.write_text(said.read_text(encoding="utf-8").replace(*words), encoding="utf-8")
    return str(mistakes_in(lambda path: read_gates(path, ALL.questions), path)[0])


def test_an_empty_box_that_says_another_than_the_first_option_stops_the_start(tmp_path):
    said = refused(tmp_path, '"psychosis", unticked = "never"', '"psychosis", unticked = "past"')
    place = "gates.toml: gate 'mind': "
    assert said == f"{place}an empty box must say 'never', the first option of psychosis"


@pytest.mark.parametrize(
    ("name", "why"),
    [("eating", "it stands in another gate, too"), ("free_times", "only a question with one")],
)
def test_a_question_that_cannot_stand_in_a_gate_stops_the_start(tmp_path, name, why):
    renamed = ("line.medical.", f"line.{name}.")
    said = refused(tmp_path, 'id = "medical"', f'id = "{name}"', renamed)
    assert said.startswith(f"gates.toml: gate 'body': {why}")


def test_a_gate_of_one_line_stops_the_start(tmp_path):
    words = ("line.pregnancy.", "line.medical.also_")
    line = '    { id = "pregnancy", unticked = "no", also_no = ["not_applicable"] },\n'
    said = refused(tmp_path, line, "", words)
    assert "gate 'body'" in said


def test_who_said_that_it_does_not_apply_comes_back_to_an_empty_box_and_has_said_so_still():
    body, said = GATES["body"].lines, {"medical": "none", "pregnancy": "not_applicable"}
    assert chosen(body, said, ["pregnancy"]) == [NONE]
    assert told(body, [NONE], said) == said
    assert opened(GATES["body"], said, {"body": []}) == ()
    assert chosen(body, {**said, "pregnancy": "maybe"}, ["pregnancy"]) == ["pregnancy"]


def test_an_answer_that_leaves_a_box_empty_is_one_of_its_question(tmp_path):
    path = copy_of(DATA / "gates.toml", tmp_path)
    plant(path, '["not_applicable"]', '["nobody"]')
    mistakes = mistakes_in(lambda p: read_gates(p, ALL.questions), path)
    assert ("body", "line.pregnancy") in [(m.key, m.field) for m in mistakes]
