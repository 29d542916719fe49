"""One address for all pages of questions: two tabs, the history, the page's own Back, and pages
from before "start again"."""

import pytest

from intake.marks import mark
from tests.support.people import well_but
from tests.support.stores import kept
from tests.support.walking import (
    CHECK,
    HELP,
    OPEN,
    QUESTIONS,
    fill,
    opened,
    run_of,
    send,
    shown,
    walk,
)

RESULT = "/recommendation/"


def visit_of(client):
    return kept(client.cookies["visit"].value)


def test_two_tabs_keep_what_each_of_them_sends(started):
    walk(started, well_but(), until="safety")
    fill(started, "safety", well_but())
    fill(started, "thoughts", well_but(suicide_attempt="over_a_year_ago"))  # the older tab
    assert visit_of(started).answers["suicide_attempt"] == "over_a_year_ago"
    assert {"thoughts", "safety"} <= set(visit_of(started).pages)


def test_a_page_sent_twice_is_kept_once_and_goes_on_from_there(started):
    walk(started, well_but(), until="thoughts")
    for _ in range(2):
        assert fill(started, "thoughts", well_but())["Location"] == QUESTIONS
        assert shown(started) == "safety"


@pytest.mark.parametrize("address", ["/intake/step-1/", "/intake/step-99/"])
def test_an_address_of_before_leads_to_the_questions(started, address):
    assert started.get(address)["Location"] == QUESTIONS
    sent = started.post(address, {"page": "about"})
    assert (sent.status_code, sent["Location"]) == (307, QUESTIONS)


# Back


def test_back_keeps_what_was_entered_and_asks_for_nothing(started):
    walk(started, well_but(), until="safety")
    send(started, "safety", {"back": "1", "home_safety": "tense"})
    assert shown(started) == "thoughts"
    assert visit_of(started).answers["home_safety"] == "tense"
    assert "safety" not in visit_of(started).pages, "it is asked again on the way"
    send(started, "about", {"back": "1", "age_group": ""})
    assert visit_of(started).answers["age_group"] == "26_64"


def test_back_keeps_the_earlier_answer_of_a_field_with_a_mistake(started):
    fill(started, "about", well_but())
    fill(started, "right_now", well_but())
    send(started, "right_now", {"back": "1", "emergency_signs": ["none", "head_injury"]})
    assert visit_of(started).answers["emergency_signs"] == ["none"]


def test_danger_told_on_the_way_back_is_answered_first(started):
    walk(started, well_but(), until="thoughts")
    told = {"back": "1", "suicide": "plan_or_intent"}
    assert send(started, "thoughts", told)["Location"] == HELP


def test_back_from_a_change_leads_to_where_it_was_opened(started):
    walk(started, well_but())
    opened(started, "low_mood", back_to="card")
    assert send(started, "mood", {"back": "1", "from": "card"})["Location"] == RESULT


# Changes


def test_a_change_remembers_the_answers_of_before_it(started):
    walk(started, well_but())
    started.get(RESULT)
    before = visit_of(started).answers
    opened(started, "low_mood", back_to="card")
    changed = well_but(low_mood="several_days")
    for _ in range(2):  # a double press loses nothing of it
        assert fill(started, "mood", changed, back_to="card").status_code == 302
        assert visit_of(started).before_change == before
    assert visit_of(started).answers != before


def test_a_question_answered_on_the_result_itself_remembers_them_too(started):
    walk(started, well_but(low_mood="not_sure"))
    fill(started, "mood", well_but(low_mood="most_days"), back_to="why")
    assert visit_of(started).before_change["low_mood"] == "not_sure"
    fill(started, "mood", well_but())
    assert visit_of(started).before_change == {}, "on the road there is no change to speak of"


def test_nobody_is_sent_to_an_address_that_a_form_made_up(started):
    walk(started, well_but())
    assert fill(started, "mood", well_but(), back_to="https://example.org")["Location"] != RESULT
    opened(started, "low_mood", back_to="//example.org")
    assert 'name="from"' not in started.get(QUESTIONS).content.decode()


# The browser's history


def again(client, page, back_to="", run=None):
    run = run or run_of(client)
    data = {"run": run_of(client), "mark": mark(run, (page, back_to))}
    return client.post("/intake/open/again/", data)


def test_the_history_brings_up_the_page_that_its_mark_was_made_for(started):
    walk(started, well_but())
    again(started, "thoughts")
    assert shown(started) == "thoughts"
    again(started, "mood", "card")
    assert 'name="from" value="card"' in started.get(QUESTIONS).content.decode()


def test_a_mark_tells_no_page_and_opens_none_that_is_not_reached(started):
    walk(started, well_but(), until="thoughts")
    for page, run in (("mood", None), ("about", "another run")):
        again(started, page, run=run)
        assert shown(started) == "thoughts"
    assert "thoughts" not in mark("run", ("thoughts", ""))


# A visit that has ended


def test_a_page_of_questions_without_a_visit_leads_to_a_start_page_that_says_so(started):
    walk(started, well_but(), until="thoughts")
    started.cookies["visit"] = "no longer there"
    html = started.get(QUESTIONS, follow=True).content.decode()
    assert "Your last visit here has ended" in html and "still here" not in html


# A page from before "start again"


@pytest.fixture
def again_begun(started):
    """Someone who began again meanwhile; returned with the run of the page that is still open."""
    walk(started, well_but(), until="mood")
    old = run_of(started)
    started.post("/intake/", {"respondent": "self", "run": old})
    fill(started, "about", well_but(age_group="65_plus"))
    return started, old


def test_a_page_of_an_earlier_run_writes_nothing_and_says_whose_answers_are_kept(again_begun):
    client, old = again_begun
    before = visit_of(client)
    response = send(client, "mood", {"low_mood": "most_days", "run": old})
    html = response.content.decode()
    assert response.status_code == 409 and visit_of(client) == before
    assert "The answers you gave since then are kept" in html and "was not added" in html
    assert "What you just entered" in html and f'href="{QUESTIONS}"' in html
    assert '<form method="post" action="/intake/q' not in html, "it cannot be sent again"


@pytest.mark.parametrize(
    ("page", "told"),
    [("mood", {"low_mood": "most_days"}), ("thoughts", {"suicide": "plan_or_intent"})],
)
def test_nothing_is_called_kept_where_nothing_was_answered_since(started, page, told):
    walk(started, well_but(), until="mood")
    old = run_of(started)
    started.post("/intake/", {"respondent": "self", "run": old})
    html = send(started, page, told | {"run": old}, follow=True).content.decode()
    assert "you gave no answers since then" in html
    assert "since then are kept" not in html and "answers that are kept" not in html


@pytest.mark.parametrize("address", [OPEN, "/intake/open/again/", "/intake/safe-for-now/"])
def test_nothing_else_of_an_earlier_run_is_written(again_begun, address):
    client, old = again_begun
    before = visit_of(client)
    data = {"run": old, "open": "age_group", "mark": mark(old, ("about", ""))}
    assert client.post(address, data).status_code == 409
    assert client.post(address).status_code == 409
    assert visit_of(client) == before


def test_danger_on_a_page_of_an_earlier_run_is_answered_first_and_not_written(again_begun):
    client, old = again_begun
    before = visit_of(client)
    data = {"suicide": "plan_or_intent", "run": old, "begin": "1"}
    response = send(client, "thoughts", data, follow=True)
    html = response.content.decode()
    assert response.request["PATH_INFO"] == HELP and response.context["alerts"]
    assert visit_of(client) == before
    assert "was not added" in html and f'href="{QUESTIONS}"' in html
    assert "Try again to save it" not in html


def test_danger_on_an_old_page_can_be_told_again_to_the_run_that_is_kept(again_begun):
    client, old = again_begun
    fill(client, "right_now", well_but())
    help_page = send(client, "thoughts", {"suicide": "plan_or_intent", "run": old}, follow=True)
    html = help_page.content.decode()
    assert 'name="open" value="suicide"' in html and "Answer it again" in html
    assert f'href="{CHECK}"' in html and "Erase my answers and stop" in html
    page = opened(client, "suicide", back_to="")
    assert f'name="run" value="{run_of(client)}"' in html and 'name="suicide"' in page


def test_the_check_page_offers_each_question_once(started):
    walk(started, well_but())
    html = started.get(CHECK).content.decode()
    assert html.count('name="open" value="low_mood"') == 1
    assert html.count('id="open-question"') == 1
