"""The road in two parts: the result comes after what decides how much care; the week, travel and
money are asked from there, and lead back to where they were opened. Under 18 it is shorter."""

import pytest

from intake.questionnaire import questionnaire
from intake.questions import PARTS
from intake.time_ahead import minutes_for
from tests.support.people import person, well_but
from tests.support.road import walked
from tests.support.strategies import OBLIGATIONS
from tests.support.walking import (
    QUESTIONS,
    RESULT,
    fill,
    open_part_two,
    opened,
    send,
    shown,
    visit_of,
    walk,
)  # fmt: skip

PART_TWO = [page.key for page in questionnaire().pages if page.part == 2]


def walk_part_one(client, answers):
    """Through part one, to wherever it ends."""
    address = QUESTIONS
    while address == QUESTIONS:
        address = fill(client, shown(client), answers)["Location"]
    return address


def test_part_one_ends_at_the_result(started):
    assert walk_part_one(started, well_but()) == RESULT
    assert started.get(RESULT).status_code == 200


def test_part_one_asks_nothing_of_the_week():
    asked = walked(well_but(concerns=["alcohol", "mental_health"], use_frequency="daily")).asked
    road = [name for name in asked if questionnaire().page_of(name).part == 1]
    assert set(road).isdisjoint(OBLIGATIONS) and set(OBLIGATIONS) > set(asked) - set(road)


def test_part_two_is_walked_from_a_chapter_and_leads_back_to_it(started):
    walk_part_one(started, well_but())
    assert open_part_two(started, "week")["Location"] == QUESTIONS
    met, address = [], QUESTIONS
    while address == QUESTIONS:
        met.append(shown(started))
        address = fill(started, met[-1], well_but(), "week")["Location"]
    road = walked(well_but(), parts=PARTS).of_part(PARTS[1])
    assert met == [page.key for page in road] and address.startswith(RESULT)
    assert shown(started) not in PART_TWO


def test_what_an_answer_brings_up_passes_over_no_page_in_between(started):
    """Work asks for its hours, two pages on; care for others, in between, was ticked too."""
    told = person("A parent alone, on night shifts, with cocaine")
    walk(started, told)
    kept = visit_of(started).answers
    assert {name: kept.get(name) for name in OBLIGATIONS} == {
        name: told.get(name) for name in OBLIGATIONS
    }


def test_a_press_that_is_sent_twice_leaves_out_no_page_of_part_two(started):
    walk_part_one(started, well_but())
    open_part_two(started, "week")
    for _ in range(2):
        fill(started, PART_TWO[0], well_but(), "week")
    assert shown(started) == PART_TWO[1]


def test_back_leads_through_part_two_and_from_its_first_page_to_the_chapter(started):
    told = person("A parent alone, on night shifts, with cocaine")
    walk_part_one(started, told)
    open_part_two(started, "week")
    met = [shown(started)]
    for _ in range(3):
        fill(started, met[-1], told, "week")
        met.append(shown(started))
    for page, before in zip(met[:0:-1], met[-2::-1], strict=True):
        assert send(started, page, {"back": "1", "from": "week"})["Location"] == QUESTIONS
        assert shown(started) == before
    fill(started, met[0], told, "week")
    assert shown(started) not in (met[0], "home"), "and Continue goes on from there"
    sent = send(started, met[0], {"back": "1", "from": "week"})
    assert sent["Location"] == "/recommendation/week/"


def test_back_from_one_answer_of_part_two_leads_to_where_it_was_opened(started):
    walk(started, well_but())
    opened(started, "transport", "week")
    sent = send(started, "getting_there", {"back": "1", "from": "week"})
    assert sent["Location"] == "/recommendation/week/"


def test_the_door_to_part_two_says_how_long_it_takes(started):
    told = person("A parent alone, on night shifts, with cocaine")
    walk_part_one(started, told)
    html = started.get("/recommendation/week/").content.decode()
    road = walked(told)
    ahead = [page for page in road.pages if page.part == 2]
    assert f"about {minutes_for(ahead, road)} minutes, and never changes" in html
    open_part_two(started, "week")
    while shown(started) in PART_TWO:
        fill(started, shown(started), told, "week")
    html = started.get("/recommendation/week/").content.decode()
    assert 'value="part_two"' not in html
    assert "did not change the result" not in html, "nobody expected part two to change it"


def test_a_change_in_part_two_returns_at_once(started):
    walk(started, well_but())
    opened(started, "transport", "week")
    sent = send(started, "getting_there", {"transport": "none", "from": "week"})
    assert sent["Location"].startswith(RESULT)


def test_part_two_can_be_answered_while_part_one_is_unfinished(started):
    fill(started, "about", well_but())
    open_part_two(started, "week")
    assert shown(started) == PART_TWO[0]
    fill(started, PART_TWO[0], well_but(), "week")
    assert shown(started) == PART_TWO[1]


@pytest.mark.parametrize("concern", ["alcohol", "mental_health"])
def test_under_18_only_danger_is_asked_about(started, concern):
    told = well_but(age_group="under_18", concerns=[concern], use_frequency="daily")
    asked = set(walked(told).asked)
    assert asked == set(questionnaire().under_18) - {"means"}
    assert "means" in walked({**told, "suicide": "thoughts"}).asked
    assert walk_part_one(started, told) == RESULT
    assert started.get(RESULT).context["outcome"] == "youth"


def test_danger_under_18_is_told_all_the_same(started):
    told = well_but(age_group="under_18", overdose="past_month", mania="now")
    walk_part_one(started, told)
    html = started.get(RESULT).content.decode()
    assert {alert.key for alert in started.get(RESULT).context["result"].profile.alerts} >= {
        "M7",
        "M10",
    }
    assert "tel:" in html
