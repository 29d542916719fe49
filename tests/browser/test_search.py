"""From a result to a program that fits, on a phone, by keyboard alone."""

from ..support.browser import assert_accessible, follow, go_on_with
from ..support.made_up import center
from ..support.people import person
from ..support.walking import walk
from .test_ways import focused, tab_to

# Free on weekday mornings after work, with a child, on Medicaid.
PARENT = person("A parent alone, on night shifts, with cocaine") | {
    "zip": "79901",
    "insurance": ["medicaid"],
    "free_times": ["weekday_mornings"],
}
MORNINGS = [(day, "09:00", "12:00") for day in ("Monday", "Wednesday", "Thursday")]
EVENINGS = [(day, "18:00", "21:00") for day in ("Monday", "Wednesday", "Thursday")]


def press(page, words):
    """Go to what says these words by Tab, and press Enter."""
    tab_to(page, words)
    with page.expect_navigation(wait_until="domcontentloaded"):
        page.keyboard.press("Enter")


def choose(page, name, value):
    """Go to a box by Tab, and press Space."""
    for _ in range(80):
        if focused(page)[1:3] == [name, value]:
            page.keyboard.press("Space")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by Tab to {name} {value}")


def test_a_parent_on_night_shifts_finds_a_program_and_relaxes_a_filter(phone, home, started):
    about = {"levels": ["outpatient", "iop", "php"], "ages": ["26_64", "18_25"], "zip": "79901"}
    center(MORNINGS, provider="Morning Example", payers=["medicaid"], **about)
    center(EVENINGS, provider="Evening Example", payers=["medicaid"], **about)
    center(MORNINGS, provider="Insured Example", payers=["private"], **about)
    walk(started, PARENT)
    go_on_with(phone, home, started)
    assert_accessible(phone)
    press(phone, "Programs near you")
    assert_accessible(phone)
    assert phone.locator(".listing").count() == 1
    press(phone, "See all that match")
    phone.wait_for_url("**/programs/#found")
    assert_accessible(phone)
    text = phone.locator("main").inner_text()
    assert "1 program found" in text and "Morning Example" in text
    assert "79901" not in phone.url + phone.title()
    press(phone, "Leave out “Medicaid”")
    phone.get_by_role("heading", name="2 programs found").wait_for()
    assert "Insured Example" in phone.locator("main").inner_text()
    tab_to(phone, "Change:")
    phone.keyboard.press("Enter")
    tab_to(phone, "Language other than English")
    phone.keyboard.press("Enter")
    choose(phone, "languages", "korean")
    press(phone, "Search")
    phone.get_by_role("heading", name="2 programs found").wait_for()
    tab_to(phone, "What to ask")
    phone.keyboard.press("Enter")
    assert "speaks Korean?" in phone.locator("main").inner_text()
    assert_accessible(phone)


def test_without_javascript_and_without_answers(visitors_browser, home):
    center(levels=["iop"])
    page = visitors_browser(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page.goto(f"{home}/programs/")
    follow(page, page.get_by_role("button", name="Search", exact=True))
    assert "Enter a ZIP code" in page.locator(".errors").inner_text()
    page.locator("#id_zip").fill("02139")
    follow(page, page.get_by_role("button", name="Search", exact=True))
    assert page.url == f"{home}/programs/#found"
    assert page.locator(".listing").count() == 1


def test_cards_scan_on_a_phone_and_the_filters_stand_beside_them_where_it_is_wide(
    visitors_browser, home
):
    for site in ("North", "South", "West"):
        center(EVENINGS, name=f"{site} site", levels=["iop", "outpatient"])
    for width, beside in ((320, False), (360, False), (1280, True)):
        page = visitors_browser(viewport={"width": width, "height": 740}, color_scheme="dark")
        page.goto(f"{home}/programs/")
        page.locator("#id_zip").fill("02139")
        follow(page, page.get_by_role("button", name="Search", exact=True))
        assert page.locator("#id_zip").is_visible() == beside
        cards = page.locator(".listing").evaluate_all("all => all.map(e => e.offsetHeight)")
        assert len(cards) == 3 and max(cards) <= 740 / 2.5, "two to three on a phone's screen"
        assert_accessible(page)
        page.emulate_media(media="print")
        assert page.locator(".listing .tel").first.is_visible()
        assert not page.locator(".finder-filters").is_visible()
