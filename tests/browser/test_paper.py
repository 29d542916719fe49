"""What pages of the result print on: the summary takes two sheets at most, on either paper."""

import re

import pytest

from ..support.browser import assert_accessible, follow, go_on_with
from ..support.people import PEOPLE, answers_of
from ..support.walking import walk

# The same on every database.
pytestmark = pytest.mark.looks
ALONG = "/recommendation/take-along/"
SIZES = ("Letter", "A4")
# A browser's own margins, which those of the sheet itself stand in for.
MARGINS = dict.fromkeys(("top", "bottom", "left", "right"), "15mm")


def sheets(page):
    """How many sheets this page prints on, on each size of paper."""
    papers = [page.pdf(format=size, margin=MARGINS) for size in SIZES]
    return [len(re.findall(rb"/Type\s*/Page[^s]", paper)) for paper in papers]


def longest(count=4):
    """The example people with the most to tell."""
    return sorted(PEOPLE, key=lambda entry: -len(str(answers_of(entry))))[:count]


@pytest.mark.parametrize("entry", longest(), ids=lambda entry: entry["name"])
def test_the_summary_takes_two_sheets_at_most(phone, home, started, entry):
    walk(started, answers_of(entry))
    go_on_with(phone, home, started)
    assert max(sheets(phone)) <= 2, "the card"
    phone.goto(home + ALONG)
    assert max(sheets(phone)) <= 2


def test_a_call_sheet_that_is_opened_is_printed_too(phone, home, started):
    walk(started, answers_of(longest()[0]))
    go_on_with(phone, home, started)
    phone.goto(home + ALONG)
    phone.locator(".sheet > summary").last.click()
    assert all(count > 2 for count in sheets(phone))


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
    follow(phone, phone.get_by_role("button", name="Untick all"))
    assert phone.locator("input[name=include]").count() > 20
    assert not phone.locator("input[name=include]:checked").count()
    assert_accessible(phone)
