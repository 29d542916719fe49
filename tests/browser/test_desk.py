"""A wide window is used: a page begins where the bar does, and a short one has its foot at the end
of the window."""

import pytest

from ..support.browser import follow, start
from ..support.people import well_but
from ..support.showing import screen
from ..support.walking import walk

pytestmark = pytest.mark.looks
WINDOW = {"width": 1280, "height": 800}
SHORT = ("/intake/", "/about/releases/", "/programs/")
CHAPTERS = ("why", "week", "cost", "programs", "take-along")
ENDS = "e => e.getBoundingClientRect().right"
BEGINS = "e => e.getBoundingClientRect().left + parseFloat(getComputedStyle(e).paddingLeft)"


@pytest.fixture
def desk(visitors_browser):
    return visitors_browser(viewport=WINDOW)


def assert_laid_out(page):
    """The first words stand below the name of the site, and nothing is below the foot."""
    begins = page.locator(".bar-inside").evaluate(BEGINS)
    assert page.locator("main").evaluate(BEGINS) == begins, page.url
    foot = page.locator(".foot").bounding_box()
    ends = page.evaluate("document.documentElement.scrollHeight - window.scrollY")
    assert round(foot["y"] + foot["height"]) == ends >= WINDOW["height"], page.url


@pytest.mark.parametrize("path", SHORT)
def test_a_short_page_fills_the_window(desk, home, path):
    desk.goto(home + path)
    assert_laid_out(desk)


def test_so_do_questions_and_the_check_page(desk, home):
    start(desk, look=assert_laid_out)
    assert_laid_out(desk)
    desk.goto(f"{home}/intake/check/")
    assert_laid_out(desk)


def test_all_chapters_stand_beside_each_and_the_next_below_it_on_a_phone(site, browser, started):
    walk(started, well_but(low_mood="nearly_every_day"))
    with screen(browser, viewport=WINDOW) as shown:
        for chapter in CHAPTERS:
            shown.show(started.get(f"/recommendation/{chapter}/"))
            beside = shown.page.get_by_role("navigation", name="More about this result")
            here = beside.locator("[aria-current=page]").get_attribute("href")
            assert here == f"/recommendation/{chapter}/"
            ends = shown.page.locator("main > h1").evaluate(ENDS)
            assert beside.bounding_box()["x"] > ends
        shown.page.set_viewport_size({"width": 360, "height": 740})
        assert not beside.is_visible() and shown.page.locator(".next").is_visible()


def test_both_doors_of_home_meet_their_choice_as_large_as_the_other(phone, home):
    follow(phone, phone.get_by_role("link", name="worried about someone"))
    doors = phone.locator("main button[name=respondent]")
    looks = doors.evaluate_all(
        "all => all.map(e => [getComputedStyle(e).background, e.offsetWidth])"
    )
    assert len(looks) == 2 and looks[0] == looks[1]
    assert all(box["y"] + box["height"] < 740 for box in (d.bounding_box() for d in doors.all()))
