"""The journey in every way a person may take it: wide, dark, without JavaScript, by keyboard."""

import re

import pytest

from ..support.browser import (
    INPUTS,
    assert_accessible,
    assert_fits,
    assert_legible,
    follow,
    go_on_with,
    start,
    walk,
    wanted_of,
)
from ..support.people import OUTCOMES, person
from ..support.walking import walk as walk_without_browser

# The pages are the same on every database, and other tests walk to them on each.
pytestmark = pytest.mark.looks
PHONE, WIDE = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


def at_both_widths(page):
    """Each page on a desk and on a phone; it is answered on the phone."""
    for size in (WIDE, PHONE):
        page.set_viewport_size(size)
        assert_fits(page)


def to_the_result(page, name, look=lambda page: None):
    start(page)
    walk(page, person(name), look)


def test_every_page_of_questions_wide_and_narrow(visitors_browser):
    page = visitors_browser(viewport=PHONE)
    to_the_result(page, OUTCOMES["level"], at_both_widths)
    assert_fits(page)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_result_wide_and_narrow_light_and_dark(visitors_browser, home, started, outcome):
    walk_without_browser(started, person(OUTCOMES[outcome]))
    page = visitors_browser(viewport=PHONE)
    go_on_with(page, home, started)
    assert_accessible(page)
    page.emulate_media(color_scheme="dark")
    assert_legible(page)
    page.set_viewport_size(WIDE)
    assert_accessible(page)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_without_javascript_on_a_phone(visitors_browser, outcome):
    """axe is itself a script: what it would say is asked in the tests with JavaScript."""
    page = visitors_browser(viewport=PHONE, java_script_enabled=False)
    start(page, look=lambda page: None)
    walk(page, person(OUTCOMES[outcome]))
    assert page.locator("h1").count() == 1


def test_dark_on_a_phone_every_page_of_questions(visitors_browser):
    page = visitors_browser(viewport=PHONE, color_scheme="dark")
    to_the_result(page, "Daily drinking after seizures in withdrawal", assert_legible)
    assert_accessible(page)


def focused(page):
    """What has the keyboard's focus: its kind, name, value and text."""
    page.wait_for_load_state()
    return page.evaluate("""() => {
        const e = document.activeElement;
        const words = e === document.body ? "" : e.innerText || "";
        return [e.type || e.tagName, e.name || "", e.value || "", words];
    }""")


def tab_to(page, words):
    """Press Tab until what has the focus says these words."""
    for _ in range(60):
        if words in focused(page)[3]:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by Tab to {words!r} on {page.url}")


def answer_by_keyboard(page, answers):
    """Tab through one page of questions, choosing with space and arrows, and go on."""
    inputs = page.evaluate(INPUTS)
    for _ in range(120):
        page.keyboard.press("Tab")
        kind, name, value, text = focused(page)
        wanted = wanted_of(name, answers, [v for n, v, _box in inputs if n == name])
        if kind == "radio" and wanted:
            page.keyboard.press("Space")
            for _ in range(12):
                if focused(page)[2] != wanted:
                    page.keyboard.press("ArrowDown")
        elif kind == "checkbox" and wanted and value in wanted:
            page.keyboard.press("Space")
        elif kind == "submit" and text.startswith(("Continue", "Skip")):
            with page.expect_navigation(wait_until="domcontentloaded"):
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"the Continue button was never reached on {page.url}")


def test_by_keyboard_alone(phone):
    answers = person("Severe symptoms, no danger, a strong home")
    tab_to(phone, "Find out")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/intake/")
    tab_to(phone, "Start for myself")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/intake/questions/")
    for _ in range(25):
        if phone.url.endswith("/recommendation/"):
            break
        answer_by_keyboard(phone, answers)
    assert "intensive outpatient care" in phone.locator("main").inner_text()


def test_a_parent_alone_on_night_shifts_finds_what_to_do(phone, home):
    """The week that does not fit, and the estimator."""
    to_the_result(phone, OUTCOMES["level"])
    follow(phone, phone.get_by_role("link", name="Make it fit your week"))
    assert_accessible(phone)
    assert "this level is hard to fit" in phone.locator("main").inner_text()
    assert phone.locator("svg.week-drawn").bounding_box()["width"] > 300
    phone.get_by_text("The same week as a table").click()
    days = phone.get_by_role("row", name="9 am to noon: Treatment")
    assert re.search("Monday.*Wednesday.*Thursday", days.inner_text(), re.S)
    follow(phone, phone.get_by_role("link", name="Next: What it costs"))
    assert_accessible(phone)
    phone.get_by_text("Work out a rough figure").click()
    phone.get_by_label("Sessions a week").fill("3")
    follow(phone, phone.get_by_role("button", name="Work it out"))
    phone.wait_for_selector(".errors:focus")
    assert phone.get_by_label("Sessions a week").input_value() == "3"
    assert_accessible(phone)
    for name, figure in {"Weeks": "8", "Price of": "$300", "Copay": "40"}.items():
        phone.get_by_label(name).first.fill(figure)
    follow(phone, phone.get_by_role("button", name="Work it out"))
    assert "About $960 to $7,200" in phone.locator(".estimate").inner_text()
    assert phone.url == f"{home}/recommendation/cost/"
    assert_accessible(phone)
