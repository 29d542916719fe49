"""The drawn week: fixed hours, sessions, what is left, and the shapes they become."""

import re
from dataclasses import replace

import pytest
from hypothesis import given

from intake.answers import stand
from intake.questionnaire import questionnaire
from intake.usual_hours import PATH, fixed_hours, sleep_hours, undrawn, usual_hours
from iop_guide.result.fit_of_result import format_of
from iop_guide.result.result import Result
from iop_guide.rules.definitions import DefinitionError
from iop_guide.rules.fit.formats import Format
from iop_guide.rules.fit.week import FIXED, SLEEP, TREATMENT, Block, count, sessions
from programs.levels.content import read_files, read_rules, read_texts
from programs.levels.drawn_week import drawn_week, usual_blocks
from programs.levels.week_shapes import LEFT, TALL, WIDE
from tests.support.people import person, well_but
from tests.support.spoiled_files import copy_of, mistakes_in, plant
from tests.support.strategies import answers

DEFINITIONS = read_rules(read_files())
TEXTS = {level.key: read_texts(level) for level in DEFINITIONS.levels}
FORMATS = {
    item["key"]: (level.key, format_of(item, {}))
    for level in DEFINITIONS.levels
    for item in level.texts.get("format", ())
}


def fixed(answers):
    return fixed_hours(stand(answers, questionnaire()))


def week_in(key, free=None):
    level, format_ = FORMATS[key]
    return sessions(format_, free, usual_blocks(TEXTS[level].week or ()))


def test_a_night_is_cut_at_midnight():
    found = fixed(well_but(work_schedule="nights"))
    assert Block(6, 44, 48, FIXED, "Work") in found and Block(0, 0, 12, FIXED, "Work") in found
    assert count(found, ()).fixed == 40


@pytest.mark.parametrize(
    ("told", "first"),
    [
        ({"work": "none"}, Block(0, 46, 48, SLEEP, "")),
        ({}, Block(0, 46, 48, SLEEP, "")),
        ({"work_schedule": "evenings"}, Block(0, 1, 17, SLEEP, "")),
        ({"work_schedule": "nights"}, Block(0, 16, 32, SLEEP, "")),
        ({"work_schedule": "nights", "work": "part_time"}, Block(1, 16, 32, SLEEP, "")),
    ],
)
def test_sleep_lies_where_work_leaves_it(told, first):
    slept = sleep_hours(stand(well_but(**told), questionnaire()))
    assert first in slept
    work = {cell for block in fixed(well_but(**told)) for cell in block.cells()}
    assert not any(block.cells() & work for block in slept)


def test_no_sleep_is_drawn_beside_shifts_that_change():
    assert sleep_hours(stand(well_but(work_schedule="shifts"), questionnaire())) == []


def test_shifts_that_change_and_open_hours_are_not_drawn():
    assert fixed(well_but(work_schedule="shifts")) == []
    assert fixed(well_but(work_schedule=None)) == []
    assert fixed(well_but(work="none")) == []


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ({}, []),
        ({"work": "none"}, []),
        ({"work_schedule": "shifts"}, ["work_schedule"]),
        ({"work_schedule": None, "caregiving": "not_sure"}, ["work_schedule", "caregiving"]),
    ],
)
def test_what_is_left_out_of_the_picture_is_named(told, names):
    assert undrawn(stand(well_but(**told), questionnaire())) == names


def test_the_usual_week_of_the_level_is_taken_where_it_is_free():
    assert week_in("iop_evening") == week_in("iop_evening", frozenset({"weekday_evenings"}))
    assert week_in("iop_evening")[0].what == "Group: skills and coping"


@pytest.mark.parametrize(
    ("key", "free", "hours", "parts"),
    [
        ("iop_virtual", {"weekday_mornings"}, 9, {"weekday_mornings"}),
        ("iop_day", {"weekends"}, 9, {"weekday_mornings"}),
        ("iop_weekend", {"weekends"}, 9, {"weekends"}),
        ("iop_weekend", {"weekends", "weekday_evenings"}, 9, {"weekends", "weekday_evenings"}),
        ("php_day", {"weekday_mornings"}, 27.5, {"weekday_mornings", "weekday_afternoons"}),
        ("outpatient_office", {"weekday_mornings"}, 1, {"weekday_mornings"}),
        ("outpatient_telehealth", {"weekends"}, 1, {"weekends"}),
    ],
)
def test_sessions_lie_in_the_times_that_are_free(key, free, hours, parts):
    found = week_in(key, frozenset(free))
    assert count((), found).treatment == hours
    assert {block.part() for block in found} <= parts


@pytest.mark.parametrize("key", FORMATS)
def test_an_example_has_at_least_the_hours_of_its_format_and_never_two_at_once(key):
    _level, format_ = FORMATS[key]
    if format_.hours < 100:
        found = week_in(key)
        cells = [cell for block in found for cell in block.cells()]
        assert len(cells) == len(set(cells)) >= 2 * format_.hours
        assert all(0 <= block.start < block.end <= 48 for block in found)


@pytest.mark.parametrize("hours", [*range(1, 31)])
@pytest.mark.parametrize(
    "times", [{"weekday_mornings", "weekday_afternoons"}, {"weekday_evenings", "weekends"}]
)
def test_an_example_without_a_usual_week_has_its_hours_too(hours, times):
    made_up = Format(key="x", times=frozenset(times), hours=hours, suits={})
    found = sessions(made_up, None, ())
    cells = [cell for block in found for cell in block.cells()]
    assert len(cells) == len(set(cells))
    assert hours < 9 or hours > 21 or len(cells) >= 2 * min(hours, 21)
    assert {block.part() for block in found} <= times


def test_a_slot_that_is_no_time_is_refused_before_it_is_drawn():
    level = next(level for level in DEFINITIONS.levels if level.key == "iop")
    slot = {"day": "Monday", "start": "nine", "end": "ten", "what": "Group"}
    with pytest.raises(DefinitionError, match="Monday: 'nine' is no time of a day") as refused:
        read_texts(replace(level, texts={**level.texts, "week": [slot]}))
    (mistake,) = refused.value.mistakes
    assert (mistake.table, mistake.key, mistake.field) == ("level", "iop", "week.1")


def test_what_is_left_counts_an_hour_once():
    work = [Block(0, 18, 34, FIXED, "Work")]
    care = [Block(0, 30, 36, TREATMENT, "Group")]
    found = count(work, care)
    assert (found.fixed, found.treatment, found.both) == (8, 3, 2)
    assert found.left == 112 - 9


@given(answers())
def test_the_picture_stays_within_its_frame(found):
    result = Result(found, DEFINITIONS)
    if result.fit is None or result.fitting.day_and_night:
        return
    usual = usual_blocks(TEXTS[result.level.key].week or ())
    week = result.fitting.week
    care = sessions(result.fit.format, week.times, usual)
    drawn = drawn_week(care, result.fitting.fixed, result.fitting.sleep)
    for _kind, path in drawn.paths:
        for x, y, across in re.findall(r"M(\d+) (\d+)h(-?\d+)", path):
            ends = sorted((int(x), int(x) + int(across)))
            assert LEFT <= ends[0] < ends[1] <= LEFT + WIDE
            assert int(y) > 0 and int(y) + TALL <= drawn.height
    assert 0 <= drawn.hours.left <= 112


def test_a_parent_on_night_shifts():
    found = fixed(person("A parent alone, on night shifts, with cocaine"))
    assert count(found, ()).fixed == 85.5


@pytest.mark.parametrize(
    ("file", "before", "after", "message"),
    [
        ("", 'start = "09:00"', 'start = "29:00"', "no time of a day"),
        ("", 'days = ["Monday"', 'days = ["Munday"', "'Munday' is no day"),
        ("en/", "what =", "wat =", "'wat' is not known here"),
        ("", 'work = "full_time"', 'work = "full"', "work has no option 'full'"),
    ],
)
def test_a_mistake_in_the_usual_hours_stops_the_start(tmp_path, file, before, after, message):
    path = copy_of(PATH, tmp_path)
    plant(tmp_path / f"{file}usual_hours.toml", before, after)
    found = [str(mistake) for mistake in mistakes_in(usual_hours, path)]
    place = f"{file}usual_hours.toml: hours 'work_full_days': "
    assert any(one.startswith(place) and message in one for one in found), found
