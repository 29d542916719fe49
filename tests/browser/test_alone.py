"""What stands alone at a gate unticks the others, and they untick it."""

import pytest

from ..support.browser import go_on_with
from ..support.people import person
from ..support.walking import run_of, walk

pytestmark = pytest.mark.looks
NONE, SURE = "none", "not_sure"


@pytest.fixture
def gate(visitors_browser, home, started):
    """The gate on the mind, on a phone."""
    walk(started, person("Nothing stands out"))
    started.post("/intake/open/", {"open": "low_mood", "from": "card", "run": run_of(started)})
    walk_back = {"page": "mood", "run": run_of(started), "low_mood": "not_at_all"}
    started.post("/intake/questions/", walk_back)
    page = visitors_browser(viewport={"width": 360, "height": 740})
    go_on_with(page, home, started)
    page.goto(f"{home}/intake/questions/")
    return page


def ticked(page):
    return page.eval_on_selector_all("main input:checked", "all => all.map(e => e.value)")


def test_none_of_these_and_the_others_untick_each_other(gate):
    for value, left in (
        ("mania", ["mania"]),
        ("eating", ["mania", "eating"]),
        (NONE, [NONE]),
        (SURE, [SURE]),
        ("psychosis", ["psychosis"]),
    ):
        gate.locator(f"main input[value={value}] + label").click()
        assert ticked(gate) == left
