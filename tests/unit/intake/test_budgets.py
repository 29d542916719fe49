"""How much is asked before the first result: pages, words and minutes, counted as they are served.

One concern with nothing ticked, alcohol with what people who drink a lot usually answer, and the
same answered by someone who cares about them. The start page counts as a page and its words are
read too.
"""

import pytest

from tests.support.people import person, well_but
from tests.support.served import way_through
from tests.support.walking import open_part_two

ONE_CONCERN = well_but(
    concerns=["mental_health"], low_mood="most_days", anxiety="several_days",
    mental_health_care="no_care", role_functioning="slipping", pregnancy="no",
)  # fmt: skip
ALCOHOL = person("Daily drinking after seizures in withdrawal")


@pytest.mark.parametrize(
    ("told", "pages", "words", "minutes"),
    [
        (ONE_CONCERN, 14, 1300, 7),
        (ALCOHOL, 22, 1900, 10),
        (ALCOHOL | {"respondent": "loved_one"}, 22, 1900, 10),
    ],
    ids=["one concern", "alcohol", "of someone else"],
)
def test_the_way_to_the_first_result_is_short(started, told, pages, words, minutes):
    way = way_through(started, told)
    way.add(started.get("/intake/").content.decode())
    assert way.pages <= pages and way.words <= words and way.minutes <= minutes, vars(way)


def test_the_week_takes_three_minutes_at_most(started):
    way_through(started, ONE_CONCERN)
    open_part_two(started, "week")
    way = way_through(started, ONE_CONCERN, "week")
    assert way.minutes <= 3, vars(way)
