"""The pictures of the result say in words what the result says: which level, and why not less."""

import gzip
import re

import pytest
from django.conf import settings as django_settings
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st

from iop_guide.result.pictures import ORDER, Enough, needs, stair
from iop_guide.result.result import Result
from iop_guide.rules.comparison import place
from programs.levels.releases import from_files
from tests.support.people import CASES, DEFINITIONS, PEOPLE, person
from tests.support.strategies import answers, someone

YES, NO, OPEN = Enough
LEVELS = len(DEFINITIONS.levels) - 1


def decided(result):
    """What the rules say of each level: enough, not enough, or left open."""
    keys = [level.key for level in DEFINITIONS.levels]
    least, most = (place(DEFINITIONS, end) for end in (result.profile.low, result.profile.high))
    if result.level:
        assert keys[least] == result.level.key
    if result.highest:
        assert keys[most] == result.highest.key
    return [NO if n < least else OPEN if n < most else YES for n in range(1, len(keys))]


def assert_says_what_the_rules_say(result):
    """Together the rows say it, whether one of them speaks of all or one aspect says it alone; and
    no row ever says less is enough, or asks for more, than the result does."""
    rows, said = needs(result).rows, decided(result)
    for place_, mark in enumerate(said):
        column = [row.enough[place_] for row in rows]
        assert max(column, key=ORDER.index, default=YES) == mark
    assert all(row.enough == said for row in rows if not row.name)


@given(answers() | st.randoms(use_true_random=False).map(someone))
@settings(max_examples=150, deadline=None)
def test_the_picture_says_what_the_rules_say(told):
    assert_says_what_the_rules_say(Result(told, DEFINITIONS))


@pytest.mark.parametrize("entry", [*PEOPLE, *CASES], ids=lambda entry: entry["name"])
def test_the_picture_of_the_example_people_says_what_the_rules_say(entry):
    assert_says_what_the_rules_say(Result(entry["answers"], DEFINITIONS))


@pytest.mark.parametrize("example", PEOPLE, ids=lambda example: example["name"])
def test_nothing_is_told_twice_and_every_row_says_something(example):
    rows = [row for row in needs(Result(example["answers"], DEFINITIONS)).rows if row.name]
    clauses = [row.told for row in rows if " " in row.told]
    assert len(set(clauses)) == len(clauses)
    assert all(row.told or row.open for row in rows)


def test_what_every_level_is_enough_for_is_named_in_one_line():
    shown = needs(Result(person("Back to drinking twice while in counseling"), DEFINITIONS))
    assert [row.name for row in shown.rows] == ["Alcohol and drug use", "Care so far"]
    assert shown.any_level == ["daily life", "support"]
    assert shown.rows[0].told.startswith("You show six of the eleven signs")
    assert shown.rows[0].enough == [NO, YES, YES, YES]


def test_what_is_open_is_asked_and_never_told():
    told = person("Back to drinking twice while in counseling") | {"eating": "not_sure"}
    row = next(r for r in needs(Result(told, DEFINITIONS)).rows if "eating" in r.open)
    assert OPEN in row.enough and "eat" not in row.told


def test_the_stair_marks_where_one_stands_and_how_far_it_could_be():
    states = [step.state for step in stair(from_files(), "iop", "inpatient")]
    assert states == ["other", "pointed", "possible", "possible"]
    assert [step.state for step in stair(from_files(), None, None)] == ["other"] * LEVELS


def test_the_table_has_a_word_for_every_mark():
    result = Result(person("Back to drinking twice while in counseling"), DEFINITIONS)
    shown = {"picture": needs(result), "stair": stair(from_files(), "iop", None)}
    html = render_to_string("recommendation/_pictures.html", shown)
    marks = [mark for row in shown["picture"].rows for mark in row.enough]
    words = {YES: "enough", NO: "not enough", OPEN: "maybe"}
    cells = re.findall(r'<td class="(\w+)">([\w ]+)</td>', html)
    assert cells == [(mark, words[mark]) for mark in marks]
    assert re.findall(r"<b>(IOP|PHP)</b>( <span>Here</span>)?", html) == [
        ("IOP", " <span>Here</span>"),
        ("PHP", ""),
    ]


def test_the_sheet_of_the_pictures_is_small():
    sheet = (django_settings.BASE_DIR / "static" / "pictures.css").read_bytes()
    assert len(gzip.compress(sheet)) <= 2048


def test_a_row_that_is_not_drawn_takes_no_words_from_one_that_is():
    shown = needs(Result(person("Pregnant, with fentanyl every day"), DEFINITIONS))
    assert "withdrawal" in shown.any_level
    row = next(row for row in shown.rows if row.name == "Alcohol and drug use")
    assert "use opioids every day" in row.told


def test_a_row_tells_nothing_of_another_part_of_the_questionnaire():
    result = Result(
        person("Stimulants, nowhere to live, earlier programs did not hold"), DEFINITIONS
    )
    row = next(row for row in needs(result).rows if row.name == "Care so far")
    assert "use" not in row.told.split(" did not help ")[-1] and "did not help you" in row.told
