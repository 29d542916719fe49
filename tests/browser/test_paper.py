"""What pages of the result print on: the summary takes two sheets at most, on either paper."""

import pytest

from ..measure.result import sheets
from ..support.browser import assert_accessible, follow, go_on_with
from ..support.people import PEOPLE, answers_of
from ..support.walking import walk

# The same on every database.
pytestmark = pytest.mark.looks
CARD, ALONG = "/recommendation/", "/recommendation/take-along/"
CHAPTERS = [f"{CARD}{name}/" for name in ("why", "week", "cost", "programs", "take-along")]


def longest(count=4):
    """The example people with the most to tell."""
    return sorted(PEOPLE, key=lambda entry: -len(str(answers_of(entry))))[:count]


@pytest.mark.parametrize("entry", longest(), ids=lambda entry: entry["name"])
def test_the_summary_takes_two_sheets_at_most(phone, home, started, entry):
    walk(started, answers_of(entry))
    go_on_with(phone, home, started)
    for address in [CARD, *CHAPTERS]:
        phone.goto(home + address)
        assert sheets(phone) <= 2, address


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
