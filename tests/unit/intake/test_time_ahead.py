"""How long the questions ahead take, held against the pages as served; and how far one is."""

import re
from functools import partial
from html.parser import HTMLParser

import pytest
from hypothesis import given

from intake.journey import journey
from intake.questionnaire import questionnaire
from intake.time_ahead import minutes_for, minutes_left, pace, progress
from iop_guide.result.decided.asks import asks
from tests.support.people import DEFINITIONS, person, well_but
from tests.support.road import walked
from tests.support.strategies import answers
from tests.support.walking import QUESTIONS, fill, shown

ASKS = partial(asks, definitions=DEFINITIONS)
FOLDED = {"details", "script", "svg"}


class Words(HTMLParser):
    """The words of the main part of a page that are seen while everything is folded."""

    def __init__(self, html):
        super().__init__()
        self.inside, self.words = [], []
        self.feed(html.split("<main")[1].split("</main>")[0].split(">", 1)[1])

    def handle_starttag(self, tag, attrs):
        if self.inside or tag in FOLDED or "visually-hidden" in (dict(attrs).get("class") or ""):
            self.inside.append(tag)

    def handle_endtag(self, tag):
        if self.inside and tag == self.inside[0] and self.inside.count(tag) == 1:
            self.inside = []
        elif self.inside:
            self.inside.pop()

    def handle_data(self, data):
        if not self.inside:
            self.words += re.findall(r"[\w’'-]+", data)


def seconds_served(client, told):
    """What the pages of part one take, by the words that are served and a moment a choice."""
    words = choices = 0
    address = QUESTIONS
    while address == QUESTIONS:
        html = client.get(QUESTIONS).content.decode()
        words += len(Words(html).words)
        choices += html.count("<legend")
        address = fill(client, shown(client), told)["Location"]
    return words * 60 / pace()["words_a_minute"] + choices * pace()["seconds_a_choice"]


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
    assert seconds_served(started, told) / 60 == pytest.approx(computed, abs=1)


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
    assert f"about {minutes_left(start)} minutes left" in html and "<progress" in html


def test_the_start_says_the_time_of_the_road_ahead(visitor):
    html = visitor.get("/intake/").content.decode()
    start = journey({"respondent": "self"}, ["for_whom"], questionnaire())
    assert f"About {minutes_left(start)} minutes." in html
