"""By keyboard alone: what has the focus is never hidden behind the bar or anything else that stays
in its place while the page moves (WCAG 2.4.11)."""

import pytest
from django.test import Client

from ..looks.asking import begun, walked
from ..looks.finding import NEAR, the_directory
from ..looks.results import with_voice
from ..support.showing import screen
from ..support.walking import QUESTIONS

pytestmark = [pytest.mark.looks, pytest.mark.django_db]
SIZES = [{"width": 360, "height": 740}, {"width": 320, "height": 640}]
# What has the focus, and whether a point of it, or of the label it stands in, can be seen.
FOCUSED = """() => {
    const e = document.activeElement, box = e.getBoundingClientRect();
    const points = [[.5, .5], [.1, .2], [.9, .8], [.1, .8], [.9, .2]];
    const seen = points.some(([x, y]) => {
        const top = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height);
        return top && (e.contains(top) || top.contains(e) && top !== document.body
            && top.tagName !== "MAIN" && top.tagName !== "HTML");
    });
    return [e.tagName, e.textContent.trim().slice(0, 40) || e.id, seen];
}"""


def found():
    the_directory()
    return Client().post("/programs/", NEAR, follow=True)


PAGES = {
    "home": lambda: Client().get("/"),
    "question": lambda: begun().get(QUESTIONS),
    "card": lambda: walked(with_voice("iop", "self")).get("/recommendation/"),
    "programs": found,
    "help": lambda: Client().get("/help-now/"),
    "level": lambda: Client().get("/levels/iop/"),
}


def tabbed(page):
    """Each thing that Tab brings up, until it leaves the page; as FOCUSED says it."""
    for _ in range(400):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at[0] == "BODY":
            return
        yield at
    raise AssertionError("Tab never leaves the page")


@pytest.mark.parametrize("name", PAGES)
def test_what_has_the_focus_is_seen(site, browser, name):
    answer = PAGES[name]()
    with screen(browser) as shown:
        for size in SIZES:
            shown.page.set_viewport_size(size)
            shown.show(answer)
            met = list(tabbed(shown.page))
            assert len(met) > 10
            assert not [at for at in met if not at[2]], size


def test_what_is_covered_is_noticed(site, browser):
    with screen(browser) as shown:
        shown.page.set_viewport_size(SIZES[0])
        shown.show(Client().get("/"))
        shown.page.evaluate(
            "Object.assign(document.querySelector('.bar').style, {position: 'fixed', inset: '0'})"
        )
        assert [at for at in tabbed(shown.page) if not at[2]]
