"""A store that stops in the middle of a journey, in a real Chromium on a phone-sized screen."""

from ..support.browser import answer, assert_accessible, follow, start
from ..support.people import person, well_but
from ..support.stores import stopped


def test_danger_told_while_the_store_is_down_is_answered_and_kept_afterwards(phone):
    start(phone)
    told = person("A plan to end life")
    answer(phone, told)
    answer(phone, told)
    with stopped():
        answer(phone, told)
        assert phone.url.endswith("/help-now/")
        assert "What you just entered" in phone.locator("main").inner_text()
        assert phone.locator('a[href="tel:988"]').first.is_visible()
        assert_accessible(phone)
    follow(phone, phone.get_by_role("button", name="Try again to save it"))
    follow(phone, phone.get_by_role("button", name="I am safe for now, go on"))
    assert "Safety · " in phone.locator("main").inner_text()


def test_what_could_not_be_kept_is_shown_and_goes_through_when_tried_again(phone):
    start(phone)
    # A page with status 503 is an error in Chromium's console, which the phone would report.
    page = phone.context.new_page()
    page.goto(phone.url)
    with stopped():
        answer(page, well_but())
        assert page.url.endswith("/intake/questions/")
        assert "What you just entered" in page.locator("main").inner_text()
        assert_accessible(page)
    follow(page, page.get_by_role("button", name="Try again"))
    assert page.locator("input[name=emergency_signs]").count()


def test_the_end_of_a_visit_is_said(phone):
    start(phone)
    page = phone.context.new_page()
    page.goto(phone.url)
    page.context.clear_cookies(name="visit")
    answer(page, well_but())
    assert "This visit has ended" in page.locator("main").inner_text()
    assert_accessible(page)
    follow(page, page.get_by_role("button", name="Start again from this"))
    assert page.locator("input[name=emergency_signs]").count()
