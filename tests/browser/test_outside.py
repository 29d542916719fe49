"""Pages outside the result, as they are seen in other ways: on paper and in forced colors."""

import pytest
from django.test import Client

from ..looks.states import states
from ..measure.result import sheets
from ..support.paper import bare_headings, pressed
from ..support.people import well_but
from ..support.showing import screen
from ..support.walking import CHECK, walk

# The same on every database.
pytestmark = pytest.mark.looks
# The most sheets that a page of each group prints on.
SHEETS = {"home": 1, "start": 1, "questions": 2, "check": 2, "guides": 2, "about": 2, "search": 2}
SHEETS |= {"levels": 3, "danger": 2}
SHEETS_OF_HELP = 9


@pytest.mark.parametrize("group", SHEETS)
def test_a_page_is_printed_on_few_sheets_without_what_is_there_to_press(site, browser, group):
    wrong = []
    with screen(browser) as shown:
        for name, answer in states([group]):
            shown.show(answer)
            shown.page.emulate_media(media="print")
            wrong += [f"{name} to press: {what}" for what in pressed(shown.page)]
            wrong += [f"{name} bare: {what}" for what in bare_headings(shown.page)]
            most = SHEETS_OF_HELP if name.startswith("help now") else SHEETS[group]
            if (count := sheets(shown.page)) > most:
                wrong.append(f"{name} takes {count} sheets")
    assert not wrong, "\n".join(wrong)


def test_all_levels_are_compared_on_paper_whichever_two_stand_on_a_phone(site, browser):
    with screen(browser, viewport={"width": 360, "height": 740}) as shown:
        shown.show(Client().get("/levels/iop/php/"))
        heads = shown.page.locator(".compare thead th").locator("visible=true")
        assert heads.count() == 2
        shown.page.emulate_media(media="print")
        assert heads.count() == 4


def test_no_answer_is_printed_apart_from_its_question(site, browser, started):
    walk(started, well_but(), "mood")
    with screen(browser, viewport={"width": 816, "height": 1056}) as shown:
        shown.page.emulate_media(media="print")
        shown.show(started.get(CHECK))
        whole = "all => all.every(e => getComputedStyle(e).breakInside.startsWith('avoid'))"
        assert shown.page.locator(".checked-row").evaluate_all(whole)


@pytest.mark.parametrize(("home", "printed"), [("safe", True), ("tense", False), ("unsafe", False)])
def test_what_is_said_of_a_home_that_may_not_be_safe_is_not_printed(
    site, browser, started, home, printed
):
    walk(started, well_but(low_mood="nearly_every_day", home_safety=home))
    with screen(browser, viewport={"width": 816, "height": 1056}) as shown:
        shown.show(started.get(CHECK))
        row = shown.page.get_by_text("Safety at home", exact=True)
        assert row.is_visible()
        shown.page.emulate_media(media="print")
        assert row.is_visible() is printed


def test_help_is_printed_with_its_numbers(site, browser):
    with screen(browser) as shown:
        shown.show(Client().get("/help-now/"))
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
