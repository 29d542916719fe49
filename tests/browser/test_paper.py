"""What pages of the result print on: two sheets at most, whole, and with nothing that may not be
read by whoever is the danger."""

import pytest

from ..looks.states import states
from ..measure.result import sheets
from ..support.browser import assert_accessible, follow, go_on_with
from ..support.paper import bare_headings
from ..support.people import PEOPLE, answers_of, well_but
from ..support.showing import screen
from ..support.walking import walk

# The same on every database.
pytestmark = pytest.mark.looks
CARD, ALONG = "/recommendation/", "/recommendation/take-along/"
CHAPTERS = [f"{CARD}{name}/" for name in ("why", "week", "cost", "programs", "take-along")]
EMPTY = """() => [...document.querySelectorAll(".steps > li")]
    .filter(e => e.checkVisibility() && !e.innerText.trim()).map(e => e.outerHTML.slice(0, 80))"""


def longest(count=4):
    """The example people with the most to tell."""
    return sorted(PEOPLE, key=lambda entry: -len(str(answers_of(entry))))[:count]


@pytest.mark.parametrize("entry", longest(), ids=lambda entry: entry["name"])
def test_every_page_of_a_result_takes_two_sheets_at_most(phone, home, started, entry):
    walk(started, answers_of(entry))
    go_on_with(phone, home, started)
    for address in [CARD, *CHAPTERS]:
        phone.goto(home + address)
        assert sheets(phone) <= 2, address


@pytest.mark.parametrize("group", ["cards", "chapters", "parts"])
def test_no_heading_and_no_step_is_printed_without_what_it_is_about(site, browser, group):
    wrong = []
    with screen(browser) as shown:
        shown.page.emulate_media(media="print")
        for name, answer in states([group]):
            shown.show(answer)
            bare = [*bare_headings(shown.page), *shown.page.evaluate(EMPTY)]
            wrong += [f"{name}: {what}" for what in bare]
    assert not wrong, "\n".join(wrong)


def test_what_is_folded_is_printed_and_where_to_change_an_answer_is_not(phone, home, started):
    walk(started, answers_of(longest()[0]))
    go_on_with(phone, home, started)
    phone.goto(home + CARD)
    phone.emulate_media(media="print")
    assert phone.locator(".steps details > p").first.evaluate("e => e.checkVisibility()")
    assert (
        not phone.locator("main :is(.btn, .link, .zip, [name=open])")
        .locator("visible=true")
        .count()
    )


def test_a_home_that_is_not_safe_is_named_on_no_sheet(site, browser, started):
    walk(started, well_but(low_mood="nearly_every_day", home_safety="unsafe"))
    with screen(browser) as shown:
        shown.page.emulate_media(media="print")
        for address in [CARD, *CHAPTERS]:
            shown.show(started.get(address))
            printed = shown.page.locator("main").inner_text().lower()
            assert "not safe" not in printed and "violence" not in printed, address


def test_a_call_sheet_that_is_opened_is_printed_too(phone, home, started):
    walk(started, answers_of(longest()[0]))
    go_on_with(phone, home, started)
    phone.goto(home + ALONG)
    phone.locator(".sheet > summary").last.click()
    assert sheets(phone) > 2


def test_an_answer_that_is_unticked_is_not_printed_even_before_the_summary_is_updated(
    phone, home, started
):
    walk(started, answers_of(longest()[0]))
    go_on_with(phone, home, started)
    phone.goto(home + ALONG)
    phone.locator(".paper-fold > summary").click()
    assert_accessible(phone)
    phone.locator("label[for=include-suicide]").click()
    phone.emulate_media(media="print")
    assert not phone.locator("label[for=include-suicide]").is_visible()
    assert phone.locator("label[for=include-age_group]").is_visible()
    assert not phone.locator(".paper .rests:visible").count()
    phone.emulate_media(media="screen")
    follow(phone, phone.get_by_role("button", name="Uncheck all"))
    assert phone.locator("input[name=include]").count() > 20
    assert not phone.locator("input[name=include]:checked").count()
    assert_accessible(phone)
