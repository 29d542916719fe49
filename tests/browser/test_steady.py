"""Nothing on a page moves while it loads: whoever is about to press something presses that."""

from django.test import Client

from tests.support.browser import go_on_with, start
from tests.support.people import person
from tests.support.walking import walk

SHIFTED = """
() => new Promise((tell) => {
  let shifted = 0;
  const add = (list) => list.getEntries().forEach((entry) => { shifted += entry.value; });
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => tell(shifted), 100)));
})
"""
PUSH = "document.querySelector('main').prepend(document.createElement('hr'), 'One line more')"


def shifted(page):
    """How much of the page has moved since it was first shown."""
    page.wait_for_load_state()
    return page.evaluate(SHIFTED)


def steady(page):
    assert shifted(page) == 0, page.url


def test_a_shift_is_noticed(phone):
    steady(phone)
    phone.evaluate(PUSH)
    assert shifted(phone) > 0


def test_home_a_level_and_a_question_stay_where_they_are(phone, home):
    for address in ("/", "/levels/iop/"):
        phone.goto(home + address)
        steady(phone)
    phone.goto(home)
    start(phone, look=steady)
    steady(phone)


def test_the_card_stays_where_it_is(phone, home):
    visitor = Client()
    visitor.post("/intake/")
    walk(visitor, person("A parent alone, on night shifts, with cocaine"))
    go_on_with(phone, home, visitor)
    steady(phone)
