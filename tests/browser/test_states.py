"""Every page in every state: axe has nothing to say in light or dark, with all that is folded open;
nothing is wider than the narrowest phone; nothing moves for whoever wants that; no error."""

import pytest

from ..looks.states import GROUPS, states
from ..support.browser import assert_accessible, assert_fits, assert_legible
from ..support.showing import screen

# What pages look like is the same on every database.
pytestmark = [pytest.mark.looks, pytest.mark.django_db]
PHONE, NARROWEST = {"width": 360, "height": 740}, {"width": 320, "height": 640}
UNFOLD = "document.querySelectorAll('details').forEach(e => { e.open = true; })"
MOVES = """[...document.querySelectorAll("*")].filter(e => {
    const style = getComputedStyle(e);
    return style.transitionDuration !== "0s" || style.animationName !== "none";
}).map(e => e.outerHTML.slice(0, 80))"""


def look(shown):
    """What is wrong with the page that is shown is raised."""
    page = shown.page
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="light")
    page.evaluate(UNFOLD)
    assert_accessible(page)
    page.emulate_media(color_scheme="dark")
    assert_legible(page)
    page.set_viewport_size(NARROWEST)
    assert_fits(page)
    assert page.evaluate(MOVES) == [], "moves though it is asked not to"
    assert shown.errors == []


@pytest.mark.parametrize("group", GROUPS)
def test_every_state(site, browser, group):
    wrong = []
    with screen(browser) as shown:
        for name, answer in states([group]):
            try:
                shown.show(answer)
                look(shown)
            except AssertionError as said:
                wrong.append(f"{name}: {said}")
                shown.errors.clear()
    assert not wrong, "\n\n".join(wrong)
