"""Pages that are the same for everyone are rendered once a release: always what a fresh page would
be, with nothing of a visitor, and gone soon after a publish, in every process."""

import os
import subprocess
import sys
import time

import pytest
from django.core.cache import caches
from django.db import connection
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory

from iop_guide.once import once
from programs import models
from programs.levels import remembered
from programs.levels.publishing import receivers
from tests.support.people import well_but
from tests.support.publishing import publish
from tests.support.stores import stopped
from tests.support.walking import send, walk

from .test_preview import member

READING = [
    "/", "/levels/", "/levels/iop/", "/guide/", "/guide/what-is-an-iop/", "/help-now/",
    "/about/", "/measures/",
]  # fmt: skip
NEW = "A line that the release before does not have."


def text(client, address):
    return client.get(address).content.decode()


def kept():
    """The pages that are kept whole."""
    return [key for key in caches["pages"]._cache if "template.cache.page." in key]


@pytest.fixture
def clock(monkeypatch):
    """A clock that the test moves on."""
    seconds = [1000.0]
    monkeypatch.setattr(remembered, "monotonic", lambda: seconds[0])
    return seconds


@pytest.mark.parametrize("address", READING[1:])
def test_what_is_kept_is_what_a_fresh_page_would_be(site, address):
    first, again = Client().get(address), Client().get(address)
    assert kept()
    caches["pages"].clear()
    assert first.content == again.content == Client().get(address).content
    assert first.headers == again.headers
    assert "no-store" in again["Cache-Control"]


@pytest.mark.parametrize("address", READING)
def test_a_stranger_costs_no_query(shared, clock, django_assert_num_queries, address):
    text(Client(), address)
    with django_assert_num_queries(0):
        text(Client(), address)


@pytest.mark.parametrize("address", ["/", "/levels/iop/"])
def test_a_publish_elsewhere_is_seen_within_five_seconds(shared, clock, address, monkeypatch):
    monkeypatch.setattr(receivers, "forget", lambda: None)  # as if another process published
    assert NEW not in text(Client(), address)
    models.Level.objects.filter(key="iop").update(tagline=NEW, summary=NEW)
    publish("Another line")
    assert NEW not in text(Client(), address)
    clock[0] += 5
    assert NEW in text(Client(), address)


def test_what_is_not_committed_is_not_remembered(site):
    assert connection.in_atomic_block
    text(Client(), "/levels/")
    publish("Another line")
    assert remembered.remembered().number == 2


def test_a_publish_is_seen_at_once_where_it_was_made(shared):
    assert NEW not in text(Client(), "/levels/iop/")
    models.Level.objects.filter(key="iop").update(summary=NEW)
    publish("Another line")
    assert NEW in text(Client(), "/levels/iop/")


CHILD = """
import sys, django
from django.test import Client
django.setup()
client = Client(SERVER_NAME="localhost")
for line in sys.stdin:
    print(line.strip() in client.get("/levels/iop/").content.decode(), flush=True)
"""


def other_process():
    """A process of its own on the same database: given a line, it says whether that is on the
    page of IOP."""
    place = connection.settings_dict
    url = f"sqlite:///{place['NAME']}"
    if connection.vendor == "postgresql":
        host = place["HOST"] or place["OPTIONS"]["host"]
        url = f"postgres://{place['USER']}@/{place['NAME']}?host={host}"
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", CHILD],
        env=os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "iop_guide.settings"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    )


def test_a_publish_in_one_process_is_seen_in_another(shared):
    with other_process() as other:

        def shows():
            other.stdin.write(NEW + "\n")
            return other.stdout.readline() == "True\n"

        assert not shows()
        models.Level.objects.filter(key="iop").update(summary=NEW)
        publish("Another line")
        assert remembered.SECONDS < 5  # what is remembered longer is not seen in time
        patience = time.monotonic() + 60  # of a machine that is busy with other tests
        while not shows():
            assert time.monotonic() < patience
            time.sleep(0.1)
        other.stdin.close()


def test_nothing_of_a_visitor_is_kept(site):
    visitor = Client()
    visitor.post("/intake/")
    walk(visitor, well_but(emergency_signs=["seizure"], suicide="wish_to_be_dead"))
    for address in READING:
        assert text(visitor, address)
    assert not kept()


@pytest.mark.parametrize("address", READING[1:5])
def test_whoever_told_of_danger_is_reminded_and_nobody_else(site, address):
    visitor = Client()
    visitor.post("/intake/")
    text(Client(), address)
    send(visitor, "right_now", {"emergency_signs": ["seizure"]})
    assert "You told us about danger" in text(visitor, address)
    assert "You told us about danger" not in text(Client(), address)


def test_staff_read_the_draft_and_strangers_what_is_kept(site):
    text(Client(), "/levels/iop/")
    models.Level.objects.filter(key="iop").update(summary=NEW)
    staff = member("Ed", "view_level")
    staff.post("/preview/start/")
    assert NEW in text(staff, "/levels/iop/")
    assert NEW not in text(Client(), "/levels/iop/")


def test_what_holds_a_token_is_never_kept(site):
    view = once(lambda request: HttpResponse(get_token(request)))
    ask = RequestFactory().get
    assert view(ask("/token/")).content != view(ask("/token/")).content
    assert not kept()


def test_what_is_asked_for_in_an_address_and_what_is_not_there_are_not_kept(site):
    text(Client(), "/levels/?two=iop,php")
    assert Client().get("/levels/no-such-level/").status_code == 404
    assert not kept()


def test_each_language_has_its_own_page(site, made_up_languages):
    there = text(Client(), "/measures/")
    visitor = Client()
    visitor.cookies["language"] = "xx"
    here = text(visitor, "/measures/")
    assert 'lang="en"' in there and 'lang="xx"' in here
    assert text(visitor, "/measures/") == here and text(Client(), "/measures/") == there


def test_while_the_database_does_not_answer_the_last_release_goes_on(shared, clock):
    models.Level.objects.filter(key="iop").update(summary=NEW)
    publish("Another line")
    assert NEW in text(Client(), "/levels/iop/")
    clock[0] += 60
    with stopped():
        assert NEW in text(Client(), "/levels/iop/")
