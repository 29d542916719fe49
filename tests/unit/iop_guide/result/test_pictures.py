"""The pictures of the result say in words what the result says: which level, and why not less."""

import gzip
import re

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from hypothesis import given

from iop_guide.result.pictures import Enough, needs, stair
from iop_guide.result.result import Result
from programs.levels.releases import from_files
from tests.support.people import DEFINITIONS, PEOPLE, person
from tests.support.strategies import answers

YES, NO, OPEN = Enough
KEYS = [level.key for level in DEFINITIONS.levels[1:]]
LEVELS = len(KEYS)


def columns(result):
    """What stands under each level, from top to bottom."""
    return list(zip(*(row.enough for row in needs(result).rows), strict=True)) or [()] * LEVELS


@given(answers())
def test_the_picture_shows_the_level_that_the_answers_point_to(told):
    result = Result(told, DEFINITIONS)
    if result.level is None or result.level.key not in KEYS:
        return
    shown, place = columns(result), KEYS.index(result.level.key)
    assert not any(NO in column for column in shown[place:])
    assert place == 0 or NO in shown[place - 1]
    if result.highest:
        highest = KEYS.index(result.highest.key)
        assert not any(OPEN in column for column in shown[highest:])
        assert {NO, OPEN} & set(shown[highest - 1])


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
    sheet = (settings.BASE_DIR / "static" / "pictures.css").read_bytes()
    assert len(gzip.compress(sheet)) <= 2048
