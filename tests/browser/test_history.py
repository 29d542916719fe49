"""The browser's own Back and Forward, refresh and two tabs, in a real Chromium: each shows the
page of questions that it showed, and nothing in the history says which that is."""

import pytest

from ..support.browser import answer, follow, start
from ..support.people import well_but

WELL = well_but(home_safety="tense")


def asks(page):
    """What the page asks first."""
    page.wait_for_selector("html:not(.turning) form[data-mark]")
    return page.locator("main input[type=radio], main input[type=checkbox]").first.get_attribute(
        "name"
    )


def shows(page, name):
    """Wait until the page asks this."""
    page.wait_for_selector(f"html:not(.turning) main input[name={name}]")
    return True


@pytest.fixture
def on_the_way(phone):
    """On the fourth page of questions; returned with what each page asked first."""
    start(phone)
    asked = []
    for _ in range(3):
        asked.append(asks(phone))
        answer(phone, WELL)
    return phone, [*asked, asks(phone)]


def test_back_and_forward_show_the_page_before_and_after(on_the_way):
    phone, asked = on_the_way
    for name in reversed(asked[:-1]):
        phone.go_back()
        assert shows(phone, name)
    assert phone.locator("input[name=age_group][value='26_64']").is_checked()
    for name in asked[1:]:
        phone.go_forward()
        assert shows(phone, name)
    phone.go_back()
    shows(phone, asked[-2])
    answer(phone, WELL)
    assert asks(phone) == asked[-1]


def test_after_a_page_with_a_mistake_back_asks_to_send_nothing_again(phone):
    start(phone)
    first = asks(phone)
    answer(phone, {})
    answer(phone, WELL)
    asks(phone)
    phone.go_back()
    assert shows(phone, first)


def test_two_tabs_each_keep_their_page_when_refreshed(on_the_way):
    phone, asked = on_the_way
    other = phone.context.new_page()
    other.goto(phone.url)
    assert asks(other) == asked[-1]
    answer(other, WELL)
    ahead = asks(other)
    phone.reload()
    assert shows(phone, asked[-1])
    other.reload()
    assert shows(other, ahead)


def test_a_double_press_goes_one_page_on(on_the_way):
    phone, asked = on_the_way
    with phone.expect_navigation(wait_until="load"):
        phone.evaluate("""() => {
            const button = document.querySelector(".go-on button");
            button.click(); button.click(); }""")
    assert asks(phone) not in asked
    phone.go_back()
    assert shows(phone, asked[-1])


def test_enter_in_a_field_goes_on_and_never_back(on_the_way):
    phone, asked = on_the_way
    box = phone.locator("main input[type=radio]").first
    phone.locator(f"label[for={box.get_attribute('id')}]").click()
    with phone.expect_navigation():
        phone.keyboard.press("Enter")
    assert asks(phone) not in asked


def test_the_pages_own_back_keeps_what_was_entered(on_the_way):
    phone, asked = on_the_way
    box = phone.locator("main input[name=home_safety][value=tense]")
    phone.locator(f"label[for={box.get_attribute('id')}]").click()
    follow(phone, phone.get_by_role("button", name="Back"))
    assert asks(phone) == asked[-2]
    answer(phone, WELL)
    assert box.is_checked()


def test_the_history_holds_a_mark_that_tells_nothing(on_the_way):
    phone, _asked = on_the_way
    state, address = phone.evaluate("[history.state, location.href]")
    assert set(state) == {"mark"} and len(state["mark"]) == 12
    assert address.endswith("/intake/questions/") and phone.title().startswith("Questions")
    kept = phone.evaluate("[localStorage.length, sessionStorage.length]")
    assert kept == [0, 0]
