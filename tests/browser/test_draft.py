"""In a real browser, as staff: a text and its live preview, the table of limits, the preview."""

import pytest
from django.contrib.auth.models import User

from programs import models

from ..support.browser import assert_accessible, follow, walk
from ..support.people import person

WORD = "an ordinary kitchen-table word"


def sign_in(page, home):
    User.objects.create_superuser("Ada", password="a long enough one")
    page.goto(f"{home}/admin/")
    page.get_by_label("Username").fill("Ada")
    page.get_by_label("Password").fill("a long enough one")
    follow(page, page.get_by_role("button", name="Log in"))


def test_a_text_is_written_seen_beside_its_field_and_previewed_on_the_site(visitors_browser, home):
    desk = visitors_browser(viewport={"width": 1280, "height": 900})
    sign_in(desk, home)
    row = models.Level.objects.get(key="iop")
    desk.goto(f"{home}/admin/programs/level/{row.pk}/change/")
    desk.locator("#id_daily_life").fill(f"**{WORD}** <b>typed</b>")
    live = desk.get_by_role("region", name="Preview: Work, school")
    live.locator("strong", has_text=WORD).wait_for()
    assert live.locator("b").count() == 0 and "<b>typed</b>" in live.inner_text()
    follow(desk, desk.get_by_role("button", name="Save and continue editing"))
    follow(desk, desk.get_by_role("button", name="See it in the preview"))
    assert desk.url == f"{home}/levels/iop/"
    desk.locator("main details", has_text=WORD).locator("summary").first.click()
    assert desk.locator("main strong", has_text=WORD).is_visible()
    assert_accessible(desk)

    desk.goto(f"{home}/intake/")
    follow(desk, desk.locator("main button[name=respondent][value=self]"))
    walk(desk, person("Severe symptoms, no danger, a strong home"))
    desk.goto(f"{home}/recommendation/week/")
    assert desk.locator("main strong", has_text=WORD).is_visible()
    assert desk.get_by_text("This is the draft.").is_visible()

    phone = visitors_browser(viewport={"width": 360, "height": 740})
    phone.goto(f"{home}/levels/iop/")
    assert WORD not in phone.content() and "This is the draft." not in phone.content()

    follow(desk, desk.get_by_role("button", name="Leave the preview"))
    assert desk.url == f"{home}/admin/"
    desk.goto(f"{home}/recommendation/")
    assert desk.url == f"{home}/intake/" and WORD not in desk.content()


@pytest.mark.looks
@pytest.mark.parametrize("width", [360, 1280])
def test_our_pages_about_drafts_and_releases_are_accessible(visitors_browser, home, width):
    # The checker itself writes a style into pages with Django's date fields.
    page = visitors_browser(viewport={"width": width, "height": 800}, bypass_csp=True)
    sign_in(page, home)
    guide = models.Guide.objects.get(key="what-is-an-iop")
    for address in (f"guide/{guide.pk}/change/", "limit/table/", "draft/import/"):
        page.goto(f"{home}/admin/programs/{address}")
        assert_accessible(page)
    page.locator("#id_file").set_input_files(
        {"name": "x.toml", "mimeType": "text/plain", "buffer": GUIDE.encode()}
    )
    follow(page, page.get_by_role("button", name="Show what it changes"))
    assert page.get_by_text("Nothing is changed yet.").is_visible()
    assert_accessible(page)
    for address in ("", "1/", "compare/?a=1&b=1"):
        page.goto(f"{home}/about/releases/{address}")
        assert_accessible(page)


GUIDE = """
[[guide]]
key = "only"
title = "The only guide"
summary = "One."
body = "## One"
sources = ["One"]
reviewed = 2026-11-24
"""
