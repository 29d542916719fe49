"""The preview: staff read the draft, nobody else ever does, and nothing of it stays behind."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from intake import sealing
from intake.models import SealedAnswers
from iop_guide.preview_views import VISIT_COOKIE
from programs import models
from programs.levels.releases import newest
from tests.support.people import person
from tests.support.walking import walk

from ..programs.levels.test_releases import _broken

START, END = "/preview/start/", "/preview/end/"
NEW = "A line only the draft has."
READING = ["/", "/levels/", "/levels/iop/", "/guide/", "/guide/what-is-an-iop/", "/about/",
           "/help-now/", "/privacy/", "/intake/", "/no-such-page/"]  # fmt: skip


def member(name, *codes, staff=True):
    user = User.objects.create_user(name, is_staff=staff)
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def draft(site):
    models.Level.objects.filter(key="iop").update(tagline=NEW, usual_week=NEW, who_is_there=NEW)
    models.Guide.objects.filter(key="what-is-an-iop").update(title=NEW)


@pytest.fixture
def staff(draft):
    client = member("Ed", "view_level")
    assert client.post(START)["Location"] == "/"
    return client


def text(client, page):
    return client.get(page).content.decode()


@pytest.mark.parametrize("address", ["/", "/levels/", "/levels/iop/", "/guide/what-is-an-iop/"])
def test_staff_read_the_draft_and_everyone_else_the_release(staff, address):
    assert NEW in text(staff, address)
    assert NEW not in text(Client(), address)
    assert newest().levels["iop"].tagline != NEW


@pytest.mark.parametrize("address", READING)
def test_every_page_of_the_preview_says_so_and_is_kept_nowhere(staff, address):
    response = staff.get(address)
    html = response.content.decode()
    assert "This is the draft." in html and END in html and "<title>Draft: " in html
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    other = Client().get(address)
    assert "This is the draft." not in other.content.decode()
    assert "X-Robots-Tag" not in other


def test_a_page_names_the_draft_and_no_number_that_does_not_exist(staff):
    assert "This is the draft." in text(staff, "/about/")
    assert "This is release 1." in text(Client(), "/about/")


@pytest.mark.parametrize("address", [START, END])
def test_nobody_else_finds_the_preview(draft, address):
    plain = member("Vi", "view_level", staff=False)
    without = member("Mo")
    for client in (Client(), plain, without):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404
        assert NEW not in text(client, "/levels/iop/")
    assert member("Ed", "view_level").get(address).status_code == 405


def test_it_is_started_only_from_our_own_pages(draft):
    user = User.objects.create_superuser("Ada")
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    assert client.post(START).status_code == 503  # refused, and may be sent again
    assert NEW not in text(client, "/levels/iop/")


@pytest.mark.parametrize(
    ("asked", "to"),
    [("/levels/iop/", "/levels/iop/"), ("https://example.com/", "/"), ("//example.com", "/"),
     ("/\\example.com", "/"), ("javascript:x", "/")],
)  # fmt: skip
def test_it_begins_on_a_page_of_this_site(draft, asked, to):
    assert member("Ed", "view_level").post(START, {"page": asked})["Location"] == to


def test_without_the_permission_it_ends_at_once(staff):
    User.objects.get().user_permissions.clear()
    assert NEW not in text(staff, "/levels/iop/")


def test_signing_out_ends_it(staff):
    staff.logout()
    assert NEW not in text(staff, "/levels/iop/")


def test_the_way_out_leads_back_and_erases_the_answers(staff):
    staff.post("/intake/")
    assert SealedAnswers.objects.count() == 1
    assert staff.post(END)["Location"] == "/admin/"
    assert SealedAnswers.objects.count() == 0
    assert NEW not in text(staff, "/levels/iop/")


def test_a_preview_is_a_journey_of_its_own(draft):
    """Here: to a result by the draft's limits, while a real visit in the same browser waits."""
    models.Limit.objects.filter(level__key="no_program", dimension="mental_health").delete()
    client = member("Ed", "view_level")
    client.post("/intake/")
    walk(client, person("Sixteen"))
    client.post(START)
    assert client.get("/intake/check/")["Location"] == "/intake/"
    client.post("/intake/")
    walk(client, person("Severe symptoms, no danger, a strong home"))
    page = client.get("/recommendation/")
    assert page.context["level_key"] == "iop" and NEW in page.content.decode()
    made = client.get("/recommendation/why/").content.decode()
    assert "our definitions of the levels of care: the draft" in made
    assert {sealing.COOKIE, VISIT_COOKIE} <= set(client.cookies)
    client.post(END)
    assert client.get("/recommendation/").context["outcome"] == "youth"
    assert SealedAnswers.objects.count() == 1


def test_a_level_half_written_is_shown_with_what_is_missing_marked(staff):
    models.Level.objects.filter(key="iop").update(summary="", step_up="")
    html = text(staff, "/levels/iop/")
    assert html.count("(not written yet)") == 2


def test_a_draft_that_cannot_be_shown_says_what_to_mend_and_help_stays(staff):
    models.Level.objects.filter(key="iop").update(hours_low=30)
    models.HelpLine.objects.filter(key="lifeline_988").update(number="nine")
    page = staff.get("/levels/iop/")
    row = models.Level.objects.get(key="iop")
    assert page.status_code == 409
    assert f"/admin/programs/level/{row.pk}/change/#id_hours_low" in page.content.decode()
    for address in ("/help-now/", "/intake/"):
        assert staff.get(address).status_code == 200
    assert 'href="tel:988"' in text(staff, "/help-now/")
    assert Client().get("/levels/iop/").status_code == 200


@pytest.mark.parametrize("change", [{"number": "nine"}, {"key": "gone"}])
def test_wrong_help_lines_of_a_draft_never_reach_the_help_page(staff, change):
    models.HelpLine.objects.filter(key="lifeline_988").update(**change)
    html = text(staff, "/help-now/")
    assert "The help lines are those of release 1" in html
    assert html.count("988 Suicide") == text(Client(), "/help-now/").count("988 Suicide")


def test_a_right_change_of_a_help_line_is_previewed(staff):
    models.HelpLine.objects.filter(key="lifeline_988").update(name=NEW)
    assert NEW in text(staff, "/help-now/")
    assert "The help lines are those" not in text(staff, "/help-now/")


def test_without_a_database_even_staff_get_the_help_page(staff):
    with connection.execute_wrapper(_broken):
        assert staff.get("/help-now/").status_code == 200


def test_visitors_cost_no_query_more(draft):
    client = Client()
    client.get("/levels/")
    with CaptureQueriesContext(
        connection,
    ) as seen:
        client.get("/levels/")
    assert len(seen) == 1
