"""What a phone shows first, how long pages are on it, and every component however it is seen."""

import re

import pytest

from ..support.browser import assert_accessible, assert_fits
from .test_draft import sign_in

pytestmark = pytest.mark.looks
SCREEN = {"width": 360, "height": 740}
# The color of its border, and of the paper behind it, of every circle and box to choose by.
CHOICES = """all => all.map(e => [getComputedStyle(e).borderTopColor,
    getComputedStyle(document.body).backgroundColor])"""
SMALL = "e => e.getClientRects().length && e.getBoundingClientRect().height < 44"


def bottom(locator):
    box = locator.bounding_box()
    return box["y"] + box["height"]


def screens(page):
    return page.evaluate("document.documentElement.scrollHeight") / SCREEN["height"]


def too_small(page, selector):
    """The words of what is there to press and is not as tall as a finger."""
    return page.eval_on_selector_all(
        selector, f"all => all.filter({SMALL}).map(e => e.textContent.trim())"
    )


def contrast(one, other):
    """How far two colors of a browser are from each other; 3 is seen by most eyes."""
    light = sorted(luminance(*map(int, re.findall(r"\d+", color)[:3])) for color in (one, other))
    return (light[1] + 0.05) / (light[0] + 0.05)


def luminance(red, green, blue):
    """How light a color is, as WCAG says it."""
    parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4
             for p in (red / 255, green / 255, blue / 255)]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_the_first_phone_screen_has_the_crisis_line_and_the_first_door(phone):
    assert bottom(phone.get_by_role("link", name="Text 988")) < SCREEN["height"]
    assert bottom(phone.get_by_role("link", name="Find out what level")) < SCREEN["height"]
    assert screens(phone) <= 4
    assert too_small(phone, ".bar a, .bar button, .crisis a, .door, .foot a") == []


def test_help_now_shows_its_numbers_first_and_what_happens_then(phone, home):
    phone.goto(f"{home}/help-now/")
    for name in ("Call 911", "Call 988", "Text 988"):
        assert bottom(phone.get_by_role("link", name=name).first) < SCREEN["height"]
    assert phone.get_by_text("A dispatcher asks where help is needed").first.is_visible()
    assert too_small(phone, ".tel, summary") == []
    assert screens(phone) <= 6


@pytest.mark.parametrize("key", ["outpatient", "iop", "php", "inpatient"])
def test_a_level_is_six_phone_screens_at_most(phone, home, key):
    phone.goto(f"{home}/levels/{key}/")
    assert_fits(phone)
    assert screens(phone) <= 6


@pytest.mark.parametrize("pair", ["", "iop/php/", "php/inpatient/", "outpatient/inpatient/"])
def test_two_levels_are_compared_on_five_phone_screens(phone, home, pair):
    phone.goto(f"{home}/levels/{pair}")
    assert phone.locator("th[scope=col]:visible").count() == 2
    assert_fits(phone)
    assert screens(phone) <= 5
    phone.set_viewport_size({"width": 1280, "height": 800})
    assert phone.locator("th[scope=col]:visible").count() == 4


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_component_is_accessible(visitors_browser, home, scheme):
    desk = visitors_browser(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    sign_in(desk, home)
    desk.goto(f"{home}/about/components/")
    assert_accessible(desk)
    borders = desk.locator(".choice input").evaluate_all(CHOICES)
    assert all(contrast(*colors) >= 3 for colors in borders), "looks as if it cannot be pressed"
    desk.set_viewport_size({"width": 320, "height": 640})  # also a desk at 400 %
    assert_accessible(desk)
    desk.emulate_media(forced_colors="active")
    assert_fits(desk)
    assert desk.locator(".icon").first.is_visible()
