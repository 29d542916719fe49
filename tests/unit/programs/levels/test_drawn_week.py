"""The drawn week: what lies in it, and where; on the page of a level, too."""

import re
from collections import Counter

import pytest

from iop_guide.rules.fit.formats import Format
from iop_guide.rules.fit.week import FIXED, SLEEP, TREATMENT, Block, sessions
from programs.levels.drawn_week import Slot, drawn_week
from programs.levels.releases import from_files
from programs.levels.week_shapes import LEFT

WORK = [Block(day, 18, 34, FIXED, "Work") for day in range(5)]
NIGHT = [Block(6, 44, 48, FIXED, "Work"), Block(0, 0, 12, FIXED, "Work")]
BAR = re.compile(r"M\d+ \d+[^M]*")


def bars(drawn, kind):
    """The outlines of one kind, one for each block."""
    return BAR.findall(dict(drawn.paths).get(kind, ""))


def test_a_session_within_fixed_hours_is_drawn_and_told_as_both():
    care = Format(key="x", times=frozenset({"weekday_mornings"}), hours=9, suits={})
    drawn = drawn_week(sessions(care, None, ()), WORK)
    assert len(bars(drawn, "both")) == 3
    assert drawn.days[0].slots == [
        Slot("9 am to noon", "", TREATMENT), Slot("9 am to 5 pm", "Work", FIXED),
    ]  # fmt: skip
    assert drawn.hours.both == 9


@pytest.mark.parametrize(("start", "first"), [(18, "6 am"), (12, "6 am"), (11, "midnight")])
def test_the_night_is_drawn_only_where_something_lies_in_it(start, first):
    drawn = drawn_week([Block(2, start, 20, TREATMENT, "")])
    assert (drawn.times[0].text, drawn.times[0].x) == (first, LEFT)
    (bar,) = bars(drawn, TREATMENT)
    assert bar.startswith(f"M{LEFT} ") == (start == 12)


def test_a_night_shift_is_one_piece_over_midnight():
    drawn = drawn_week([], NIGHT)
    assert drawn.days[6].slots == [Slot("10 pm to 6 am", "Work", FIXED)]
    assert drawn.days[0].slots == []  # told on the day that it begins
    before, after = bars(drawn, FIXED)
    assert not before.endswith("z") and not after.endswith("z")  # open at midnight, on both sides
    assert bars(drawn_week([], WORK), FIXED)[0].endswith("z")


def test_sleep_is_drawn_and_told_and_counts_as_nothing():
    sleep = [Block(0, 16, 32, SLEEP, "")]
    drawn = drawn_week([], NIGHT, sleep)
    assert len(bars(drawn, SLEEP)) == 1
    assert Slot("8 am to 4 pm", "", SLEEP) in drawn.days[0].slots
    assert drawn.hours == drawn_week([], NIGHT).hours


def test_every_kind_of_a_day_has_its_label_once_and_none_covers_another():
    care = [Block(0, 36, 42, TREATMENT, "Group")]
    sleep = [Block(0, 0, 14, SLEEP, ""), Block(0, 46, 48, SLEEP, "")]
    labels = drawn_week(care, WORK, sleep).days[0].labels
    assert [(label.kind, label.text) for label in labels] == [
        (TREATMENT, ""), (FIXED, "Work"), (SLEEP, ""),
    ]  # fmt: skip
    crowded = [Block(0, 18, 20, TREATMENT, ""), Block(0, 20, 22, FIXED, "Work")]
    assert [label.kind for label in drawn_week(crowded[:1], crowded[1:]).days[0].labels] == [
        TREATMENT
    ]


@pytest.mark.parametrize("key", ["outpatient", "iop", "php"])
def test_the_page_of_a_level_draws_every_slot_of_its_usual_week(visitor, key):
    html = visitor.get(f"/levels/{key}/").content.decode()
    week = from_files().levels[key].week
    (path,) = re.findall(r'<path class="week-treatment" d="([^"]+)"', html)
    assert week and len(BAR.findall(path)) == len(week)
    assert "week-fixed" not in html and ">6 am</text>" in html


def test_the_picture_and_its_table_are_about_the_same_hours():
    care = [Block(2, 36, 42, TREATMENT, "Group")]
    drawn = drawn_week(care, WORK, [Block(day, 46, 48, SLEEP, "") for day in range(7)])
    told = [slot.kind for day in drawn.days for slot in day.slots]
    assert {kind: len(bars(drawn, kind)) for kind in told} == Counter(told)
    assert [(days, len(slots)) for days, slots in drawn.told] == [
        ("Monday, Tuesday, Thursday and Friday", 2), ("Wednesday", 3), ("Saturday and Sunday", 1),
    ]  # fmt: skip
