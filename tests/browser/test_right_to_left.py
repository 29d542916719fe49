"""Pages as a language that is read from right to left would show them: on a phone and on a desk."""

from itertools import islice

import pytest

from ..looks.states import states
from ..support.browser import assert_fits
from ..support.showing import screen

# The same on every database.
pytestmark = pytest.mark.looks
WIDTHS = ({"width": 320, "height": 640}, {"width": 1280, "height": 800})
TURN = "document.documentElement.dir = 'rtl'"
# What begins at the left all the same: headings, paragraphs and labels that fill no whole line.
LEFT = """() => [...document.querySelectorAll("main :is(h1, h2, h3, p, li, label, legend, dt, dd)")]
    .filter(e => e.checkVisibility() && !["right", "start", "center"]
        .includes(getComputedStyle(e).textAlign)).map(e => e.outerHTML.slice(0, 80))"""
# Left and right distances of what stands before a text: it has to stand on the right.
BEFORE = """() => [[".bar-name", ".bar form"], [".choice input", ".choice .choice-name"],
    [".listing-ways .icon", ".listing-ways .tel-do"], [".rungs .level-picture", ".rungs li a"]]
    .map(pair => pair.map(one => document.querySelector(one)))
    .filter(pair => pair.every(e => e && e.checkVisibility()))
    .filter(([first, next]) => first.getBoundingClientRect().left
        < next.getBoundingClientRect().left).map(([first]) => first.outerHTML.slice(0, 80))"""
ARROWS = """() => [...document.querySelectorAll(".icon-next")]
    .filter(e => e.checkVisibility() && !getComputedStyle(e).transform.startsWith("matrix(-1,"))
    .length"""
WHOLE = ["home", "levels", "start", "search"]


def look(page):
    """Nothing of the page is wider than the screen, or stands as from left to right."""
    page.evaluate(TURN)
    for size in WIDTHS:
        page.set_viewport_size(size)
        assert_fits(page)
        assert page.evaluate(LEFT) == [], "begins at the left"
        assert page.evaluate(BEFORE) == [], "stands behind its text"
        assert page.evaluate(ARROWS) == 0, "points back"


@pytest.mark.parametrize("group", [*WHOLE, "questions", "gates", "cards", "about"])
def test_every_page_can_be_read_from_right_to_left(site, browser, group):
    wrong = []
    with screen(browser) as shown:
        for name, answer in islice(states([group]), None if group in WHOLE else 8):
            shown.show(answer)
            try:
                look(shown.page)
            except AssertionError as said:
                wrong.append(f"{name}: {said}")
    assert not wrong, "\n\n".join(wrong)


def test_progress_is_filled_from_where_reading_begins(site, browser):
    with screen(browser) as shown:
        shown.show(list(islice(states(["questions"]), 4))[-1][1])
        shown.page.evaluate(TURN)
        bar = shown.page.locator("progress")
        assert bar.evaluate("e => getComputedStyle(e).direction") == "rtl"
        assert bar.evaluate("e => e.value / e.max") > 0
