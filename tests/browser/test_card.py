"""The first page of the result is four phone screens at most, for whoever has most on it."""

import pytest
from django.test import Client

from ..support.browser import assert_accessible, follow, go_on_with
from ..support.people import person
from ..support.walking import walk

# The pages are the same on every database.
pytestmark = pytest.mark.looks
SCREEN = {"width": 360, "height": 740}
OPEN = {"violence": "not_sure", "mania": "not_sure", "psychosis": "not_sure"}
# The people of the repository with the longest cards, and some with dangers that are open.
LONGEST = {
    "Severe shaking and confusion after stopping": {},
    "Alcohol with benzodiazepines, and thoughts of suicide": OPEN,
    "Methadone, and bought sleeping pills on weekends": OPEN,
    "Counseling alone did not help, medication does": OPEN,
    "Steady on medication for opioid use": OPEN,
    "Sixteen": {},
}


def screens(page):
    return page.evaluate("document.documentElement.scrollHeight") / SCREEN["height"]


@pytest.fixture
def card_of(visitors_browser, home):
    """Shows someone's card on a phone."""

    def shown(answers):
        visitor = Client()
        visitor.post("/intake/")
        walk(visitor, answers)
        page = visitors_browser(viewport=SCREEN)
        go_on_with(page, home, visitor)
        return page

    return shown


@pytest.mark.parametrize("name", LONGEST)
def test_the_card_is_four_phone_screens_at_most(card_of, name):
    assert screens(card_of(person(name) | LONGEST[name])) <= 4


def test_the_open_question_is_answered_on_the_card_and_the_result_says_what_it_did(card_of):
    page = card_of(person("Counseling alone did not help, medication does") | OPEN)
    assert_accessible(page)
    page.locator(".settle label").first.click()
    follow(page, page.get_by_role("button", name="Update the result"))
    assert page.url.endswith("/recommendation/")
    assert page.get_by_role("status").count() == 1
    assert screens(page) <= 4


def test_a_zip_code_is_told_on_the_card_and_refused_in_place(card_of):
    told = person("Severe symptoms, no danger, a strong home")
    page = card_of({name: answer for name, answer in told.items() if name != "zip"})
    page.get_by_label("ZIP code").fill("021")
    follow(page, page.get_by_role("button", name="Show programs"))
    page.wait_for_selector(".errors:focus")
    assert_accessible(page)
    page.get_by_label("ZIP code").fill("02139")
    follow(page, page.get_by_role("button", name="Show programs"))
    assert page.url.endswith("/recommendation/programs/")
    assert not page.get_by_label("ZIP code").count()
