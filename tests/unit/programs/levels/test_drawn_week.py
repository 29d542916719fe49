"""The drawn week: what lies in it, and where; on the page of a level, too."""

import pytest

from iop_guide.rules.fit.formats import Format
from iop_guide.rules.fit.week import FIXED, TREATMENT, Block, sessions
from programs.levels.drawn_week import Line, Slot, drawn_week
from programs.levels.releases import from_files

WORK = [Block(day, 18, 34, FIXED, "Work") for day in range(5)]


def test_a_session_within_fixed_hours_is_drawn_and_told_as_both():
    care = Format(key="x", times=frozenset({"weekday_mornings"}), hours=9, suits={})
    drawn = drawn_week(sessions(care, None, ()), WORK)
    assert sum(shape.state == "both" for shape in drawn.shapes) == 3
    assert drawn.days[0].fixed == [Slot("9 am to 5 pm", "Work")]
    assert drawn.days[0].treatment == [Slot("9 am to noon", "")]
    assert drawn.hours.both == 9


@pytest.mark.parametrize(("start", "first"), [(18, "6 am"), (12, "6 am"), (11, "midnight")])
def test_the_night_is_drawn_only_where_something_lies_in_it(start, first):
    drawn = drawn_week([Block(2, start, 20, TREATMENT, "")])
    assert drawn.lines[0] == Line(first, drawn.top)
    (shape,) = drawn.shapes
    assert (shape.y == drawn.top) == (start == 12)
    assert shape.y + shape.height < drawn.height


@pytest.mark.parametrize("key", ["outpatient", "iop", "php"])
def test_the_page_of_a_level_draws_every_slot_of_its_usual_week(visitor, key):
    html = visitor.get(f"/levels/{key}/").content.decode()
    week = from_files().levels[key].week
    assert week and html.count('<rect class="week-treatment"') == len(week)
    assert html.count('<rect class="week-column"') == 7
    assert "week-fixed" not in html and ">6 am</text>" in html
