"""Pages outside the result, as they are seen in other ways: on paper and in forced colors."""

import pytest
from django.test import Client

from ..measure.result import sheets
from ..support.showing import screen

# The same on every database.
pytestmark = pytest.mark.looks
READ = ["/", "/levels/", "/levels/iop/", "/guide/opioids/", "/help-now/", "/programs/"]
PRESSED = "main :is(.btn, .door, .link)"


def test_nothing_that_is_there_to_press_is_printed(site, browser):
    with screen(browser) as shown:
        shown.page.emulate_media(media="print")
        for address in READ:
            shown.show(Client().get(address))
            pressed = shown.page.locator(PRESSED).locator("visible=true").all_inner_texts()
            assert not pressed, f"{address}: {pressed}"


def test_the_page_of_help_takes_no_more_sheets_than_someone_can_hold(site, browser):
    with screen(browser) as shown:
        shown.show(Client().get("/help-now/"))
        assert sheets(shown.page) <= 12
        shown.page.emulate_media(media="print")
        assert shown.page.get_by_role("link", name="Call 911").first.is_visible()


def test_the_next_step_stands_out_where_colors_are_forced(site, browser):
    with screen(browser, forced_colors="active") as shown:
        shown.show(Client().get("/"))
        borders = shown.page.locator(".door").evaluate_all(
            "all => all.map(e => parseFloat(getComputedStyle(e).borderTopWidth))"
        )
        assert borders[0] > borders[1]


def test_where_answers_are_kept_the_way_back_to_them_is_the_one_strong_step(started):
    started.post("/intake/", {"respondent": "self"})
    assert "door-first" in Client().get("/").content.decode()
    page = started.get("/").content.decode()
    assert "Your answers are still here" in page
    assert "door-first" not in page


def test_the_list_of_guides_is_no_longer_than_six_phone_screens(site, browser):
    with screen(browser, viewport={"width": 360, "height": 740}) as shown:
        shown.show(Client().get("/guide/"))
        assert shown.page.evaluate("document.documentElement.scrollHeight") <= 6 * 740
