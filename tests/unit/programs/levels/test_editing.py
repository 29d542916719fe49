"""Editing the draft: half-written rows, Markdown with its preview, and the table of limits."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from programs import models
from programs.levels import drafts
from programs.levels.content import read_files
from programs.levels.releases import newest

from .admin.test_admin import PUBLISH, address, admin, limit, sign_in  # noqa: F401

TABLE = "/admin/programs/limit/table/"
MARKDOWN = "/admin/programs/level/markdown/"
NO_ROWS = {
    f"{name}-{count}_FORMS": 0
    for name in ("limits", "services", "formats", "week")
    for count in ("TOTAL", "INITIAL")
}


def text(response):
    return response.content.decode()


# --- Half-written rows ----------------------------------------------------------------------


def test_a_level_half_written_is_saved_and_refused_only_when_published(admin):  # noqa: F811
    sent = {"key": "respite", "position": 9, "short": "Respite", "hours_low": 3, **NO_ROWS}
    done = admin.post("/admin/programs/level/add/", sent, follow=True)
    assert "This changed only the draft." in text(done)
    row = models.Level.objects.get(key="respite")
    page = text(admin.get(PUBLISH))
    for label, field in (
        ("name", "name"),
        ("in two sentences", "summary"),
        ("last reviewed", "reviewed"),
    ):
        link = f'<a href="{address(row)}#id_{field}">Mend it: Respite</a>'
        assert f"Respite: “{label}” is missing or empty. {link}" in page
    assert "“hours a week, from” must be two whole numbers, the lower one first." in page
    assert 'id="id_name"' in text(admin.get(address(row)))
    assert "cannot be published yet" in page and newest().number == 1


def test_a_guide_half_written_is_saved_and_refused_only_when_published(admin):  # noqa: F811
    sent = {"key": "sleep", "position": 99, "title": "Sleep"}
    admin.post("/admin/programs/guide/add/", sent)
    row = models.Guide.objects.get(key="sleep")
    page = text(admin.get(PUBLISH))
    assert f'Sleep: “summary” is missing or empty. <a href="{address(row)}#id_summary">' in page


@pytest.mark.parametrize(
    ("field", "value"), [("summary", ""), ("reviewed", None), ("hours_high", None), ("sources", "")]
)
def test_what_is_missing_is_named_by_its_label_with_a_link_to_it(admin, field, value):  # noqa: F811
    models.Level.objects.filter(key="iop").update(**{field: value})
    row = models.Level.objects.get(key="iop")
    page = text(admin.get(PUBLISH))
    label = models.Level._meta.get_field(field.replace("high", "low")).verbose_name
    found = re.search(rf'“{label}” [^<]*<a href="([^"]+)">', page)
    assert found[1] == f"{address(row)}#id_{field.replace('high', 'low')}"


# --- Markdown and its preview ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("way", "given", "shown"),
    [
        ("sentence", "**Yes**, <b>x</b>", "<strong>Yes</strong>, &lt;b&gt;x&lt;/b&gt;"),
        ("passage", "One\n\n- two", "<p>One</p>\n<ul>\n<li>two</li>\n</ul>\n"),
        ("guide", "# One", "<h2>One</h2>\n"),
        ("list", "One\n\n*two*\n", "<ul><li>One</li><li><em>two</em></li></ul>"),
    ],
)
def test_the_preview_is_what_the_pages_show(admin, way, given, shown):  # noqa: F811
    response = admin.post(MARKDOWN, {"way": way, "text": given})
    assert text(response) == shown
    assert "no-store" in response["Cache-Control"]


def test_the_preview_is_for_staff_who_may_edit(site):
    sent = {"way": "guide", "text": "x"}
    user = User.objects.create_user("Vi", is_staff=True)
    for client in (Client(), sign_in(user)):
        assert client.post(MARKDOWN, sent).status_code == 403
    user.user_permissions.set(Permission.objects.filter(codename="change_guide"))
    client = sign_in(User.objects.get())
    assert client.post(MARKDOWN, sent).status_code == 200
    assert client.get(MARKDOWN).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(user)
    assert strict.post(MARKDOWN, sent).status_code == 403


@pytest.mark.parametrize(
    "sent", [{"way": "other", "text": "x"}, {"way": "guide", "text": "x" * 100_001}]
)
def test_what_cannot_be_previewed_is_refused(admin, sent):  # noqa: F811
    assert admin.post(MARKDOWN, sent).status_code == 400


def test_markdown_fields_say_how_they_are_shown(admin):  # noqa: F811
    page = text(admin.get(address(models.Level.objects.get(key="iop"))))
    assert re.search(r'<textarea name="daily_life"[^>]*data-markdown="passage"', page)
    assert re.search(r'<textarea name="services-0-text"[^>]*data-markdown="sentence"', page)
    assert f'data-render="{MARKDOWN}"' in page


def test_markdown_of_a_level_reaches_its_page(admin, visitor):  # noqa: F811
    row = models.Level.objects.get(key="iop")
    row.daily_life = "Work goes **on**.\n\n- Ask about [988](tel:988)."
    row.save()
    admin.post("/preview/start/")
    for page in ("/levels/", "/levels/iop/"):
        html = text(admin.get(page))
        assert "<p>Work goes <strong>on</strong>.</p>" in html
        assert '<a href="tel:988" class="phone">988</a>' in html


# --- The table of limits --------------------------------------------------------------------


def sent_back(page, **changed):
    """What a browser would send: each cell as it is, and what was shown, with some changed."""
    form = page.context["form"]
    sent = {}
    for cell in form.fields:
        value = form[cell].initial
        sent |= {cell: value, f"initial-{cell}": value}
    assert changed.keys() <= sent.keys()
    return sent | changed


def test_limits_are_picked_from_words(admin):  # noqa: F811
    page = admin.get(TABLE)
    html = text(page)
    assert page.context["form"]["iop.withdrawal"].initial == "2"
    assert re.search(
        r'<select name="iop.withdrawal"[^>]*>.*?<option value="2" selected>moderate', html, re.S
    )
    assert re.search(r'<select name="iop.home"[^>]*>\s*<option value="" selected>no limit', html)
    assert "inpatient.withdrawal" not in page.context["form"].fields
    row = limit("iop", "withdrawal")
    assert f'href="{address(row)}#id_because"' in html
    assert "trouble with daily life is at least moderate and support is little or none" in html


def test_the_table_writes_only_what_was_changed_with_its_history(admin):  # noqa: F811
    changed = {"iop.withdrawal": "1", "iop.home": "3", "php.withdrawal": ""}
    done = admin.post(TABLE, sent_back(admin.get(TABLE), **changed), follow=True)
    assert "3 limits were changed. This changed only the draft." in text(done)
    assert limit("iop", "withdrawal").highest == 1
    assert limit("iop", "home").highest == 3
    assert not models.Limit.objects.filter(level__key="php", dimension="withdrawal").exists()
    latest = models.Limit.history.filter(history_user__isnull=False)
    assert latest.count() == 3
    assert {row.history_change_reason for row in latest} == {"Picked in the table of limits"}
    assert limit("iop", "withdrawal").because, "a changed limit keeps its reason"
    page = text(admin.get(address(models.Level.objects.get(key="iop"), "history")))
    assert "<del>moderate</del> → <ins>mild</ins>" in page


def test_saving_the_table_as_it_is_changes_nothing(admin):  # noqa: F811
    done = admin.post(TABLE, sent_back(admin.get(TABLE)), follow=True)
    assert "Nothing to change." in text(done)
    assert drafts.dump() == read_files()


def test_two_people_at_the_table_lose_nothing(admin):  # noqa: F811
    page = admin.get(TABLE)
    models.Limit.objects.filter(level__key="iop", dimension="withdrawal").update(highest=0)
    models.Limit.objects.filter(level__key="iop", dimension="functioning").update(highest=2)
    sent = sent_back(page, **{"iop.withdrawal": "1", "php.withdrawal": "2"})
    told = admin.post(TABLE, sent)
    assert "Somebody set this to “none” since this page was opened." in text(told)
    assert '<a href="#id_iop.withdrawal">' in text(told)
    assert (limit("iop", "withdrawal").highest, limit("php", "withdrawal").highest) == (0, 3)
    again = sent | {"initial-iop.withdrawal": "0"}
    assert 'name="initial-iop.withdrawal" value="0"' in text(told)
    admin.post(TABLE, again)
    assert limit("iop", "withdrawal").highest == 1
    assert limit("iop", "functioning").highest == 2, "what only the other changed stays"


@pytest.mark.parametrize("value", ["9", "-1", "x", "2.5"])
def test_a_number_that_is_no_word_is_refused_at_its_cell(admin, value):  # noqa: F811
    page = admin.post(TABLE, sent_back(admin.get(TABLE), **{"iop.withdrawal": value}))
    assert "Select a valid choice" in text(page) and "Nothing was saved." in text(page)
    assert limit("iop", "withdrawal").highest == 2


def test_the_table_is_only_read_by_those_who_may_not_change_limits(site):
    assert Client().get(TABLE)["Location"].startswith("/admin/login/")
    user = User.objects.create_user("Vi", is_staff=True)
    assert sign_in(user).get(TABLE).status_code == 403
    user.user_permissions.set(Permission.objects.filter(codename="view_limit"))
    client = sign_in(User.objects.get())
    page = client.get(TABLE)
    assert "Save the limits" not in text(page)
    client.post(TABLE, sent_back(page, **{"iop.withdrawal": "1"}))
    assert limit("iop", "withdrawal").highest == 2


def test_a_wrong_limit_is_told_at_its_cell_and_the_draft_is_kept(admin):  # noqa: F811
    sent = sent_back(admin.get(TABLE), **{"php.withdrawal": "1"})
    page = text(admin.post(TABLE, sent, follow=True))
    assert limit("php", "withdrawal").highest == 1
    assert '<a href="#id_php.withdrawal">To the cell</a>' in page
    cell = page.split('name="php.withdrawal"')[1].split("</td>")[0]
    assert "Publishing will refuse this: PHP is not enough for withdrawal moderate" in cell
    assert f'<a href="{TABLE}#id_php.withdrawal">Mend it: PHP, Withdrawal</a>' in text(
        admin.get(PUBLISH)
    )


def test_a_new_limit_is_kept_without_a_reason_but_not_published(admin):  # noqa: F811
    sent = sent_back(admin.get(TABLE), **{"php.physical_health": "3"})
    assert "no reason yet" in text(admin.post(TABLE, sent, follow=True))
    page = text(admin.get(PUBLISH))
    said = "PHP, not enough when physical health is at least severe: it does not say why."
    assert f'{said} <a href="{TABLE}#id_php.physical_health">' in page
    assert "it does not say where this comes from." in page


def test_looking_at_the_table_writes_nothing(admin):  # noqa: F811
    with CaptureQueriesContext(connection) as seen:
        admin.get(TABLE)
    assert all(query["sql"].startswith("SELECT") for query in seen), seen.captured_queries
    assert len(seen) < 35
