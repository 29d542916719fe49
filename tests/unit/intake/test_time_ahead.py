"""How long the questions ahead take, held against the pages as served; and how far one is."""

from functools import partial

import pytest
from hypothesis import given

from intake.journey import journey
from intake.questionnaire import questionnaire
from intake.time_ahead import minutes_for, minutes_from_the_start, minutes_left, progress
from iop_guide.result.decided.asks import asks
from tests.support.people import DEFINITIONS, person, well_but
from tests.support.road import walked
from tests.support.served import way_through
from tests.support.strategies import answers
from tests.support.walking import QUESTIONS

ASKS = partial(asks, definitions=DEFINITIONS)


@pytest.mark.parametrize(
    "told",
    [
        well_but(concerns=["mental_health"]),
        well_but(concerns=["mental_health"], respondent="loved_one"),
        person("Daily drinking after seizures in withdrawal"),
    ],
)
def test_the_time_is_that_of_the_pages_as_they_are_served(started, told):
    road = walked(told, ASKS)
    computed = minutes_for(road.of_part(1), road)
    assert way_through(started, told).minutes == pytest.approx(computed, abs=1)


def test_the_time_is_of_ones_own_road():
    start = journey({}, [], questionnaire())
    drinker = walked(person("Daily drinking after seizures in withdrawal"))
    assert minutes_for(start.of_part(1), start) < minutes_for(drinker.of_part(1), drinker)


@given(answers())
def test_how_far_one_is_never_goes_backwards(told):
    """Whatever a page opens: each page ahead stands further along than the one before."""
    road = walked(told)
    places = [progress(road, page).done for page in road.of_part(1)]
    assert places == sorted(set(places)) and places[-1] < progress(road, road.pages[0]).of


@given(answers())
def test_the_time_left_becomes_less(told):
    road = walked(told)
    minutes = [progress(road, page).minutes for page in road.of_part(1)]
    assert minutes == sorted(minutes, reverse=True) and minutes[-1] <= 2


def test_a_page_says_how_long_the_rest_takes(started):
    start = journey({"respondent": "self"}, ["for_whom"], questionnaire())
    html = started.get(QUESTIONS).content.decode()
    assert f"· {minutes_left(start)} minutes left" in html and "<progress" in html


def test_home_and_start_say_the_time_of_the_shortest_and_of_the_longest_road(visitor, site):
    least, most = minutes_from_the_start()
    for address in ("/", "/intake/"):
        assert f"About {least} to {most} minutes." in visitor.get(address).content.decode()


def test_the_time_said_at_the_start_holds_for_one_concern_and_for_all(started):
    least, most = minutes_from_the_start()
    start = journey({"respondent": "self"}, ["for_whom"], questionnaire())
    assert least == minutes_left(start) < most
