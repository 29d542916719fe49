"""Whole journeys in a real Chromium, on a phone-sized screen."""

import pytest

from ..support.browser import answer, assert_accessible, follow, start, walk
from ..support.people import person, well_but


def test_from_the_first_question_to_an_explained_recommendation(phone):
    assert_accessible(phone)
    start(phone)
    answer(phone, {})  # nothing chosen: the error page
    assert phone.title().startswith("Error: ")
    assert phone.evaluate("document.activeElement.getAttribute('role')") == "alert"
    assert_accessible(phone)
    walk(phone, person("Severe symptoms, no danger, a strong home"), assert_accessible)
    assert_accessible(phone)
    text = phone.locator("main").inner_text()
    assert "Your answers point to intensive outpatient care" in text
    assert "You told us" in text and "you need" not in text.lower()


@pytest.mark.looks
def test_a_helper_gets_a_result_in_their_own_words(phone, home):
    start(phone, respondent="loved_one")
    walk(phone, person("A parent answers for a grown child"))
    assert_accessible(phone)
    phone.goto(f"{home}/recommendation/why/")
    text = phone.locator("main").inner_text()
    assert "They feel low nearly every day" in text and "you told us about them" in text
    assert_accessible(phone)


def test_danger_interrupts_and_the_reminder_stays(phone):
    start(phone)
    people = person("A plan to end life")
    answer(phone, people)
    answer(phone, people)
    answer(phone, people)
    assert phone.url.endswith("/help-now/")
    assert phone.locator('a[href^="tel:988"]').count() >= 1
    assert_accessible(phone)
    walk(phone, people, lambda page: None)
    assert_accessible(phone)
    assert phone.locator('a[href="tel:911"]').first.is_visible()


SCREEN = 740
TOLD = "26 to 64"
# Help first, four rows of today and one of this week.
MUCH = {
    "suicide": "thoughts",
    "means": "within_reach",
    "eating": "serious",
    "medical": "unstable",
    "overdose": "past_month",
    "psychosis": "now_manageable",
    "mental_health_care": "no_care",
    "thinking_problems": "serious",
}


@pytest.mark.looks
def test_with_help_first_the_level_follows_within_two_screens(phone, home):
    start(phone)
    walk(phone, well_but(low_mood="most_days", **MUCH))
    phone.goto(f"{home}/recommendation/")
    assert_accessible(phone)
    first, level = phone.locator("#alarm"), phone.locator("h1")
    assert first.bounding_box()["y"] < level.bounding_box()["y"] < 2 * SCREEN
    assert phone.get_by_role("link", name="Call 988").first.bounding_box()["y"] < SCREEN / 2


@pytest.mark.looks
def test_what_could_not_be_told_is_answered_from_the_result(phone, home):
    start(phone)
    walk(phone, well_but(low_mood="most_days", eating="not_sure", medical="not_sure"))
    phone.goto(f"{home}/recommendation/why/")
    assert_accessible(phone)
    box = phone.locator(".undecided").filter(has_text="Is eating")
    follow(phone, box.get_by_role("button", name="Answer"))
    assert phone.locator("input[name=eating]").count()
    answer(phone, {"eating": "none"})
    assert phone.url == f"{home}/recommendation/why/"
    assert phone.locator("#could-not-tell").count()
    assert phone.locator(".undecided").filter(has_text="Is eating").count() == 0


def test_after_leaving_the_back_button_shows_nothing(phone, home):
    start(phone)
    walk(phone, well_but())
    phone.goto(f"{home}/intake/check/")
    assert TOLD in phone.content()
    follow(phone, phone.get_by_role("button", name="Leave this site"))
    phone.wait_for_url("**/measures/")
    assert_accessible(phone)
    for _ in range(3):
        phone.go_back()
        assert TOLD not in phone.content()
        assert not phone.locator("input:checked").count()
