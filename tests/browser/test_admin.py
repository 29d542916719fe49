"""In a real browser: three members of staff bring a change to visitors, and take it back."""

import pytest

from programs import models

from ..support.browser import assert_accessible, follow
from ..support.publishing import drop_what_that_makes_idle, member

SECRET = "a-word-for-this-test"


@pytest.fixture
def staff(home, visitors_browser):
    """Signs a member of staff in, in a browser of their own, on a phone or a desk."""

    def sign_in(name, role, width=1280):
        user = member(name, role)
        user.set_password(SECRET)
        user.save()
        page = visitors_browser(viewport={"width": width, "height": 900})
        page.goto(f"{home}/admin/")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(SECRET)
        follow(page, page.get_by_role("button", name="Log in"))
        return page

    return sign_in


def test_a_limit_is_changed_seen_approved_published_and_restored(home, staff, phone):
    ed = staff("ed", "Editor")
    drop_what_that_makes_idle()
    limit = models.Limit.objects.get(level__key="php", dimension="substance_use")
    ed.goto(f"{home}/admin/programs/limit/{limit.pk}/change/")
    ed.get_by_label("Serves up to").select_option("serious")
    follow(ed, ed.get_by_role("button", name="Save", exact=True))
    models.Level.objects.filter(key="php").update(summary="A line that two people agreed to.")

    ed.goto(f"{home}/admin/programs/release/publish/")
    text = ed.get_by_role("main").inner_text()
    assert "Nobody gets a lower level than now." in text
    assert "substance use severe, all else none: from PHP to Inpatient care" in text
    assert "“Half a day after the last drink”: now a doctor first, then PHP" in text
    assert_accessible(ed)
    ed.get_by_label("What changes").fill("PHP serves less.")
    follow(ed, ed.get_by_role("button", name="Ask a second person"))
    assert ed.get_by_role("button", name="Approve").count() == 0
    assert ed.get_by_role("button", name="Publish").count() == 0
    assert_accessible(ed)

    rae = staff("rae", "Clinical reviewer", width=360)
    follow(rae, rae.get_by_role("link", name="Proposal").first)
    assert_accessible(rae)
    follow(rae, rae.get_by_role("button", name="Approve exactly this"))
    assert "rae approved it" in rae.get_by_role("main").inner_text()

    phone.goto(f"{home}/levels/php/")
    assert "two people agreed" not in phone.content()
    pia = staff("pia", "Publisher")
    follow(pia, pia.get_by_role("link", name="Proposal").first)
    assert_accessible(pia)
    follow(pia, pia.get_by_role("button", name="Publish for all visitors"))
    assert "Release 2 is published" in pia.content()
    phone.reload()
    assert "A line that two people agreed to." in phone.content()

    first = models.Release.objects.get(number=1)
    ed.goto(f"{home}/admin/programs/release/{first.pk}/change/")
    follow(ed, ed.get_by_role("link", name="Make this the draft again"))
    assert_accessible(ed)
    follow(ed, ed.get_by_role("button", name="Make this the draft again"))
    assert "Visitors still see release 2" in ed.content()
    phone.reload()
    assert "A line that two people agreed to." in phone.content()
    ed.goto(f"{home}/admin/programs/release/publish/")
    assert "Some people would get a lower level than now" in ed.content()
    assert ed.get_by_label("Why it is right").count() == 1


@pytest.mark.parametrize("width", [360, 1280])
def test_the_second_of_two_editors_sees_both_texts_and_makes_the_change_again(home, staff, width):
    row = models.Level.objects.get(key="iop")
    address = f"{home}/admin/programs/level/{row.pk}/change/"
    ann, ben = staff("ann", "Editor"), staff("ben", "Editor", width)
    for page in (ann, ben):
        page.goto(address)
    ann.get_by_label("In one line").fill("A line by Ann.")
    follow(ann, ann.get_by_role("button", name="Save", exact=True))
    ben.get_by_label("In one line").fill("A line by Ben.")
    follow(ben, ben.get_by_role("button", name="Save", exact=True))
    said = ben.get_by_role("main").inner_text()
    assert "Nothing of yours is saved." in said and "Saved last by ann" in said
    assert "A line by Ann." in said and "A line by Ben." in said
    assert_accessible(ben)
    with ben.context.expect_page() as fresh:
        ben.get_by_role("link", name="as it is saved now").click()
    page = fresh.value
    page.wait_for_load_state()
    assert page.get_by_label("In one line").input_value() == "A line by Ann."
    page.get_by_label("In one line").fill("A line by both.")
    follow(page, page.get_by_role("button", name="Save", exact=True))
    row.refresh_from_db()
    assert row.tagline == "A line by both."
