"""No answer may be found anywhere but in the visitor's own sealed row: we walk, then search."""

import logging
import os
import re
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from intake import sealing
from intake.models import SealedAnswers
from tests.support import addresses
from tests.support.made_up import center
from tests.support.people import person, well_but
from tests.support.walking import QUESTIONS, walk

TOLD = person("Daily drinking after seizures in withdrawal") | {"zip": "02139"}
# Words that only an answer could have put there: option ids, and a ZIP code.
TELLING = [
    "seizure_or_delirium", "larger_amounts", "nearly_every_day", "02139",
    "59718", "french_or_creole", "other_public",
]  # fmt: skip
# What is looked for among the programs is as private as an answer.
LOOKED_FOR = {
    "zip": "59718", "miles": "50", "languages": ["french_or_creole"], "payers": ["other_public"],
}  # fmt: skip
# All that a visitor can ask for, the addresses that only take what is posted among them.
ADDRESSES = addresses.of_visitors()


def is_in(word, text):
    """Whether a word is there by itself: a ZIP code may stand inside the digits of a moment."""
    return re.search(rf"(?<!\d){word}(?!\d)", text)


def everything_stored():
    """Every value of every row of every table, as one text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found += [f"{table}: {row}" for row in cursor.fetchall() if "release" not in table]
    return "\n".join(found)


def title(response):
    """The title of a page; empty for what is no page."""
    found = re.search(r"<title>(.*?)</title>", response.content.decode(), re.S)
    return found.group(1) if found else ""


def look_for_programs(client):
    """Every way of searching; returns every address that it led to."""
    posts = [
        ("/programs/", LOOKED_FOR | {"zip": "5971"}),
        ("/programs/", LOOKED_FOR),
        ("/programs/page/", {"page": "2"}),
        ("/programs/relax/", {"miles": "100", "without": ["payers"]}),
        ("/programs/from-answers/", {}),
        ("/programs/", LOOKED_FOR),
    ]
    answers = [client.post(address, data) for address, data in posts]
    return [response.headers.get("Location", "") for response in answers]


def test_no_answer_is_stored_logged_or_sent_back_in_an_address_a_title_or_a_header(started, caplog):
    caplog.set_level(logging.DEBUG)
    _pages, met = walk(started, TOLD)
    assert met[-1] == "/intake/check/"
    met += look_for_programs(started)
    heads = []
    for address in ADDRESSES:
        response = started.get(address)
        heads.append(f"{address} {response.headers} {title(response)}")
    for word in TELLING:
        assert not is_in(word, everything_stored())
        assert not is_in(word, caplog.text)
        assert not is_in(word, "\n".join(met + heads))


def test_the_answers_do_reach_the_check_page(started):
    """Else the search above would prove nothing."""
    walk(started, TOLD)
    html = started.get("/intake/check/").content.decode()
    assert "02139" in html and SealedAnswers.objects.count() == 1


def test_what_was_looked_for_does_reach_the_search(started):
    walk(started, TOLD)
    center(zip="59718", languages=["french"])
    look_for_programs(started)
    html = started.get("/programs/").content.decode()
    assert "59718" in html and "French or Creole" in html
    assert SealedAnswers.objects.count() == 1


def test_titles_are_the_same_for_everyone(site):
    titles = {address: set() for address in ADDRESSES}
    for answers in (TOLD, well_but(), person("A plan to end life")):
        visitor = Client()
        visitor.post("/intake/")
        walk(visitor, answers)
        look_for_programs(visitor)
        for address, found in titles.items():
            found |= {title(visitor.get(address))} - {""}
    assert titles["/recommendation/"] and titles[QUESTIONS] and titles["/programs/"]
    assert {address: found for address, found in titles.items() if len(found) > 1} == {}


def test_a_second_visitor_never_sees_the_first_ones_answers(started):
    walk(started, TOLD)
    other = Client()
    assert other.get("/intake/check/").status_code == 302
    assert other.get("/recommendation/")["Location"] == "/intake/"
    other.post("/intake/")
    assert "02139" not in other.get("/intake/check/").content.decode()


def test_a_made_up_cookie_opens_nothing(started):
    walk(started, TOLD)
    thief = Client()
    thief.cookies[sealing.COOKIE] = SealedAnswers.objects.get().found_by
    assert thief.get("/intake/check/").status_code == 302


def test_the_cookie_is_for_this_visit_only_and_out_of_reach_of_scripts(started):
    cookie = started.cookies[sealing.COOKIE]
    assert cookie["httponly"] and cookie["secure"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == "" and cookie["expires"] == ""
    assert settings.DEBUG is False


def test_boxes_are_of_one_size_whatever_was_told(site):
    sizes = set()
    barely = {name: TOLD[name] for name in ("respondent", "age_group", "concerns")}
    for answers in (barely, TOLD):
        visitor = Client()
        visitor.post("/intake/")
        walk(visitor, answers)
        sizes.add(len(SealedAnswers.objects.latest("expires").box))
    assert len(sizes) == 1


def test_a_box_that_was_tampered_with_opens_nothing(started):
    walk(started, TOLD)
    row = SealedAnswers.objects.get()
    row.box = row.box[:-4] + "AAA="
    row.save()
    assert started.get("/intake/check/").status_code == 302


def test_erasing_leaves_nothing(started):
    walk(started, TOLD)
    response = started.post("/intake/erase/")
    assert response.status_code == 200
    assert SealedAnswers.objects.count() == 0
    assert not started.cookies[sealing.COOKIE].value
    assert started.get("/recommendation/").status_code == 302


def test_leaving_erases_and_ends_on_a_page_that_says_nothing(started):
    walk(started, TOLD)
    response = started.post("/intake/leave/", follow=True)
    html = response.content.decode()
    assert SealedAnswers.objects.count() == 0
    for word in ("IOP", "treatment", "guide", "health", "/intake", "/help"):
        assert word.lower() not in html.lower()


def test_leaving_works_without_a_form_token(site):
    visitor = Client(enforce_csrf_checks=True)
    assert visitor.post("/intake/leave/").status_code == 302


def test_answers_expire_when_idle_and_are_purged(started):
    walk(started, TOLD)
    SealedAnswers.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert started.get("/intake/check/").status_code == 302
    assert sealing.purge() == 1
    assert SealedAnswers.objects.count() == 0


def test_reading_puts_off_the_end(started):
    soon = timezone.now() + timedelta(minutes=5)
    SealedAnswers.objects.update(expires=soon)
    started.get(QUESTIONS)
    assert SealedAnswers.objects.get().expires > soon + timedelta(hours=1)


def test_purging_spares_what_is_still_in_use(started):
    assert sealing.purge() == 0
    assert SealedAnswers.objects.count() == 1


def is_kept_to_itself(response):
    """It is kept in no cache and named to no other site, and may load and run ours alone."""
    assert "no-store" in response["Cache-Control"], response.request["PATH_INFO"]
    assert response["Referrer-Policy"] == "same-origin"
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    return True


def loaded(response):
    """What a page loads or sends to by itself; not where its links lead when they are followed."""
    tags = re.findall(r"<(?!a\b)\w[^>]*>", response.content.decode())
    return re.findall(r'\b(?:src|srcset|href|action|formaction|data)="([^"]*)"', " ".join(tags))


def is_ours(address):
    return address in ("", "data:,") or re.match(r"[#?]|/(?!/)", address)


def has_inline_code(response):
    html = response.content.decode()
    return "<style" in html or " style=" in html or re.search(r"<script(?![^>]*src=)", html)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_is_kept_in_a_cache_or_named_to_another_site(started, address):
    assert is_kept_to_itself(started.get(address))


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_asks_anything_of_another_host_or_runs_inline_code(started, address):
    response = started.get(address)
    assert [found for found in loaded(response) if not is_ours(found)] == []
    assert not has_inline_code(response)


def test_what_a_page_loads_is_found_and_told_from_a_link():
    html = '<link rel="icon" href="//a.b/c"><a href="https://d.e">D</a><img alt="" src="x:y">'
    assert loaded(HttpResponse(html)) == ["//a.b/c", "x:y"]
    assert not is_ours("//a.b/c") and not is_ours("https://d.e") and is_ours("/static/site.css")


def test_no_page_of_the_admin_is_kept_in_a_cache_or_asks_anything_of_another_host(site):
    staff = addresses.superuser_with_rows()
    for address in addresses.of_staff():
        response = staff.get(address)
        assert is_kept_to_itself(response)
        assert [found for found in loaded(response) if not is_ours(found)] == [], address


WALK_ON_DISK = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("first_release")
from django.test import Client
from tests.unit.iop_guide.test_privacy import ADDRESSES, TOLD, look_for_programs
from tests.support.walking import walk
visitor = Client(SERVER_NAME="localhost")
visitor.post("/intake/")
print(walk(visitor, TOLD)[1][-1])
look_for_programs(visitor)
for address in ADDRESSES:
    visitor.get(address)
"""


def test_the_database_file_and_all_output_of_the_server_hold_no_answer(tmp_path):
    path = tmp_path / "site.sqlite3"
    done = subprocess.run(
        [sys.executable, "-W", "default", "-c", WALK_ON_DISK],
        env=os.environ
        | {"DATABASE_URL": f"sqlite:///{path}", "DJANGO_SETTINGS_MODULE": "iop_guide.settings"},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.endswith("/intake/check/\n")
    files = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"intake_sealedanswers" in files
    # What a release publishes is no answer: the words to look for are in none.
    for word in TELLING:
        assert not is_in(word, files.decode("latin-1")), word
        assert not is_in(word, done.stdout + done.stderr)
